import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

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
  /** An environment as the vendor hands it over, and whatever has been deployed into it since. */
  isEmpty?: boolean
  /** The collections of another project: its database alone, nothing of ours. */
  collections?: string | undefined
  /** Where to write the variables that lead CloudBase's SDK here, for `node --env-file`. */
  envFile?: string | undefined
}

const flags = {
  fresh: { type: 'boolean', default: false },
  bare: { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
  collections: { type: 'string' },
  variables: { type: 'string' },
} as const

export function readSettings(args: readonly string[], environment: NodeJS.ProcessEnv): Settings {
  const { fresh: isFresh, bare: isBare, empty: isEmpty, collections, variables: envFile } = readFlags(args)
  // npm changes to its own package; files are meant where the command was given.
  const at = (file: string) => resolve(environment.INIT_CWD ?? '', file)
  const own = {
    port: readPort(environment.PORT),
    now: readNow(environment.NOW),
    isFresh,
    isBare,
    ...(isEmpty && { isEmpty }),
    ...(envFile !== undefined && { envFile: at(envFile) }),
  }
  if (isEmpty && collections !== undefined) {
    throw new Error('--empty 和 --collections 不能一起用：空的环境里，集合是部署上去的')
  }
  if (collections !== undefined) {
    const file = at(collections)
    const dataDir = environment.DATA_DIR || join(dirname(file), '.data')
    return {
      ...own,
      seed: 'none',
      dataDir: dataDir === ':memory:' ? dataDir : at(dataDir),
      collections: file,
    }
  }
  const dataDir = environment.DATA_DIR || (isEmpty ? '.data/empty' : '.data')
  return {
    ...own,
    seed: isEmpty ? 'none' : readSeed(environment.SEED ?? (isBare ? 'none' : 'demo')),
    dataDir: dataDir === ':memory:' ? dataDir : resolve(dataDir),
  }
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags }).values
  } catch (error) {
    const known = Object.keys(flags).map((name) => `--${name}`)
    throw new Error(`参数不对，可用的有 ${known.join('、')}：${(error as Error).message}`)
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
