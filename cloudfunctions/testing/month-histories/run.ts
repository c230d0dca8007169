import fc from 'fast-check'
import { openWorld } from '../world'
import { play, type Tally } from './play'
import { history } from './steps'
import { START } from './town'

/**
 * Plays random months and ends with code 1 at the first in which something does not hold, told as short as it could be
 * made. `RUNS` says how many, `SEED` repeats a run, `SHRINK=no` tells the first that fails as it was.
 */
async function run(): Promise<void> {
  const runs = Number(process.env.RUNS ?? 10_000)
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  // The log of each call would bury the rest.
  globalThis.console.log = () => {}
  say(`${runs} histories of months, SEED=${seed}`)
  const world = await openWorld(START)
  const startedAt = performance.now()
  const tally: Tally = new Map()
  let played = 0
  const details = await fc.check(
    fc.asyncProperty(history, async (steps) => {
      await play(world, steps, tally)
      played += 1
      if (played % 500 === 0) {
        say(`${played} of ${runs}, ${Math.round((performance.now() - startedAt) / 1_000)} s`)
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
  const done = [...tally].filter(([what]) => / ok$|died/.test(what)).sort()
  say(done.map(([what, times]) => `${what} ${times}`).join(' · '))
  say(`all hold, ${Math.round((performance.now() - startedAt) / 1_000)} s`)
  process.exit(0)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

void run()
