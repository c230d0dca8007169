import { runHistories } from '../histories/run-histories'
import { play, type Tally } from './play'
import { history } from './steps'
import { START } from './town'

const tally: Tally = new Map()

void runHistories({
  what: 'histories of months',
  now: START,
  history,
  play: (world, steps) => play(world, steps, tally),
  sum: () =>
    [...tally]
      .filter(([what]) => / ok$|died/.test(what))
      .sort()
      .map(([what, times]) => `${what} ${times}`)
      .join(' · '),
})
