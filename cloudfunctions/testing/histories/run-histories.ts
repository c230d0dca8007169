import fc from 'fast-check'
import { say } from '../../../tools/say'
import { muteFunctions } from '../quiet'
import { connect } from '../short-wire'
import { openWorld, type World } from '../world'

interface Histories<Step> {
  /** What is played, for the first line: `histories of months`. */
  what: string
  /** When each of them begins, and with what. */
  now: number
  documents: () => object
  history: fc.Arbitrary<Step[]>
  /** Throws when something does not hold; what happens is `told` by then. */
  play(world: World, steps: readonly Step[], told: string[]): Promise<void>
  /** Told when all hold. */
  sum?(): string
}

/**
 * Plays random histories and ends with code 1 at the first in which something does not hold, told as short as it could
 * be made. `RUNS` says how many, `SEED` repeats a run, `SHRINK=no` tells the first that fails as it was.
 */
export async function runHistories<Step>(histories: Histories<Step>): Promise<void> {
  const { what, now, documents, history, play, sum } = histories
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
      await world.database.clear()
      await world.database.load(documents() as Parameters<World['database']['load']>[0])
      world.now = now
      const told: string[] = []
      await play(world, steps, told).catch((error: Error) => {
        throw new Error(`${error.message}\n${told.join('\n')}`, { cause: error })
      })
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
