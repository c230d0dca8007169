/** What was measured several times: in milliseconds, megabytes or whatever `unit` says. */
export interface Figure {
  median: number
  low: number
  high: number
  rounds: number
  unit: string
}

export interface Row {
  what: string
  /** What was asked for, in words. */
  asked?: string
  ours: Figure
  /** What it is compared with, in the same run. */
  peer?: Figure & { name: string }
  note: string
}

/** Milliseconds of each call, made one after another. */
export async function times(rounds: number, call: (round: number) => unknown): Promise<number[]> {
  return measured(rounds, call, () => performance.now())
}

/** The same in milliseconds of this process' processor: what else the machine does hardly matters. */
export async function processorTimes(rounds: number, call: (round: number) => unknown): Promise<number[]> {
  return measured(rounds, call, processorTime)
}

/** Milliseconds of the processor that this process has used. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

async function measured(
  rounds: number,
  call: (round: number) => unknown,
  clock: () => number,
): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = clock()
    await call(round)
    taken.push(clock() - startedAt)
  }
  return taken
}

export function figureOf(values: readonly number[], unit = '毫秒'): Figure {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  return { median: at(0.5), low: at(0), high: at(1), rounds: sorted.length, unit }
}

/** One table in Markdown; the ratio is of the medians. */
export function printTable(title: string, words: string, rows: readonly Row[]): void {
  const lines = rows.map(({ what, asked = '', ours, peer, note }) => {
    const ratio = peer ? `${short(ours.median / peer.median)} 倍` : ''
    const other = peer ? `${peer.name} ${figureText(peer)}` : ''
    return `| ${[what, asked, figureText(ours), other, ratio, note].join(' | ')} |`
  })
  const head = ['| 项目 | 要求 | 测得 | 对比 | 比值 | 说明 |', '|---|---|---|---|---|---|']
  process.stdout.write(`\n## ${title}\n\n${words}\n\n${[...head, ...lines].join('\n')}\n`)
}

function figureText({ median, low, high, rounds, unit }: Figure): string {
  const spread = rounds > 1 ? `（${short(low)}–${short(high)}，${rounds} 次）` : ''
  return `${short(median)} ${unit}${spread}`
}

function short(value: number): string {
  return Number(value.toPrecision(3)).toString()
}
