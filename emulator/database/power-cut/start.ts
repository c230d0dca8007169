import { say } from '../../../tools/say'
import { faults, NO_FAULT } from './faults'
import { playHistories } from './play-histories'

/**
 * `npm run power-cuts -- [histories] [first seed]`: first every planted fault must be found, then nothing may be found
 * without one.
 */
async function start(count: number, firstSeed: number): Promise<boolean> {
  let isGood = true
  for (const fault of faults) {
    const { played, found } = await playHistories(firstSeed, count, fault, fault.shows)
    isGood &&= found !== undefined
    say(found === undefined ? `MISSED: ${fault.name}` : `found in history ${played}: ${fault.name}`)
    say(`    ${found?.problem.split('\n')[0]}`)
  }
  const startedAt = performance.now()
  const { played, figures, found } = await playHistories(firstSeed, count, NO_FAULT)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  say(
    `${played} histories, ${figures.answers} answers, ${figures.powerCuts} power cuts (${figures.cutsInSync} between write and sync), ${figures.fullDisks} full disks, ${seconds} s`,
  )
  say(found === undefined ? 'no acknowledged write lost, every store opens, no operation half applied' : '')
  if (found !== undefined) {
    say(`WRONG with seed ${found.seed}: ${found.problem}`)
  }
  return isGood && found === undefined
}

// Histories that wait for ever would end the process without a word.
process.exitCode = 1
void start(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1)).then((isGood) => {
  process.exitCode = isGood ? 0 : 1
})
