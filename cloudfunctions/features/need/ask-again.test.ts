import { DAY } from '../../platform/calendar'
import { aMember, members, NOW } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

let world: World

beforeEach(async () => {
  const tree = {
    _id: 'tree-1',
    version: 1,
    nodes: [{ id: 'b-1', name: '上田村支部', level: 'branch', kind: 'area', parentId: null }],
    teams: [],
    areas: [],
  }
  world = await openWorld(NOW, {
    trees: [tree],
    members: [...members(1), aMember(9, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] })],
  })
})

afterEach(() => world.close())

const asked = async () =>
  (await world.as('o-1').call('message.list', {})).items.filter(({ kind }) => kind === 'needAskDone').length

async function answered(): Promise<string> {
  const raise = { kind: 'advice', text: '医保怎么转', place: '上田村', when: 'days' }
  const { needId } = await world.as('o-1').call('need.raise', raise)
  await answer(needId)
  return needId
}

async function answer(needId: string) {
  const { version } = await world.as('o-9').call('need.get', { needId })
  await world.as('o-9').call('need.answer', { needId, version, do: { verb: 'answer', text: '带身份证来' } })
}

test('an asker who says nothing is asked two days after the answer, once', async () => {
  const needId = await answered()
  await world.runJobs()
  world.now = NOW + 2 * DAY - 1
  await world.runJobs()
  expect(await asked()).toBe(0)
  world.now = NOW + 2 * DAY + 1
  await Promise.all([world.runJobs(), world.runJobs()])
  world.now = NOW + 3 * DAY
  await world.runJobs()
  expect(await asked()).toBe(1)
  const { items } = await world.as('o-1').call('message.list', {})
  expect(items.find(({ kind }) => kind === 'needAskDone')).toMatchObject({ needId })
})

test('who said that it is done is not asked; a further answer is asked about again', async () => {
  const done = await answered()
  const open = await answered()
  for (const [needId, verb] of [
    [done, 'done'],
    [open, 'notDone'],
  ] as const) {
    const { version } = await world.as('o-1').call('need.get', { needId })
    await world
      .as('o-1')
      .call('need.close', { needId, version, do: { verb, ...(verb === 'done' && { rating: 5 }) } })
  }
  world.now = NOW + 2 * DAY + 1
  await world.runJobs()
  expect(await asked()).toBe(0)
  await answer(open)
  world.now = NOW + 4 * DAY + 2
  await world.runJobs()
  expect(await asked()).toBe(1)
})
