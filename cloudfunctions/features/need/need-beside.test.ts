import { HOUR } from '../../platform/calendar'
import { aMember, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

/** What publishing, confirming and the timers ask of needs. */
let world: World

const [SECRETARY, ASKER, OTHER_SECRETARY] = ['o-1', 'o-3', 'o-5']

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [{ ...tree, teams: [], areas: [] }],
    members: [
      aMember(1, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(3),
      aMember(4, { roles: [{ role: 'countyAdministrator', orgId: 'county' }] }),
      aMember(5, { branchId: 'b-2', roles: [{ role: 'branchSecretary', orgId: 'b-2' }] }),
    ],
  })
})

afterEach(() => world.close())

const raise = async (over: object = {}, who = ASKER) => {
  const words = { kind: 'labour', text: '清洗组件缺人', place: '光伏电站', when: 'today', asked: 10 }
  return (await world.as(who).call('need.raise', { ...words, ...over })).needId
}

const get = (who: string | undefined, needId: string) => world.as(who).call('need.get', { needId })

const publish = (needId: string, branchId = 'b-1') => ({
  branchId,
  title: '清洗光伏组件',
  kind: 'work',
  about: '擦组件',
  site: { name: '三号光伏区' },
  leadId: branchId === 'b-1' ? 'm-3' : 'm-5',
  chain: [],
  bring: [],
  urgent: false,
  audience: 'all',
  shifts: [{ startsAt: NOW + 24 * HOUR, endsAt: NOW + 27 * HOUR, places: 10 }],
  needId,
})

async function told(memberId: string): Promise<{ kind: string; needId?: string; taskId?: string }[]> {
  const { collection } = await import('../../platform/database')
  const fields = ['kind', 'needId', 'taskId'] as const
  return collection<{ _id: string; kind: string; needId?: string; taskId?: string }>('outbox').find(
    { memberId },
    { fields, limit: 100 },
  )
}

const kinds = async (memberId: string) => (await told(memberId)).map(({ kind }) => kind).sort()

test('a need becomes a task in one step; the asker is told and finds the task; a retry changes nothing', async () => {
  const needId = await raise()
  const id = requestId()
  const { taskId } = await world.as(SECRETARY).call('task.publish', publish(needId), id)
  await world.as(SECRETARY).call('task.publish', publish(needId), id)
  expect(await get(ASKER, needId)).toMatchObject({
    state: 'task',
    taskId,
    taskTitle: '清洗光伏组件',
    version: 2,
  })
  expect(await told('m-3')).toMatchObject([{ kind: 'needBecameTask', needId, taskId }])
})

test('an officer makes no task of a need of another branch', async () => {
  const needId = await raise()
  expect(await world.as(OTHER_SECRETARY).refused('task.publish', publish(needId, 'b-2'))).toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await get(ASKER, needId)).toMatchObject({ state: 'open', version: 1 })
})

test('people supplied are counted by shift, however often a shift reports; then the asker is asked once', async () => {
  const { addSupplied, askWhetherDone } = await import('./add-supplied')
  const needId = await raise()
  await world.as(SECRETARY).call('task.publish', publish(needId))
  await addSupplied(needId, 's-1', 4)
  await Promise.all([addSupplied(needId, 's-1', 5), addSupplied(needId, 's-2', 3)])
  await addSupplied(needId, 's-1', 5)
  expect(await get(ASKER, needId)).toMatchObject({ asked: 10, supplied: 8 })
  await askWhetherDone(needId, 's-1', world.now)
  await askWhetherDone(needId, 's-1', world.now)
  expect(await kinds('m-3')).toEqual(['needAskDone', 'needBecameTask'])
  const word = { needId, version: 2, do: { verb: 'done', rating: 5 } }
  await world.as(ASKER).call('need.close', word)
  await askWhetherDone(needId, 's-2', world.now)
  expect(await kinds('m-3')).toEqual(['needAskDone', 'needBecameTask'])
})

describe('what nobody answered in time', () => {
  test('rises to the officers of its branch once, also when timers run late, twice and at once', async () => {
    const { riseOverdue } = await import('./rise-overdue')
    await raise()
    await raise({ when: 'days' })
    await raise({}, OTHER_SECRETARY)
    expect(await riseOverdue(NOW + 4 * HOUR - 1)).toBe(0)
    world.operations.length = 0
    expect(await riseOverdue(NOW + 4 * HOUR)).toBe(2)
    expect(world.operations.length).toBeLessThanOrEqual(5)
    expect(await riseOverdue(NOW + 5 * HOUR)).toBe(0)
    await Promise.all([riseOverdue(NOW + 30 * HOUR), riseOverdue(NOW + 30 * HOUR)])
    expect((await kinds('m-1')).filter((kind) => kind === 'needOverdue')).toHaveLength(2)
    // The secretary of b-2 asked: their need rises to whoever is above.
    expect(await kinds('m-4')).toEqual(['needOverdue', 'needRaised'])
    expect(await kinds('m-5')).toEqual([])
  })

  test('an answer stops it; not done starts a new term, which can be missed again', async () => {
    const { riseOverdue } = await import('./rise-overdue')
    const needId = await raise()
    expect(await riseOverdue(NOW + 4 * HOUR)).toBe(1)
    const answer = { verb: 'answer', text: '明天派人' }
    await world.as(SECRETARY).call('need.answer', { needId, version: 1, do: answer })
    expect(await riseOverdue(NOW + 90 * HOUR)).toBe(0)
    world.now = NOW + 90 * HOUR
    await world.as(ASKER).call('need.close', { needId, version: 2, do: { verb: 'notDone' } })
    expect(await riseOverdue(world.now)).toBe(0)
    expect(await riseOverdue(world.now + 4 * HOUR)).toBe(1)
    expect((await kinds('m-1')).filter((kind) => kind === 'needOverdue')).toHaveLength(2)
  })

  test('many are done in bounded steps', async () => {
    const { riseOverdue } = await import('./rise-overdue')
    for (let number = 0; number < 60; number += 1) {
      await raise()
    }
    const later = NOW + 5 * HOUR
    expect([await riseOverdue(later), await riseOverdue(later), await riseOverdue(later)]).toEqual([
      50, 10, 0,
    ])
  })
})
