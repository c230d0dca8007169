import { openWorld, type World } from '../testing/world'

let world: World

beforeEach(async () => {
  world = await openWorld(0)
})

afterEach(() => world.close())

const due = [
  { at: 1, id: 'a' },
  { at: 2, id: 'a' },
  { at: 2, id: 'b' },
  { at: 2, id: 'c' },
  { at: 3, id: 'a' },
]

/** Walks in steps of two, from the very beginning; what it handled comes back. */
async function step(handled: string[], name = 'kind') {
  const { walkOn } = await import('./cursor')
  return walkOn({
    name,
    from: 0,
    next: async (after) =>
      due.filter(({ at, id }) => at > after.at || (at === after.at && id > after.id)).slice(0, 2),
    positionOf: (one) => one,
    handle: async (some) => handled.push(...some.map(({ at, id }) => `${at}${id}`)),
  })
}

test('every one is handled in order, also those that came due in one instant', async () => {
  const handled: string[] = []
  while ((await step(handled)) > 0) {}
  expect(handled).toEqual(['1a', '2a', '2b', '2c', '3a'])
})

test('a step with nothing left costs one operation beside the search', async () => {
  while ((await step([])) > 0) {}
  world.operations.length = 0
  expect(await step([])).toBe(0)
  expect(world.operations).toHaveLength(1)
})

test('two at once leave nothing out', async () => {
  const handled: string[] = []
  await Promise.all([step(handled), step(handled)])
  while ((await step(handled)) > 0) {}
  expect([...new Set(handled)].sort()).toEqual(['1a', '2a', '2b', '2c', '3a'])
})

test('what failed is handled again', async () => {
  const { walkOn } = await import('./cursor')
  const failing = walkOn({
    name: 'kind',
    from: 0,
    next: async () => due,
    positionOf: (one) => one,
    handle: async () => {
      throw new Error('no network')
    },
  })
  await expect(failing).rejects.toThrow('no network')
  const handled: string[] = []
  await step(handled)
  expect(handled).toEqual(['1a', '2a'])
})
