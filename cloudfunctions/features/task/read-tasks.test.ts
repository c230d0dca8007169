import { HOUR } from '../../platform/calendar'
import { aMember, aShift, aTask, entries, members, NOW, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: [
      ...members(3),
      aMember(4, { name: '徐建国', duty: '种植组长', phone: '13800000000' }),
      aMember(5, { phone: '13900000000', isPhonePublic: true }),
    ],
    tasks: [
      aTask('t-1', { leadId: 'm-4' }),
      aTask('t-2', { branchId: 'b-2', leadId: 'm-5', title: '河道清淤' }),
      aTask('t-3'),
    ],
    shifts: [
      aShift('past', {
        startsAt: NOW - 27 * HOUR,
        endsAt: NOW - 24 * HOUR,
        roster: entries(1),
        state: 'settled',
      }),
      aShift('running', { startsAt: NOW - HOUR, endsAt: NOW + HOUR, roster: entries(1) }),
      aShift('tomorrow', {
        startsAt: NOW + 24 * HOUR,
        endsAt: NOW + 26 * HOUR,
        roster: entries(1, 2),
        queue: entries(3),
      }),
      aShift('next-week', {
        startsAt: NOW + 6 * 24 * HOUR,
        endsAt: NOW + 6 * 24 * HOUR + HOUR,
        taskId: 't-2',
        branchId: 'b-2',
      }),
      aShift('far', {
        startsAt: NOW + 9 * 24 * HOUR,
        endsAt: NOW + 9 * 24 * HOUR + HOUR,
        taskId: 't-2',
        branchId: 'b-2',
      }),
      aShift('cancelled', { state: 'cancelled' }),
    ],
  })
})

afterEach(() => world.close())

async function ids(openid: string | undefined, input: object): Promise<string[]> {
  const { items } = await world.as(openid).call('task.list', input)
  return items.map(({ shift }) => shift.id)
}

describe('the open list', () => {
  test('shows what can still be claimed, soonest first, to a visitor, too', async () => {
    expect(await ids(undefined, { view: 'open' })).toEqual(['tomorrow', 'next-week', 'far'])
    expect(await ids('o-stranger', { view: 'open' })).toEqual(['tomorrow', 'next-week', 'far'])
  })

  test('costs at most three operations once the names are known', async () => {
    await ids('o-1', { view: 'open' })
    await ids('o-1', { view: 'open' })
    expect(world.operations).toHaveLength(3)
  })

  test('of one day, of my branch', async () => {
    expect(await ids('o-1', { view: 'open', day: '2026-11-23' })).toEqual(['tomorrow'])
    expect(await ids('o-1', { view: 'open', day: '2026-11-24' })).toEqual([])
    expect(await ids('o-1', { view: 'open', scope: 'branch' })).toEqual(['tomorrow'])
  })

  test('goes on page by page without gap or repeat', async () => {
    const first = await world.as('o-1').call('task.list', { view: 'open', limit: 2 })
    const second = await world.as('o-1').call('task.list', { view: 'open', limit: 2, cursor: first.next })
    expect([...first.items, ...second.items].map(({ shift }) => shift.id)).toEqual([
      'tomorrow',
      'next-week',
      'far',
    ])
    expect(second.next).toBeUndefined()
  })

  test('counts the shifts of seven days', async () => {
    const { days } = await world.as('o-1').call('task.days', { from: '2026-11-22' })
    expect(world.operations).toHaveLength(2)
    expect(days.map(({ shifts }) => shifts)).toEqual([0, 1, 0, 0, 0, 0, 1])
  })
})

describe('my lists', () => {
  test('mine: what I hold and wait for until it is over', async () => {
    expect(await ids('o-1', { view: 'mine' })).toEqual(['running', 'tomorrow'])
    expect(await ids('o-3', { view: 'mine' })).toEqual(['tomorrow'])
    expect(world.operations.length).toBeLessThanOrEqual(3)
  })

  test('past: what I was on', async () => {
    expect(await ids('o-1', { view: 'past' })).toEqual(['past'])
    expect(await ids('o-2', { view: 'past' })).toEqual([])
  })

  test('need a roster entry', async () => {
    for (const input of [{ view: 'mine' }, { view: 'past' }, { view: 'open', scope: 'branch' }]) {
      expect(await world.as('o-stranger').refused('task.list', input)).toMatchObject({ code: 'NOT_BOUND' })
    }
  })
})

describe('one task', () => {
  test('with its shifts and my stand, in four operations', async () => {
    await world.as('o-3').call('task.get', { taskId: 't-1' })
    const task = await world.as('o-3').call('task.get', { taskId: 't-1' })
    expect(world.operations).toHaveLength(4)
    expect(task).toMatchObject({ branchName: '上田村支部', lead: { name: '徐建国', duty: '种植组长' } })
    expect(task.shifts.find(({ id }) => id === 'tomorrow')).toMatchObject({
      places: 2,
      left: 0,
      waiting: 1,
      mine: { state: 'waiting', position: 1 },
    })
  })

  test('a phone number only with its owner’s consent', async () => {
    expect(JSON.stringify(await world.as(undefined).call('task.get', { taskId: 't-1' }))).not.toContain('138')
    expect(await world.as(undefined).call('task.get', { taskId: 't-2' })).toMatchObject({
      lead: { phone: '13900000000' },
    })
  })

  test('that does not exist', async () => {
    expect(await world.as('o-1').refused('task.get', { taskId: 'nowhere' })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('who I am', () => {
  test('a bound member', async () => {
    expect(await world.as('o-1').call('session.me', {})).toMatchObject({
      bound: true,
      memberId: 'm-1',
      branchName: '上田村支部',
    })
  })

  test('a visitor', async () => {
    expect(await world.as('o-stranger').call('session.me', {})).toEqual({ bound: false })
  })
})
