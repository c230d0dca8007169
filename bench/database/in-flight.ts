/** Calls with numbers from 0, so many at a time; milliseconds of each, and of all. */
export async function inFlight(
  calls: number,
  width: number,
  call: (at: number) => Promise<void>,
): Promise<{ each: number[]; whole: number }> {
  const each: number[] = []
  let next = 0
  const worker = async () => {
    while (next < calls) {
      const at = next
      next += 1
      const startedAt = performance.now()
      await call(at)
      each.push(performance.now() - startedAt)
    }
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: width }, worker))
  return { each, whole: performance.now() - startedAt }
}

/** The value that only one in a hundred exceeds. */
export function p99(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length * 0.99)] ?? Number.NaN
}
