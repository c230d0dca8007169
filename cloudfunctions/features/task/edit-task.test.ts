import { askerFor, documentsOf } from '../../../emulator/database/testing/ask'
import { HOUR } from '../../platform/calendar'
import { people, smallCounty } from '../../testing/county'
import { aShift, aTask, NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World
const secretary = () => world.as(people.branchSecretary)

const on = (...names: string[]) => names.map((name) => ({ memberId: `m-${name}`, at: NOW - HOUR }))

const written = {
  title: '任务 t-1',
  kind: 'work',
  about: '干活',
  site: { name: '三号光伏区南门' },
  leadId: 'm-member',
  chain: [],
  bring: ['手套'],
}
const edit = { taskId: 't-1', version: 1, ...written }

beforeEach(async () => {
  const { trees = [], members = [] } = smallCounty(NOW)
  world = await openWorld(NOW, {
    trees,
    members,
    tasks: [aTask('t-1', { leadId: 'm-member' }), aTask('t-2', { branchId: 'b-2', leadId: 'm-member' })],
    shifts: [
      aShift('coming', { leadId: 'm-member', places: 2, roster: on('villager'), queue: on('plain-b-1') }),
      aShift('next', {
        leadId: 'm-member',
        roster: on('villager', 'branchSecretary'),
        startsAt: NOW + 48 * HOUR,
        endsAt: NOW + 50 * HOUR,
      }),
      aShift('ended', {
        leadId: 'm-member',
        roster: on('plain-b-2'),
        startsAt: NOW - 5 * HOUR,
        endsAt: NOW - 2 * HOUR,
      }),
      aShift('settled', {
        leadId: 'm-member',
        roster: on('plain-b-2'),
        state: 'settled',
        startsAt: NOW - 50 * HOUR,
        endsAt: NOW - 48 * HOUR,
      }),
    ],
  })
})

afterEach(() => world.close())

const stored = async (collection: string, query: object) =>
  documentsOf(await askerFor(world.database, collection).get(query))

async function told() {
  const messages = await stored('outbox', { kind: 'taskChanged' })
  return messages.map(({ memberId }) => String(memberId).slice(2)).sort()
}

describe('editing a task', () => {
  test('tells people on coming shifts and the officer’s lead once what changed, in six operations and one a shift', async () => {
    await secretary().call('org.trees', {})
    const request = requestId()
    const change = { ...edit, title: '清淤', site: { name: '河道口' }, bring: ['手套', '雨靴'] }
    expect(await secretary().call('task.edit', change, request)).toEqual({ version: 2 })
    // Caller, task, shifts, people, record, write, three shifts at the new place, the messages.
    expect(world.operations).toHaveLength(10)
    expect(await told()).toEqual(['plain-b-1', 'villager'])
    const [message] = await stored('outbox', { memberId: 'm-villager' })
    expect(message).toMatchObject({
      taskId: 't-1',
      facts: { title: '清淤', siteName: '河道口', reason: '任务名称、地点、带什么' },
    })
    expect(await secretary().call('task.edit', change, request)).toEqual({ version: 2 })
    expect(await stored('outbox', {})).toHaveLength(2)
    expect(await world.as('o-member').call('task.get', { taskId: 't-1' })).toMatchObject({
      title: '清淤',
      site: { name: '河道口' },
      bring: ['手套', '雨靴'],
    })
  })

  test('a retry tells what a crash between writing and telling left untold, and lets the shifts follow', async () => {
    const request = requestId()
    const change = { ...edit, leadId: 'm-plain-b-2' }
    await secretary().call('task.edit', change, request)
    await askerFor(world.database, 'outbox').remove({})
    await askerFor(world.database, 'shifts').update({ _id: 'next' }, { $set: { leadId: 'm-member' } })
    await secretary().call('task.edit', change, request)
    expect(await told()).toEqual(['plain-b-1', 'plain-b-2', 'villager'])
    expect(await stored('shifts', { _id: 'next' })).toMatchObject([{ leadId: 'm-plain-b-2' }])
  })

  test('shifts that are not settled follow a new lead, who hears of it as the old one does', async () => {
    await secretary().call('task.edit', { ...edit, leadId: 'm-plain-b-2', kind: 'help' })
    const shifts = await stored('shifts', { taskId: 't-1' })
    expect(Object.fromEntries(shifts.map(({ _id, leadId, kind }) => [_id, [leadId, kind]]))).toEqual({
      coming: ['m-plain-b-2', 'help'],
      next: ['m-plain-b-2', 'help'],
      ended: ['m-plain-b-2', 'help'],
      settled: ['m-member', 'work'],
    })
    expect(await told()).toEqual(['member', 'plain-b-1', 'plain-b-2', 'villager'])
    expect(await world.as('o-plain-b-2').call('task.get', { taskId: 't-1' })).toMatchObject({ isMine: true })
  })

  test('who stands above the lead, or nothing at all, is nobody’s news', async () => {
    await secretary().call('task.edit', { ...edit, chain: [{ post: 'townLeader', memberId: 'm-plain-b-2' }] })
    await secretary().call('task.edit', { ...edit, version: 2 })
    expect(await stored('outbox', {})).toEqual([])
  })

  test('what is taken out is gone: a note of the place, a word on what to bring', async () => {
    const long = { ...edit, site: { name: '村口', note: '老树下' }, bringNote: '茶水有人送' }
    await secretary().call('task.edit', long)
    await secretary().call('task.edit', { ...edit, version: 2, site: { name: '村口' } })
    const task = await world.as('o-member').call('task.get', { taskId: 't-1' })
    expect(task.site).toEqual({ name: '村口' })
    expect(task.bringNote).toBeUndefined()
  })

  test('neither urgency nor audience nor branch can be changed', async () => {
    await secretary().call('task.edit', { ...edit, urgent: true, audience: 'party', branchId: 'b-2' })
    expect(await secretary().call('task.forEdit', { taskId: 't-1' })).toMatchObject({
      urgent: false,
      audience: 'all',
      branchId: 'b-1',
    })
  })

  test('whoever saves second overwrites nothing', async () => {
    await secretary().call('task.edit', { ...edit, title: '先改的' })
    expect(
      await world.as(people.generalSecretary).refused('task.edit', { ...edit, title: '后改的' }),
    ).toMatchObject({ code: 'EDIT_CONFLICT' })
    expect(await world.as('o-member').call('task.get', { taskId: 't-1' })).toMatchObject({ title: '先改的' })
    const { acts } = await world.as(people.overseer).call('audit.list', { orgId: 'b-1' })
    expect(acts.map(({ note, isRefused }) => [note, isRefused])).toContainEqual(['修改任务：任务名称', true])
  })

  test('a task of another branch does not exist for the officer', async () => {
    expect(await secretary().refused('task.edit', { ...edit, taskId: 't-2' })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await secretary().refused('task.forEdit', { taskId: 't-2' })).toMatchObject({ code: 'NOT_FOUND' })
    await world.as(people.generalSecretary).call('task.edit', { ...edit, taskId: 't-2' })
    for (const person of [people.recorder, people.overseer, people.member, people.groupLeader]) {
      expect(await world.as(person).refused('task.edit', edit)).toMatchObject({ code: 'FORBIDDEN' })
    }
  })
})
