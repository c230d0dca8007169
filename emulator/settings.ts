import { resolve } from 'node:path'

/** `county`: 120,000 invented people in 600 branches, for trying what is large. */
export type Seed = 'demo' | 'county' | 'none'

/** How the emulator was asked to run (ARCHITECTURE §5). */
export interface Settings {
  port: number
  /** A folder, or `:memory:`. */
  dataDir: string
  seed: Seed
  /** Instant the clock starts at; absent: now. */
  now: number | undefined
  /** Throw the data away first. */
  isFresh: boolean
  /** Database and functions alone: no preview, no demo data. */
  isBare: boolean
}

export function readSettings(flags: readonly string[], environment: NodeJS.ProcessEnv): Settings {
  for (const flag of flags) {
    if (flag !== '--fresh' && flag !== '--bare') {
      throw new Error(`不认识的参数 ${flag}；可用的有 --fresh`)
    }
  }
  const isBare = flags.includes('--bare')
  const dataDir = environment.DATA_DIR || '.data'
  return {
    port: readPort(environment.PORT),
    dataDir: dataDir === ':memory:' ? dataDir : resolve(dataDir),
    seed: readSeed(environment.SEED ?? (isBare ? 'none' : 'demo')),
    now: readNow(environment.NOW),
    isFresh: flags.includes('--fresh'),
    isBare,
  }
}

function readPort(text = '4173'): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT=${text} 不是端口号`)
  }
  return port
}

function readSeed(text: string): Seed {
  if (text !== 'demo' && text !== 'county' && text !== 'none') {
    throw new Error(`SEED=${text}：只能是 demo、county 或 none`)
  }
  return text
}

function readNow(text: string | undefined): number | undefined {
  if (!text) {
    return undefined
  }
  const instant = Date.parse(text)
  if (Number.isNaN(instant)) {
    throw new Error(`NOW=${text} 不是 ISO 时间，例如 2026-11-22T09:41:00+08:00`)
  }
  return instant
}
