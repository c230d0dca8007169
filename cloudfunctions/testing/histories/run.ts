import fc from 'fast-check'
import { NOW } from '../documents'
import { openWorld } from '../world'
import { history } from './calls'
import { play } from './play'

/**
 * Plays random histories and ends with code 1 at the first in which something does not hold, told as short as it could
 * be made. `RUNS` says how many, `SEED` repeats a run, `SHRINK=no` tells the first that fails as it was.
 */
async function run(): Promise<void> {
  const runs = Number(process.env.RUNS ?? 10_000)
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  const shrinks = process.env.SHRINK !== 'no'
  // The log of each call would bury the rest.
  globalThis.console.log = () => {}
  say(`${runs} histories, SEED=${seed}`)
  const world = await openWorld(NOW)
  const startedAt = performance.now()
  let played = 0
  const details = await fc.check(
    fc.asyncProperty(history, async (steps) => {
      await play(world, steps)
      played += 1
      if (played % 500 === 0) {
        say(`${played} of ${runs}, ${Math.round((performance.now() - startedAt) / 1_000)} s`)
      }
    }),
    { numRuns: runs, seed, endOnFailure: !shrinks },
  )
  await world.close()
  if (details.failed) {
    say(`history ${details.numRuns} of ${runs} (SEED=${seed}) does not hold:`)
    say(String((details.errorInstance as Error | null)?.message))
    process.exit(1)
  }
  say(`all hold, ${Math.round((performance.now() - startedAt) / 1_000)} s`)
  process.exit(0)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

void run()
