import { bundle } from './bundle'
import { plantAll } from './fault'
import { faults } from './faults'
import { playAside } from './play-aside'

/**
 * A slice of `npm run histories`. The seed is fixed, so that a change is judged by what it changes; the long run takes
 * another one each time.
 */
test('a hundred histories of claims, releases, held places, edits, retries and crossing calls hold', async () => {
  const { output } = await playAside(await bundle(__dirname, 'slice'), { RUNS: '100', SEED: '4' })
  expect(output).toContain('all hold')
}, 300_000)

/** Found soon; `npm run histories -- faults` plants all of them. */
const soon = [
  'a retry of a claim claims again',
  'a second tap is not remembered',
  'who joins the line is not asked whether they stand in it',
  'a claim that steps back does not free its place',
  'a place given back is counted without asking whether it was held',
]

test.each(faults.filter(({ name }) => soon.includes(name)))(
  'a planted bug is found: $name',
  async (fault) => {
    const file = await bundle(__dirname, `slice-${faults.indexOf(fault)}`, fault)
    const { holds, output } = await playAside(file, { RUNS: '100', SEED: '5', SHRINK: 'no' })
    expect(holds).toBe(false)
    expect(output).toContain('does not hold')
  },
  180_000,
)

test('every planted bug still fits the source', async () => {
  await expect(plantAll(faults)).resolves.toBeUndefined()
})
