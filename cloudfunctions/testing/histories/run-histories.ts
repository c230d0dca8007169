import fc from 'fast-check'
import { say } from '../../../tools/say'
import { muteFunctions } from '../quiet'
import { connect } from '../short-wire'
import { openWorld, type World } from '../world'

interface Histories<Step> {
  /** What is played, for the first line: `histories of months`. */
  what: string
  now: number
  history: fc.Arbitrary<Step[]>
  play(world: World, steps: readonly Step[]): Promise<void>
  /** Told when all hold. */
  sum?(): string
}

/**
 * Plays random histories and ends with code 1 at the first in which something does not hold, told as short as it could
 * be made. `RUNS` says how many, `SEED` repeats a run, `SHRINK=no` tells the first that fails as it was.
 */
export async function runHistories<Step>(histories: Histories<Step>): Promise<void> {
  const { what, now, history, play, sum } = histories
  const runs = Number(process.env.RUNS ?? 10_000)
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  muteFunctions()
  say(`${runs} ${what}, SEED=${seed}`)
  const world = await openWorld(now)
  const startedAt = performance.now()
  const seconds = () => Math.round((performance.now() - startedAt) / 1_000)
  let played = 0
  const details = await fc.check(
    fc.asyncProperty(history, fc.nat(), async (steps, wire) => {
      connect(world, wire)
      world.content.clear()
      await play(world, steps)
      played += 1
      if (played % 100 === 0) {
        say(`${played} of ${runs}, ${seconds()} s`)
      }
    }),
    { numRuns: runs, seed, endOnFailure: process.env.SHRINK === 'no' },
  )
  await world.close()
  if (details.failed) {
    say(`history ${details.numRuns} of ${runs} (SEED=${seed}) does not hold:`)
    say(String((details.errorInstance as Error | null)?.message))
    process.exit(1)
  }
  say(`all hold, ${seconds()} s${sum ? `\n${sum()}` : ''}`)
  process.exit(0)
}
