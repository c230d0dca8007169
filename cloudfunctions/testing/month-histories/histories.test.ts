import { bundle, playAside } from './aside'
import { faults } from './faults'

/** A slice of the long run. The seed is fixed, so that a change is judged by what it changes. */
test('forty histories of deeds, corrections, moves, lists, objections, crashes and crossing calls hold', async () => {
  const { output } = await playAside(await bundle('slice'), { RUNS: '40', SEED: '3' })
  expect(output).toContain('all hold')
}, 120_000)
