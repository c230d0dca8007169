import { HOUR } from '../../platform/calendar'
import { people, smallCounty } from '../../testing/county'
import { aMember, NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World
const secretary = () => world.as(people.branchSecretary)

const slot = (day: number, places = 5) => ({
  startsAt: NOW + day * 24 * HOUR,
  endsAt: NOW + day * 24 * HOUR + 3 * HOUR,
  places,
})

const draft = {
  title: '清理三号区杂草',
  kind: 'work',
  about: '拔草，装袋，运到路口。',
  site: { name: '三号光伏区南门', note: '门卫处集合' },
  leadId: 'm-member',
  chain: [{ post: 'areaLeader', memberId: 'm-plain-b-2' }],
  bring: ['手套', '草帽'],
  branchId: 'b-1',
  urgent: true,
  audience: 'all',
  shifts: [slot(1), slot(8, 2)],
}

beforeEach(async () => {
  const { trees = [], members = [] } = smallCounty(NOW)
  world = await openWorld(NOW, { trees, members: [...members, aMember(9, { leftOn: '2026-10-01' })] })
})

afterEach(() => world.close())

async function shown(taskId: string, openid = 'o-member') {
  return world.as(openid).call('task.get', { taskId })
}

describe('publishing', () => {
  test('shows the task with all its shifts to everybody, for six operations', async () => {
    await secretary().call('org.trees', {})
    const { taskId } = await secretary().call('task.publish', draft)
    expect(world.operations).toHaveLength(6)
    expect(await shown(taskId)).toMatchObject({
      title: '清理三号区杂草',
      urgent: true,
      site: { name: '三号光伏区南门', note: '门卫处集合' },
      lead: { name: '姓member' },
      chain: [{ post: 'areaLeader', name: '姓plain-b-2' }],
      bring: ['手套', '草帽'],
      shifts: [
        { startsAt: NOW + 24 * HOUR, places: 5, left: 5, taken: 0, queueLeft: 20, state: 'open' },
        { startsAt: NOW + 8 * 24 * HOUR, places: 2, left: 2 },
      ],
    })
    const { items } = await world.as('o-villager').call('task.list', { view: 'open' })
    expect(items.filter((item) => item.taskId === taskId)).toHaveLength(2)
  })

  test('the same request again publishes nothing twice, also when its times have passed by then', async () => {
    const request = requestId()
    const { taskId } = await secretary().call('task.publish', draft, request)
    await world.as('o-villager').call('task.claim', { shiftId: `${taskId}-s1` })
    world.now += 48 * HOUR
    expect(await secretary().call('task.publish', draft, request)).toEqual({ taskId })
    const task = await shown(taskId)
    expect(task.shifts.map(({ taken }) => taken)).toEqual([1, 0])
    const { acts } = await world.as(people.overseer).call('audit.list', { orgId: 'b-1' })
    expect(acts.filter(({ method }) => method === 'task.publish')).toEqual([
      expect.objectContaining({ note: '发布任务，2 班', by: '姓branchSecretary' }),
    ])
  })

  test('two officers with the same request id publish two tasks', async () => {
    const request = requestId()
    const mine = await secretary().call('task.publish', draft, request)
    const other = await world.as(people.generalSecretary).call('task.publish', draft, request)
    expect(other.taskId).not.toBe(mine.taskId)
  })

  test('only for whom it is meant', async () => {
    const party = await secretary().call('task.publish', { ...draft, audience: 'party' })
    expect(
      await world.as('o-villager').refused('task.claim', { shiftId: `${party.taskId}-s1` }),
    ).toMatchObject({ code: 'NOT_FOR_YOU', details: { audience: 'party' } })
    const own = await secretary().call('task.publish', { ...draft, audience: 'branch' })
    expect(
      await world.as('o-plain-b-2').refused('task.claim', { shiftId: `${own.taskId}-s1` }),
    ).toMatchObject({
      code: 'NOT_FOR_YOU',
      details: { audience: 'branch' },
    })
    expect(await world.as('o-villager').call('task.claim', { shiftId: `${own.taskId}-s1` })).toEqual({
      state: 'claimed',
    })
  })

  test('only in a branch the officer serves, at work', async () => {
    expect(await secretary().refused('task.publish', { ...draft, branchId: 'b-2' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    for (const person of [people.recorder, people.groupLeader, people.overseer, people.member]) {
      expect(await world.as(person).refused('task.publish', draft)).toMatchObject({ code: 'FORBIDDEN' })
    }
    await world.as(people.generalSecretary).call('task.publish', { ...draft, branchId: 'b-2' })
  })

  test('times that do not fit are refused, and nothing of it stands', async () => {
    const before = { ...slot(1), endsAt: NOW }
    expect(await secretary().refused('task.publish', { ...draft, shifts: [slot(1), before] })).toMatchObject({
      code: 'TIMES_REFUSED',
      details: { why: 'endsBeforeStart' },
    })
    expect(await secretary().refused('task.publish', { ...draft, shifts: [slot(-1)] })).toMatchObject({
      details: { why: 'past' },
    })
    const { items } = await world.as('o-villager').call('task.list', { view: 'open' })
    expect(items.filter(({ title }) => title === draft.title)).toEqual([])
  })

  test('lead and chain are members of this tree who have not left', async () => {
    const gone = async (over: object) =>
      (await secretary().refused('task.publish', { ...draft, ...over })).details
    expect(await gone({ leadId: 'm-9' })).toEqual({ memberIds: ['m-9'] })
    expect(await gone({ leadId: 'm-nobody' })).toEqual({ memberIds: ['m-nobody'] })
    const chain = [{ post: 'townLeader', memberId: 'm-plain-b-3' }]
    expect(await gone({ chain })).toEqual({ memberIds: ['m-plain-b-3'] })
  })

  test('the same place of a branch is one place: nobody needs an hour from it to itself', async () => {
    const at = (from: number) => [{ startsAt: NOW + from * HOUR, endsAt: NOW + (from + 2) * HOUR, places: 3 }]
    const site = { name: '河道口' }
    const one = await secretary().call('task.publish', { ...draft, site, shifts: at(48) })
    const two = await secretary().call('task.publish', { ...draft, site, shifts: at(50) })
    const far = await secretary().call('task.publish', { ...draft, shifts: at(52) })
    const claim = (taskId: string) => ({ shiftId: `${taskId}-s1` })
    await world.as('o-villager').call('task.claim', claim(one.taskId))
    await world.as('o-villager').call('task.claim', claim(two.taskId))
    expect(await world.as('o-villager').refused('task.claim', claim(far.taskId))).toMatchObject({
      code: 'CLASH',
    })
  })
})

describe('from a need', () => {
  test('the need is answered by the task and its asker told, once', async () => {
    const { needId } = await world.as('o-villager').call('need.raise', {
      kind: 'labour',
      text: '组件清洗缺人',
      place: '光伏电站大院',
      when: 'days',
      asked: 5,
    })
    await secretary().call('org.trees', {})
    const request = requestId()
    const { taskId } = await secretary().call('task.publish', { ...draft, needId }, request)
    expect(world.operations.length).toBeLessThanOrEqual(9)
    await secretary().call('task.publish', { ...draft, needId }, request)
    expect(await world.as('o-villager').call('need.get', { needId })).toMatchObject({ state: 'task', taskId })
    expect(await secretary().call('task.forEdit', { taskId })).toMatchObject({ needId })
    const { items } = await world.as('o-villager').call('message.list', {})
    expect(items.filter(({ kind }) => kind === 'needBecameTask')).toHaveLength(1)
    expect(
      await world.as(people.generalSecretary).refused('task.publish', { ...draft, title: '又一个', needId }),
    ).toMatchObject({ code: 'NEED_REFUSED' })
    const open = await world.as('o-villager').call('task.list', { view: 'open' })
    expect(open.items.map(({ title }) => title)).not.toContain('又一个')
  })

  test('whose task is cancelled: it is open again, its asker told once, and another task may answer it', async () => {
    const { needId } = await world.as('o-villager').call('need.raise', {
      kind: 'home',
      text: '灯一亮就跳闸',
      place: '村口',
      when: 'days',
    })
    const two = { ...draft, needId, shifts: [slot(1), slot(2)] }
    const { taskId } = await secretary().call('task.publish', two)
    const cancel = (number: number, request = requestId()) =>
      secretary().call('shift.cancel', { shiftId: `${taskId}-s${number}`, reason: '下雨' }, request)
    await cancel(1)
    const need = () => world.as('o-villager').call('need.get', { needId })
    expect(await need()).toMatchObject({ state: 'task', taskId })
    const request = requestId()
    await cancel(2, request)
    await cancel(2, request)
    expect(await need()).toMatchObject({ state: 'open' })
    expect(await need()).not.toHaveProperty('taskId')
    const { items } = await world.as('o-villager').call('message.list', {})
    expect(items.filter(({ kind }) => kind === 'needTaskCancelled')).toHaveLength(1)
    await secretary().call('task.publish', { ...draft, needId })
    expect(await need()).toMatchObject({ state: 'task' })
  })
})

describe('more shifts', () => {
  test('join a task that stands, once, for five operations', async () => {
    const { taskId } = await secretary().call('task.publish', draft)
    const request = requestId()
    const { shiftIds } = await secretary().call('task.addShifts', { taskId, shifts: [slot(3)] }, request)
    expect(world.operations).toHaveLength(5)
    world.now += 96 * HOUR
    expect(await secretary().call('task.addShifts', { taskId, shifts: [slot(3)] }, request)).toEqual({
      shiftIds,
    })
    expect((await shown(taskId)).shifts.map(({ id }) => id)).toEqual([
      `${taskId}-s1`,
      ...shiftIds,
      `${taskId}-s2`,
    ])
  })

  test('a task takes no more than a hundred', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => slot(index + 1))
    const { taskId } = await secretary().call('task.publish', { ...draft, shifts: many(60) })
    await secretary().call('task.addShifts', { taskId, shifts: many(40) })
    expect(await secretary().refused('task.addShifts', { taskId, shifts: many(1) })).toMatchObject({
      code: 'TIMES_REFUSED',
      details: { why: 'tooMany' },
    })
    expect((await shown(taskId)).shifts).toHaveLength(100)
  })

  test('of a task of another branch do not exist for the officer', async () => {
    const { taskId } = await world
      .as(people.generalSecretary)
      .call('task.publish', { ...draft, branchId: 'b-2' })
    const input = { taskId, shifts: [slot(3)] }
    expect(await secretary().refused('task.addShifts', input)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('for the form', () => {
  test('all that was written comes back, for four operations', async () => {
    const { taskId } = await secretary().call('task.publish', draft)
    const { shifts: _, ...written } = draft
    expect(await secretary().call('task.forEdit', { taskId })).toEqual({
      ...written,
      taskId,
      leadName: '姓member',
      chain: [{ post: 'areaLeader', memberId: 'm-plain-b-2', name: '姓plain-b-2' }],
      version: 1,
      shifts: [
        { shiftId: `${taskId}-s1`, ...slot(1), taken: 0, waiting: 0, state: 'open' },
        { shiftId: `${taskId}-s2`, ...slot(8, 2), taken: 0, waiting: 0, state: 'open' },
      ],
      people: 0,
    })
    expect(world.operations).toHaveLength(4)
    expect(await world.as(people.member).refused('task.forEdit', { taskId })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test('a person on two shifts will hear of a change once', async () => {
    const { taskId } = await secretary().call('task.publish', draft)
    for (const shift of ['s1', 's2']) {
      await world.as('o-villager').call('task.claim', { shiftId: `${taskId}-${shift}` })
    }
    expect(await secretary().call('task.forEdit', { taskId })).toMatchObject({ people: 1 })
  })

  test('the branch’s places are named once each, for two operations', async () => {
    await secretary().call('task.publish', draft)
    await secretary().call('task.publish', { ...draft, site: { name: '村口' } })
    await secretary().call('task.publish', { ...draft, site: { name: '村口' } })
    const { sites } = await secretary().call('task.sites', { branchId: 'b-1' })
    expect(world.operations).toHaveLength(2)
    expect(sites).toEqual(expect.arrayContaining([draft.site, { name: '村口' }]))
    expect(sites).toHaveLength(2)
    expect(await secretary().refused('task.sites', { branchId: 'b-2' })).toMatchObject({ code: 'FORBIDDEN' })
  })
})
