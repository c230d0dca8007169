/** Milliseconds of each call, made one after another. */
export async function times(rounds: number, call: (round: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now()
    await call(round)
    taken.push(performance.now() - startedAt)
  }
  return taken
}

/** The lower quartile: what a call takes when the machine is not busy with something else. */
export function typical(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 4)] ?? Number.NaN
}

export interface Line {
  what: string
  /** Typical milliseconds of ours and of what it is compared with, in the same run. */
  ours: number
  peer: number
  note: string
}

export function printLines(title: string, peer: string, lines: readonly Line[]): void {
  console.log(`\n${title}\n比值 = 本项 ÷ ${peer}，同一次运行里的下四分位数`)
  for (const { what, ours, peer: other, note } of lines) {
    const ratio = (ours / other).toFixed(2)
    console.log(`  ${what}：${ratio} 倍（${ours.toFixed(1)} / ${other.toFixed(1)} 毫秒；${note}）`)
  }
}
