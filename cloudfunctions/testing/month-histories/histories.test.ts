import { bundle } from '../histories/bundle'
import { plantAll } from '../histories/fault'
import { playAside } from '../histories/play-aside'
import { faults } from './faults'

/** A slice of `npm run histories:month`. The seed is fixed, so that a change is judged by what it changes. */
test('histories of deeds, corrections, moves, lists, objections, deaths and crossing calls hold', async () => {
  const { output } = await playAside(await bundle(__dirname, 'slice'), { RUNS: '25', SEED: '3' })
  expect(output).toContain('all hold')
}, 120_000)

/** Found soon; `npm run histories:month -- faults` plants all of them. */
const soon = [
  'entries are written without asking whether somebody has written meanwhile',
  'the mark goes before the points have come',
]

test.each(faults.filter(({ name }) => soon.includes(name)))(
  'a planted bug is found: $name',
  async (fault) => {
    const file = await bundle(__dirname, `slice-${faults.indexOf(fault)}`, fault)
    const { holds, output } = await playAside(file, { RUNS: '20', SEED: '7', SHRINK: 'no' })
    expect(holds).toBe(false)
    expect(output).toContain('does not hold')
  },
  60_000,
)

test('every planted bug still fits the source', async () => {
  await expect(plantAll(faults)).resolves.toBeUndefined()
})
