import { faults, NO_FAULT } from './faults'
import { playHistories } from './play-histories'

/** All of them: `npm run power-cuts`. */
const HISTORIES = 200

test('after any power cut every acknowledged write is there, the store opens, and nothing is half applied', async () => {
  const { found, figures } = await playHistories(1, HISTORIES, NO_FAULT)
  expect(found).toBeUndefined()
  expect(figures.cutsInSync).toBeGreaterThan(HISTORIES / 10)
  expect(figures.fullDisks).toBeGreaterThan(HISTORIES / 20)
})

test.each(faults)('a planted fault is found: $name', async (fault) => {
  const { found } = await playHistories(1, HISTORIES, fault, fault.shows)
  expect(found).toBeDefined()
})
