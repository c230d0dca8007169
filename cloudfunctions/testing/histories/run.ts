import { NOW } from '../documents'
import { history } from './calls'
import { Player } from './play'
import { runHistories } from './run-histories'
import { documents } from './town'

void runHistories({
  what: 'histories',
  now: NOW,
  documents,
  history,
  play: (world, steps, told) => new Player(world, told).play(steps),
})
