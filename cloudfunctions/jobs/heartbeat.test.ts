import { collection } from '../platform/database'
import { NOW } from '../testing/documents'
import { openWorld, type World } from '../testing/world'
import { HEARTBEAT, type Heartbeat } from './heartbeat-rules'
import type { Kind, Step } from './run-kinds'
import { runNoted } from './serve-timer'

const MINUTES = 60_000

let world: World

beforeEach(async () => {
  world = await openWorld(NOW)
  jest.spyOn(console, 'log').mockImplementation(() => {})
})

afterEach(() => world.close())

async function heartbeat(): Promise<Heartbeat> {
  const fields = ['startedAt', 'traceId', 'unended', 'ended', 'kinds'] as const
  const found = await collection<Heartbeat>('cursors').findById(HEARTBEAT, fields)
  return found as Heartbeat
}

const fine: Kind = { name: 'fine', step: async () => ({ done: 1, isMore: false }) }
const broken: Kind = {
  name: 'broken',
  step: async () => {
    throw new Error('the table is gone')
  },
}
/** The function is ended in the middle: nothing after this happens. */
const deadly: Kind = { name: 'deadly', step: () => new Promise(() => {}) }

test('a run leaves when it began, how long it took, and how each kind fared', async () => {
  await runNoted([fine, broken], NOW, 'trace-1')
  expect(await heartbeat()).toMatchObject({
    startedAt: NOW,
    traceId: 'trace-1',
    unended: 0,
    ended: { startedAt: NOW, milliseconds: expect.any(Number) },
    kinds: {
      fine: { succeededAt: NOW, failures: 0 },
      broken: { failures: 1, failingSince: NOW, failedTrace: 'trace-1' },
    },
  })
})

test('all that a run costs is two operations on one document', async () => {
  await runNoted([fine], NOW, 'trace-1')
  world.operations.length = 0
  await runNoted([fine], NOW + 10 * MINUTES, 'trace-2')
  expect(world.operations).toEqual(['cursors database.modifyAndReturnDoc', 'cursors database.modifyDocument'])
})

test('runs that die in the middle are counted until one comes to its end', async () => {
  await runNoted([fine], NOW, 'trace-1')
  for (const run of [1, 2]) {
    void runNoted([fine, deadly], NOW + run * 10 * MINUTES, `dead-${run}`)
    await until(async () => (await heartbeat()).unended === run)
  }
  expect(await heartbeat()).toMatchObject({
    startedAt: NOW + 20 * MINUTES,
    traceId: 'dead-2',
    unended: 2,
    ended: { startedAt: NOW },
    kinds: { fine: { succeededAt: NOW } },
  })
  await runNoted([fine], NOW + 30 * MINUTES, 'trace-4')
  expect(await heartbeat()).toMatchObject({ unended: 0, ended: { startedAt: NOW + 30 * MINUTES } })
})

test('of two runs at once the one that began later has the word, whichever ends first', async () => {
  const slow: Kind = { ...fine }
  let finish: (step: Step) => void = () => {}
  const began = new Promise<void>((resolve) => {
    slow.step = () => {
      resolve()
      return new Promise((end) => {
        finish = end
      })
    }
  })
  const first = runNoted([slow], NOW, 'slow')
  await began
  await runNoted([fine], NOW + MINUTES, 'quick')
  finish({ done: 1, isMore: false })
  await first
  expect(await heartbeat()).toMatchObject({
    ended: { startedAt: NOW + MINUTES },
    kinds: { fine: { succeededAt: NOW + MINUTES, failures: 0 } },
  })
})

test('work is done also where the heartbeat cannot be written', async () => {
  await world.close()
  await expect(runNoted([fine], NOW, 'trace-1')).resolves.toMatchObject([{ name: 'fine', done: 1 }])
  world = await openWorld(NOW)
})

/** As soon as it holds; jest ends what never does. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await new Promise(setImmediate)
  }
}
