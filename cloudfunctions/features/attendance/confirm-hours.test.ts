import { NOW } from '../../testing/documents'
import { openHours, stored } from '../../testing/hours-world'
import { requestId, type World } from '../../testing/world'
import type { Visit } from './attendance-rules'

let world: World
const lead = () => world.as('o-1')
const secretary = () => world.as('o-20')

beforeEach(async () => {
  world = await openHours()
})

afterEach(() => world.close())

const present = (hours: number) => ({ outcome: 'present', hours })
const row = (number: number, hours: number, over: object = {}) => ({
  memberId: `m-${number}`,
  ...present(hours),
  ...over,
})
const all = { shiftId: 'ended', others: present(4), rows: [] as object[] }
const hoursById = async () =>
  Object.fromEntries((await stored()).map(({ memberId, outcome, hours }) => [memberId, [outcome, hours]]))

describe('the lead confirms a shift', () => {
  test('with one word for all and exceptions, except for themselves; the secretary confirms the lead', async () => {
    const said = { ...all, rows: [row(3, 2), { memberId: 'm-4', outcome: 'absent', hours: 0 }] }
    expect(await lead().call('shift.confirm', said)).toEqual({ done: 3, total: 3, unconfirmed: 1 })
    // Eight, and for points: whose passbooks, their rules, the mark taken away, and two for each of two people; the
    // third left too early to count.
    expect(world.operations).toHaveLength(8 + 3 + 2 * 2)
    expect(await hoursById()).toEqual({ 'm-2': ['present', 4], 'm-3': ['present', 2], 'm-4': ['absent', 0] })
    const own = { shiftId: 'ended', rows: [row(1, 4)] }
    expect(await secretary().call('shift.confirm', own)).toEqual({ done: 4, total: 4, unconfirmed: 0 })
    expect(await hoursById()).toMatchObject({ 'm-1': ['present', 4] })
    expect(await world.as('o-1').call('shift.list', { view: 'toConfirm' })).toMatchObject({
      items: [{ shiftId: 'visits' }, { shiftId: 'empty' }],
    })
  })

  test('leaves entries that tell all that points need', async () => {
    await lead().call('shift.confirm', { ...all, rows: [row(3, 2)] })
    const found = await stored()
    expect(found.find(({ memberId }) => memberId === 'm-3')).toEqual({
      _id: 'ended:m-3:0',
      memberId: 'm-3',
      shiftId: 'ended',
      taskId: 't-1',
      branchId: 'b-1',
      kind: 'work',
      urgent: true,
      startsAt: NOW - 6 * 3_600_000,
      endsAt: NOW - 2 * 3_600_000,
      outcome: 'present',
      hours: 2,
      counted: 0,
      visits: 0,
      supplied: 0,
      confirmedBy: 'm-1',
      at: NOW,
      n: 0,
    })
  })

  test('is recorded, without anybody’s name, and everybody is told once', async () => {
    const id = requestId()
    await lead().call('shift.confirm', all, id)
    await lead().call('shift.confirm', all, id)
    expect(await stored('audit')).toMatchObject([
      { _id: `m-1:${id}`, method: 'shift.confirm', orgId: 'b-1', subjectId: 'ended', note: '确认 3 人工时' },
    ])
    const told = await stored<{ kind: string; memberId: string; facts: object }>('outbox')
    expect(told.map(({ kind, memberId }) => [kind, memberId])).toEqual(
      ['m-2', 'm-3', 'm-4'].map((memberId) => ['hoursConfirmed', memberId]),
    )
    expect(told[0]?.facts).toEqual({ title: '清沟', startsAt: NOW - 6 * 3_600_000, hours: 4 })
  })

  test('may leave people open and confirm them later', async () => {
    expect(await lead().call('shift.confirm', { shiftId: 'ended', rows: [row(2, 4)] })).toEqual({
      done: 1,
      total: 1,
      unconfirmed: 3,
    })
    expect(await lead().call('shift.list', { view: 'toConfirm' })).toMatchObject({
      items: [{}, { shiftId: 'ended', phase: 'settled', unconfirmed: 3 }, {}],
    })
    expect(await lead().call('shift.confirm', all)).toMatchObject({ done: 3, unconfirmed: 1 })
  })

  test('sees afterwards what stands', async () => {
    await lead().call('shift.confirm', all)
    const roster = await lead().call('shift.roster', { shiftId: 'ended' })
    expect(roster).toMatchObject({ phase: 'settled', unconfirmed: 1, myOwnIsOpen: true })
    expect(roster.people[1]).toMatchObject({ result: { outcome: 'present', hours: 4, version: 0 } })
    const { shifts } = await world.as('o-2').call('task.get', { taskId: 't-1' })
    expect(shifts.find((shift) => shift.id === 'ended')).toMatchObject({
      state: 'settled',
      mine: { result: { outcome: 'present', hours: 4 } },
    })
  })

  test('closes a shift that nobody came to', async () => {
    expect(await lead().call('shift.confirm', { shiftId: 'empty', others: present(2), rows: [] })).toEqual({
      done: 0,
      total: 0,
      unconfirmed: 0,
    })
    expect(await lead().call('shift.list', { view: 'done' })).toMatchObject({ items: [{ shiftId: 'empty' }] })
  })
})

