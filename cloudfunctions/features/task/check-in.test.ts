import { HOUR } from '../../platform/calendar'
import { aMember, aShift, aTask, entries, members, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World
const LEAD = 'o-1'

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: [...members(9), aMember(20, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] })],
    tasks: [aTask('t-1')],
    shifts: [
      aShift('running', {
        startsAt: NOW - HOUR,
        endsAt: NOW + HOUR,
        places: 5,
        roster: entries(1, 2, 3),
        checkIns: { 'm-1': NOW - HOUR },
      }),
      aShift('soon', { startsAt: NOW + HOUR, endsAt: NOW + 2 * HOUR, places: 5, roster: entries(2) }),
      aShift('cancelled', {
        state: 'cancelled',
        startsAt: NOW - HOUR,
        endsAt: NOW + HOUR,
        roster: entries(2),
      }),
    ],
  })
})

afterEach(() => world.close())

const shown = async (shiftId = 'running', openid = LEAD) =>
  (await world.as(openid).call('shift.code', { shiftId })).code
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('the code', () => {
  test('is shown to the lead and to officers of the branch, as digits and as a picture, in two operations', async () => {
    const answer = await world.as(LEAD).call('shift.code', { shiftId: 'running' })
    expect(world.operations).toHaveLength(2)
    expect(answer).toMatchObject({ checkedIn: 1, taken: 3, code: expect.stringMatching(/^\d{6}$/) })
    expect(answer.picture).toMatch(/^data:image\/gif;base64,/)
    expect(answer.validUntil - NOW).toBeLessThanOrEqual(30_000)
    expect(JSON.stringify(answer).length).toBeLessThan(20_000)
    expect(await shown('running', 'o-20')).toBe(answer.code)
    expect(await world.as('o-3').refused('shift.code', { shiftId: 'running' })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test('ends with the shift', async () => {
    world.now = NOW + HOUR
    expect(await world.as(LEAD).refused('shift.code', { shiftId: 'running' })).toMatchObject({
      code: 'PHASE_REFUSED',
      details: { phase: 'ended' },
    })
  })
})

describe('a member checks in', () => {
  test('with the code, in three operations, and once; the lead sees it', async () => {
    const code = await shown()
    expect(await world.as('o-2').call('task.checkIn', { shiftId: 'running', code })).toEqual({
      checkedInAt: NOW,
    })
    expect(world.operations).toHaveLength(3)
    world.now += 10 * 60_000
    expect(await world.as('o-2').call('task.checkIn', { shiftId: 'running', code })).toEqual({
      checkedInAt: NOW,
    })
    expect(await world.as(LEAD).call('shift.roster', { shiftId: 'running' })).toMatchObject({ checkedIn: 2 })
    const { shifts } = await world.as('o-2').call('task.get', { taskId: 't-1' })
    expect(shifts.find(({ id }) => id === 'running')?.mine).toMatchObject({ checkedInAt: NOW })
  })

  test('the same request twice at once is one check-in', async () => {
    const code = await shown()
    const id = requestId()
    const replies = await Promise.all(
      [1, 2].map(() => world.as('o-2').reply('task.checkIn', { shiftId: 'running', code }, id)),
    )
    expect(replies).toEqual([1, 2].map(() => ({ ok: true, data: { checkedInAt: NOW } })))
  })

  test('never with a code more than a minute old, or of another shift', async () => {
    const [code, other] = [await shown(), await shown('soon')]
    const me = world.as('o-2')
    expect(await me.refused('task.checkIn', { shiftId: 'running', code: other })).toMatchObject({
      code: 'CODE_WRONG',
    })
    world.now += 60_000
    expect(await me.refused('task.checkIn', { shiftId: 'running', code })).toMatchObject({
      code: 'CODE_WRONG',
    })
  })

  test('after ten wrong codes not even with the right one, until the shift ends', async () => {
    const code = await shown()
    const guess = (digits: string) =>
      world.as('o-2').refused('task.checkIn', { shiftId: 'running', code: digits })
    for (let times = 0; times < 9; times += 1) {
      expect(await guess(wrongFor(code))).toMatchObject({ code: 'CODE_WRONG' })
    }
    await guess(wrongFor(code))
    expect(await guess(code)).toEqual(
      expect.objectContaining({ code: 'TOO_MANY_TRIES', details: { until: NOW + HOUR } }),
    )
    expect(await world.as('o-3').call('task.checkIn', { shiftId: 'running', code })).toEqual({
      checkedInAt: NOW,
    })
  })

  test('from half an hour before the start', async () => {
    const soon = { shiftId: 'soon', code: await shown('soon') }
    expect(await world.as('o-2').refused('task.checkIn', soon)).toMatchObject({
      code: 'CHECK_IN_CLOSED',
      details: { from: NOW + HOUR / 2, until: NOW + 2 * HOUR },
    })
    world.now = NOW + HOUR / 2
    const code = await shown('soon')
    expect(await world.as('o-2').call('task.checkIn', { shiftId: 'soon', code })).toBeDefined()
  })

  test('is told when there is nothing to check in to', async () => {
    const code = '000000'
    expect(await world.as('o-9').refused('task.checkIn', { shiftId: 'running', code })).toMatchObject({
      code: 'NOT_ON_SHIFT',
    })
    expect(await world.as('o-2').refused('task.checkIn', { shiftId: 'cancelled', code })).toMatchObject({
      code: 'SHIFT_CANCELLED',
    })
    expect(await world.as('o-2').refused('task.checkIn', { shiftId: 'nowhere', code })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
