import { HOUR } from '../../platform/calendar'
import { aShift, aTask, entries, members, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: members(60),
    tasks: [aTask('t-1'), aTask('t-2', { title: '竹林步道清扫' })],
    shifts: [
      aShift('open', { places: 2 }),
      aShift('full', { places: 2, roster: entries(11, 12) }),
      aShift('wide', { places: 60, startsAt: NOW + 48 * HOUR, endsAt: NOW + 50 * HOUR }),
      aShift('wide-too', {
        places: 60,
        siteId: 'site-2',
        startsAt: NOW + 50.5 * HOUR,
        endsAt: NOW + 52 * HOUR,
      }),
      aShift('crowded', { places: 1, roster: entries(11), queue: entries(...range(20, 40)) }),
      aShift('started', { startsAt: NOW, endsAt: NOW + HOUR }),
      aShift('cancelled', { state: 'cancelled' }),
      aShift('same-time', {
        taskId: 't-2',
        siteId: 'site-2',
        startsAt: NOW + 27.5 * HOUR,
        endsAt: NOW + 29 * HOUR,
      }),
    ],
  })
})

afterEach(() => world.close())

describe('a member claims', () => {
  test('a free place is mine with three database operations', async () => {
    expect(await world.as('o-1').call('task.claim', { shiftId: 'open' })).toEqual({ state: 'claimed' })
    expect(world.operations).toHaveLength(3)
    expect(await seen('o-1', 'open')).toMatchObject({ left: 1, mine: { state: 'claimed' } })
  })

  test('a full shift gives the next position on the waiting list, with three operations', async () => {
    expect(await world.as('o-1').call('task.claim', { shiftId: 'full' })).toEqual({
      state: 'waiting',
      position: 1,
    })
    expect(world.operations).toHaveLength(3)
    expect(await world.as('o-2').call('task.claim', { shiftId: 'full' })).toEqual({
      state: 'waiting',
      position: 2,
    })
  })

  test('the waiting list has its cap', async () => {
    expect(await world.as('o-1').refused('task.claim', { shiftId: 'crowded' })).toMatchObject({
      code: 'QUEUE_FULL',
    })
  })

  test('nothing of a shift that has started, was cancelled or does not exist', async () => {
    const me = world.as('o-1')
    expect(await me.refused('task.claim', { shiftId: 'started' })).toMatchObject({ code: 'SHIFT_STARTED' })
    expect(await me.refused('task.claim', { shiftId: 'cancelled' })).toMatchObject({
      code: 'SHIFT_CANCELLED',
    })
    expect(await me.refused('task.claim', { shiftId: 'nowhere' })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a second tap is the same place', async () => {
    const me = world.as('o-1')
    await me.call('task.claim', { shiftId: 'open' })
    expect(await me.call('task.claim', { shiftId: 'open' })).toEqual({ state: 'claimed' })
    expect(await seen('o-1', 'open')).toMatchObject({ left: 1 })
  })

  test('a visitor is invited instead', async () => {
    expect(await world.as('o-stranger').refused('task.claim', { shiftId: 'open' })).toMatchObject({
      code: 'NOT_BOUND',
    })
    expect(await world.as(undefined).refused('task.claim', { shiftId: 'open' })).toMatchObject({
      code: 'NOT_BOUND',
    })
    expect(await world.as('unbound:m-1').refused('task.claim', { shiftId: 'open' })).toMatchObject({
      code: 'NOT_BOUND',
    })
  })
})

describe('a request that comes twice', () => {
  test('has one outcome, with the position of now', async () => {
    const [first, second] = [requestId(), requestId()]
    await world.as('o-1').call('task.claim', { shiftId: 'full' }, first)
    await world.as('o-2').call('task.claim', { shiftId: 'full' }, second)
    await world.as('o-1').call('task.release', { shiftId: 'full' })
    expect(await world.as('o-2').call('task.claim', { shiftId: 'full' }, second)).toEqual({
      state: 'waiting',
      position: 1,
    })
  })

  test('never claims again after a release', async () => {
    const me = world.as('o-1')
    const claim = requestId()
    await me.call('task.claim', { shiftId: 'open' }, claim)
    await me.call('task.release', { shiftId: 'open' })
    expect(await me.refused('task.claim', { shiftId: 'open' }, claim)).toMatchObject({
      code: 'CLAIM_RELEASED',
    })
    expect(await seen('o-1', 'open')).not.toHaveProperty('mine')
  })

  test('does not rejoin the waiting list after leaving it', async () => {
    const me = world.as('o-1')
    const claim = requestId()
    await me.call('task.claim', { shiftId: 'full' }, claim)
    await me.call('task.release', { shiftId: 'full' })
    expect(await me.refused('task.claim', { shiftId: 'full' }, claim)).toMatchObject({
      code: 'CLAIM_RELEASED',
    })
  })

  test('a new request claims anew after a release', async () => {
    const me = world.as('o-1')
    await me.call('task.claim', { shiftId: 'open' })
    await me.call('task.release', { shiftId: 'open' })
    expect(await me.call('task.claim', { shiftId: 'open' })).toEqual({ state: 'claimed' })
  })

  test('a late duplicate of a release does not take away a newer claim', async () => {
    const me = world.as('o-1')
    const release = requestId()
    await me.call('task.claim', { shiftId: 'open' })
    await me.call('task.release', { shiftId: 'open' }, release)
    await me.call('task.claim', { shiftId: 'open' })
    expect(await me.call('task.release', { shiftId: 'open' }, release)).toEqual({ state: 'none' })
    expect(await seen('o-1', 'open')).toMatchObject({ mine: { state: 'claimed' } })
  })

  test('and was taken back before it arrived is not carried out when it does', async () => {
    const me = world.as('o-1')
    const claim = requestId()
    expect(await me.call('task.release', { shiftId: 'open', claim })).toEqual({ state: 'none' })
    expect(await me.refused('task.claim', { shiftId: 'open' }, claim)).toMatchObject({
      code: 'CLAIM_RELEASED',
    })
    expect(await seen('o-1', 'open')).toMatchObject({ left: 2 })
  })

  test('and was taken back after it arrived gives the place back', async () => {
    const me = world.as('o-1')
    const claim = requestId()
    await me.call('task.claim', { shiftId: 'open' }, claim)
    await me.call('task.release', { shiftId: 'open', claim })
    expect(await seen('o-1', 'open')).toMatchObject({ left: 2 })
  })

  test('one person’s request id does not spend another’s', async () => {
    const shared = requestId()
    await world.as('o-1').call('task.claim', { shiftId: 'open' }, shared)
    expect(await world.as('o-2').call('task.claim', { shiftId: 'open' }, shared)).toEqual({
      state: 'claimed',
    })
  })
})

describe('when a place frees', () => {
  test('the first in line is offered it, takes it with a tap, and nobody passes them', async () => {
    await world.as('o-1').call('task.claim', { shiftId: 'full' })
    await world.as('o-2').call('task.claim', { shiftId: 'full' })
    await world.as('o-11').call('task.release', { shiftId: 'full' })
    expect(await seen('o-1', 'full')).toMatchObject({
      left: 0,
      mine: { state: 'offered', until: NOW + 12 * HOUR },
    })
    expect(await world.as('o-3').call('task.claim', { shiftId: 'full' })).toEqual({
      state: 'waiting',
      position: 2,
    })
    expect(await world.as('o-1').call('task.claim', { shiftId: 'full' })).toEqual({ state: 'claimed' })
    expect(await seen('o-2', 'full')).toMatchObject({
      mine: { state: 'waiting', position: 1 },
      queueLeft: 18,
    })
  })

  test('with nobody in line anybody may take it', async () => {
    await world.as('o-11').call('task.release', { shiftId: 'full' })
    expect(await world.as('o-3').call('task.claim', { shiftId: 'full' })).toEqual({ state: 'claimed' })
  })

  test('giving back twice frees one place', async () => {
    const one = world.as('o-11')
    await one.call('task.release', { shiftId: 'full' })
    expect(world.operations).toHaveLength(2)
    await one.call('task.release', { shiftId: 'full' })
    expect(await seen('o-3', 'full')).toMatchObject({ left: 1 })
  })

  test('after the start nothing is given back', async () => {
    world.now = NOW + 24 * HOUR
    expect(await world.as('o-11').refused('task.release', { shiftId: 'full' })).toMatchObject({
      code: 'SHIFT_STARTED',
    })
  })
})

describe('two shifts of one person', () => {
  test('that clash: the later claim gives way and says with what', async () => {
    const me = world.as('o-1')
    await me.call('task.claim', { shiftId: 'open' })
    world.now += 1000
    const claim = requestId()
    const refusal = {
      code: 'CLASH',
      details: {
        shiftId: 'open',
        taskTitle: '任务 t-1',
        startsAt: NOW + 24 * HOUR,
        endsAt: NOW + 27 * HOUR,
      },
    }
    expect(await me.refused('task.claim', { shiftId: 'same-time' }, claim)).toMatchObject(refusal)
    expect(await seen('o-1', 'same-time')).toMatchObject({ left: 2 })
    expect(await me.refused('task.claim', { shiftId: 'same-time' }, claim)).toMatchObject(refusal)
  })

  test('claimed at the same moment: exactly one stays', async () => {
    const people = range(21, 41)
    const replies = await Promise.all(
      people.flatMap((number) =>
        ['wide', 'wide-too'].map((shiftId) => world.as(`o-${number}`).reply('task.claim', { shiftId })),
      ),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(people.length)
    for (const number of people) {
      const { items } = await world.as(`o-${number}`).call('task.list', { view: 'mine' })
      expect(items.filter(({ shift }) => shift.mine?.state === 'claimed')).toHaveLength(1)
    }
  })

  test('after giving back the other, this one can be claimed', async () => {
    const me = world.as('o-1')
    await me.call('task.claim', { shiftId: 'open' })
    await me.call('task.release', { shiftId: 'open' })
    expect(await me.call('task.claim', { shiftId: 'same-time' })).toEqual({ state: 'claimed' })
  })
})

async function seen(openid: string, shiftId: string) {
  const taskId = shiftId === 'same-time' ? 't-2' : 't-1'
  const { shifts } = await world.as(openid).call('task.get', { taskId })
  return shifts.find(({ id }) => id === shiftId)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