describe('refused, and nothing is changed', () => {
  const refused = async (openid: string, input: object) =>
    (await world.as(openid).refused('shift.confirm', { ...all, ...input })).code

  const unchanged = async () => {
    const shifts = await stored<{ confirmed: object[] }>('shifts')
    return (await stored()).length === 0 && shifts.every(({ confirmed }) => confirmed.length === 0)
  }

  test('one’s own hours, whether lead or officer', async () => {
    expect(await refused('o-1', { rows: [row(1, 4)] })).toBe('OWN_ENTRY')
    expect(await refused('o-20', { rows: [row(20, 4)] })).toBe('OWN_ENTRY')
    expect(await unchanged()).toBe(true)
  })

  test('hours nobody can have worked, people who were not on it, and the same person twice', async () => {
    expect(await lead().refused('shift.confirm', { ...all, rows: [row(2, 6.5)] })).toMatchObject({
      code: 'HOURS_REFUSED',
      details: { most: 6 },
    })
    expect(await refused('o-1', { others: present(7) })).toBe('HOURS_REFUSED')
    expect(await refused('o-1', { rows: [row(9, 4)] })).toBe('NOT_ON_SHIFT')
    expect(await refused('o-1', { rows: [row(2, 4), row(2, 3)] })).toBe('INVALID_INPUT')
    expect(await refused('o-1', { others: undefined })).toBe('INVALID_INPUT')
    const household = { household: '三号院', result: '没有去' }
    expect(await refused('o-1', { rows: [row(2, 0, { outcome: 'absent', visits: [household] })] })).toBe(
      'INVALID_INPUT',
    )
    expect(await unchanged()).toBe(true)
  })

  test('a shift that has not ended, one of somebody else, and a version that is not the last', async () => {
    expect(await refused('o-1', { shiftId: 'running' })).toBe('PHASE_REFUSED')
    expect(await refused('o-2', {})).toBe('FORBIDDEN')
    expect(await refused('o-21', {})).toBe('NOT_FOUND')
    expect(await refused('o-1', { version: 9 })).toBe('EDIT_CONFLICT')
    expect(await unchanged()).toBe(true)
  })
})

test('who is confirmed stays so: another word about them is a conflict, and correcting is another act', async () => {
  await lead().call('shift.confirm', { shiftId: 'ended', rows: [row(2, 4)] })
  expect(await secretary().refused('shift.confirm', { shiftId: 'ended', rows: [row(2, 1)] })).toMatchObject({
    code: 'EDIT_CONFLICT',
  })
  expect(await hoursById()).toEqual({ 'm-2': ['present', 4] })
})

test('lead and secretary at the same moment: each person is confirmed by one of them, once', async () => {
  const replies = await Promise.all([
    lead().reply('shift.confirm', all),
    secretary().reply('shift.confirm', { ...all, others: present(3) }),
  ])
  expect(replies.map(({ ok }) => ok)).toEqual([true, true])
  expect((await stored()).map(({ memberId }) => memberId).toSorted()).toEqual(['m-1', 'm-2', 'm-3', 'm-4'])
})

test('households visited are counted, and their notes are kept apart for twelve months', async () => {
  const visits = [
    { household: '三号院', result: '愿意流转两亩' },
    { household: '五号院', result: '要问儿子' },
  ]
  await lead().call('shift.confirm', {
    shiftId: 'visits',
    others: { outcome: 'excused', hours: 0 },
    rows: [row(2, 2, { visits })],
  })
  expect((await stored()).map((one) => [one.memberId, one.visits])).toEqual([
    ['m-2', 2],
    ['m-3', 0],
  ])
  expect(await stored<Visit>('visits')).toMatchObject([
    { _id: 'visits:m-2:1', household: '三号院', day: '2026-11-21', keptUntil: '2027-11-21' },
    { _id: 'visits:m-2:2' },
  ])
  expect(JSON.stringify([await stored('shifts'), await stored('attendances')])).not.toContain('三号院')
})
