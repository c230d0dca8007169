import { runHistories } from '../histories/run-histories'
import { play, type Tally } from './play'
import { history } from './steps'
import { documents, START } from './town'

const tally: Tally = new Map()

void runHistories({
  what: 'histories of months',
  now: START,
  documents,
  history,
  play: (world, steps, told) => play(world, steps, told, tally),
  sum: () =>
    [...tally]
      .filter(([what]) => / ok$|died/.test(what))
      .sort()
      .map(([what, times]) => `${what} ${times}`)
      .join(' · '),
})
