import fc from 'fast-check'
import { type HostileRequest, hostileRequest } from './hostile-requests'
import { play, type Watch } from './play'

/** Most requests to one database before the next one is opened. */
const EACH = 50
const MOST_PRINTED = 2_000

/**
 * Sends at least that many requests. Fails with the seed and the fewest, shortest requests that show what is wrong;
 * the same seed sends the same.
 */
export async function fuzz(inputs: number, firstSeed: number, watch: Watch = () => {}): Promise<number> {
  let sent = 0
  const batch = fc.array(hostileRequest, { minLength: 1, maxLength: EACH, size: 'max' })
  const isSafe = fc.asyncProperty(batch, async (requests) => {
    sent += requests.length
    await play(requests, watch)
  })
  for (let seed = firstSeed; sent < inputs; seed += 1) {
    const { failed, counterexample, errorInstance } = await fc.check(isSafe, { numRuns: 1, seed })
    if (failed) {
      const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
      throw new Error(`seed ${seed}: ${reason}\n${printed(counterexample?.[0] ?? [])}`)
    }
  }
  return sent
}

function printed(requests: readonly HostileRequest[]): string {
  return requests
    .map(({ body }) =>
      body.length > MOST_PRINTED ? `${body.slice(0, MOST_PRINTED)}… (${body.length} characters)` : body,
    )
    .join('\n')
}
