import fc from 'fast-check'
import { NOW } from '../documents'
import { openWorld, type World } from '../world'
import { history } from './calls'
import { play } from './play'

let world: World

beforeAll(async () => {
  world = await openWorld(NOW)
})

afterAll(() => world.close())

test('random histories', async () => {
  await fc.assert(
    fc.asyncProperty(history, (steps) => play(world, steps)),
    {
      numRuns: Number(process.env.RUNS ?? 60),
      endOnFailure: !process.env.SHRINK,
      ...(process.env.SEED && { seed: Number(process.env.SEED) }),
    },
  )
}, 600_000)
