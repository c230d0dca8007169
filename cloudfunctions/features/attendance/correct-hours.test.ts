import { NOW } from '../../testing/documents'
import { openHours, stored } from '../../testing/hours-world'
import { requestId, type World } from '../../testing/world'

let world: World
const lead = () => world.as('o-1')
const secretary = () => world.as('o-20')

beforeEach(async () => {
  world = await openHours()
  const others = { outcome: 'present', hours: 4 }
  await lead().call('shift.confirm', { shiftId: 'ended', others, rows: [] })
})

afterEach(() => world.close())

const correction = (over: object = {}) => ({
  shiftId: 'ended',
  memberId: 'm-2',
  version: 0,
  outcome: 'present',
  hours: 2.5,
  reason: '十点就走了',
  ...over,
})

describe('hours that were confirmed wrongly', () => {
  test('are corrected by a further entry with the reason; what was there stays', async () => {
    const before = (await stored()).find(({ _id }) => _id === 'ended:m-2:0')
    expect(await lead().call('shift.correct', correction())).toEqual({ version: 1 })
    // Seven, and five for the points: earlier words, whose passbook, the passbook twice, the mark taken away.
    expect(world.operations).toHaveLength(12)
    const after = await stored()
    expect(after.find(({ _id }) => _id === 'ended:m-2:0')).toEqual(before)
    expect(after.find(({ _id }) => _id === 'ended:m-2:1')).toMatchObject({
      hours: 2.5,
      counted: 2.5,
      corrects: 'ended:m-2:0',
      reason: '十点就走了',
      confirmedBy: 'm-1',
      n: 1,
    })
    const roster = await lead().call('shift.roster', { shiftId: 'ended' })
    expect(roster.people[1]?.result).toEqual({ outcome: 'present', hours: 2.5, version: 1 })
    const { shifts } = await world.as('o-2').call('task.get', { taskId: 't-1' })
    expect(shifts.find(({ id }) => id === 'ended')?.mine).toMatchObject({ result: { hours: 2.5 } })
    const { items } = await world.as('o-2').call('task.list', { view: 'past' })
    expect(items[0]?.shift.mine).toMatchObject({ result: { outcome: 'present', hours: 2.5 } })
    const told = await stored<{ kind: string; facts: object }>('outbox')
    expect(told.find(({ kind }) => kind === 'hoursCorrected')).toMatchObject({
      memberId: 'm-2',
      facts: { title: '清沟', hours: 2.5, reason: '十点就走了' },
    })
  })

  test('may be corrected again, and the same request twice is one correction', async () => {
    const id = requestId()
    await lead().call('shift.correct', correction(), id)
    expect(await lead().call('shift.correct', correction(), id)).toEqual({ version: 1 })
    const absent = correction({ version: 1, outcome: 'absent', hours: 3 })
    expect(await secretary().call('shift.correct', absent)).toEqual({ version: 2 })
    expect((await stored()).find(({ _id }) => _id === 'ended:m-2:2')).toMatchObject({
      outcome: 'absent',
      hours: 0,
    })
    expect((await stored()).filter(({ memberId }) => memberId === 'm-2')).toHaveLength(3)
  })

  test('of two corrections at once one is told that somebody was there before', async () => {
    const replies = await Promise.all([
      lead().reply('shift.correct', correction()),
      secretary().reply('shift.correct', correction({ hours: 1 })),
    ])
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).toSorted()).toEqual([
      'EDIT_CONFLICT',
      'ok',
    ])
    expect(await lead().refused('shift.correct', correction({ version: 4 }))).toMatchObject({
      code: 'EDIT_CONFLICT',
    })
  })

  test('are nobody’s own to correct; of a stranger there is nothing to correct', async () => {
    const refused = async (openid: string, over: object) =>
      (await world.as(openid).refused('shift.correct', correction(over))).code
    expect(await refused('o-1', { memberId: 'm-1' })).toBe('OWN_ENTRY')
    expect(await refused('o-20', { memberId: 'm-20' })).toBe('OWN_ENTRY')
    expect(await refused('o-1', { memberId: 'm-9' })).toBe('NOT_ON_SHIFT')
    expect(await refused('o-1', { hours: 6.5 })).toBe('HOURS_REFUSED')
    expect(await refused('o-1', { shiftId: 'empty' })).toBe('PHASE_REFUSED')
    expect(await refused('o-2', {})).toBe('FORBIDDEN')
  })
})

describe('my record', () => {
  test('sums the year by what stands now, in four operations with the trees known', async () => {
    await world.as('o-2').call('record.mine', { year: 2026 })
    await lead().call('shift.confirm', {
      shiftId: 'visits',
      rows: [
        { memberId: 'm-2', outcome: 'present', hours: 1, visits: [{ household: '三号院', result: '在家' }] },
      ],
    })
    await lead().call('shift.correct', correction({ hours: 3.5 }))
    const record = await world.as('o-2').call('record.mine', { year: 2026 })
    expect(world.operations).toHaveLength(4)
    expect(record).toEqual({
      name: '张三2',
      branchName: '上田村支部',
      hours: 3.5,
      deeds: 1,
      visits: 1,
      byMonth: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3.5, 0],
      byKind: [{ kind: 'work', hours: 3.5, deeds: 1 }],
      items: [
        {
          shiftId: 'ended',
          taskId: 't-1',
          title: '清沟',
          kind: 'work',
          day: '2026-11-22',
          outcome: 'present',
          hours: 3.5,
          counts: true,
          confirmedBy: '张三1',
          correction: '十点就走了',
        },
        expect.objectContaining({ shiftId: 'visits', hours: 1, counts: false, day: '2026-11-21' }),
      ],
    })
  })

  test('of another year, and of somebody without deeds, is empty', async () => {
    for (const [openid, year] of [
      ['o-2', 2025],
      ['o-9', 2026],
    ] as const) {
      const record = await world.as(openid).call('record.mine', { year })
      expect(record).toMatchObject({ hours: 0, deeds: 0, items: [], byKind: [] })
    }
  })

  test('goes on where a page ended', async () => {
    const { collection } = await import('../../platform/database')
    const [one] = (await stored()).filter(({ memberId }) => memberId === 'm-2')
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...one,
      _id: `s-${index}:m-2:0`,
      shiftId: `s-${index}`,
      startsAt: NOW - (index + 10) * 3_600_000,
    }))
    await collection('attendances').insertAll(many)
    const first = await world.as('o-2').call('record.mine', { year: 2026 })
    expect([first.items.length, first.deeds]).toEqual([50, 61])
    const second = await world.as('o-2').call('record.mine', { year: 2026, cursor: first.next })
    expect([second.items.length, second.deeds, second.next]).toEqual([11, 61, undefined])
    expect(new Set([...first.items, ...second.items].map(({ shiftId }) => shiftId)).size).toBe(61)
  })
})
