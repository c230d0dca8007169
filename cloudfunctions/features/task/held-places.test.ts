import { HOUR } from '../../platform/calendar'
import { collection } from '../../platform/database'
import { aMember, aShift, aTask, entries, members, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import { passDuePlaces } from './pass-due-places'

let world: World

const START = NOW + 24 * HOUR

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: [...members(12), aMember(20, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] })],
    tasks: [aTask('t-1')],
    shifts: [
      aShift('full', { places: 2, roster: entries(11, 12), queue: entries(1, 2) }),
      aShift('beside', { siteId: 'site-2', startsAt: START + 3.5 * HOUR, endsAt: START + 5 * HOUR }),
    ],
  })
})

afterEach(() => world.close())

const claim = (number: number, id?: string) =>
  world.as(`o-${number}`).call('task.claim', { shiftId: 'full' }, id)
const release = (number: number) => world.as(`o-${number}`).call('task.release', { shiftId: 'full' })

async function mine(number: number) {
  const { shifts } = await world.as(`o-${number}`).call('task.get', { taskId: 't-1' })
  return shifts.find(({ id }) => id === 'full')?.mine
}

async function told(number: number): Promise<string[]> {
  const found = await collection<{ _id: string; memberId: string; kind: string }>('outbox').find(
    { memberId: `m-${number}` },
    { fields: ['kind'], limit: 50 },
  )
  return found.map(({ kind }) => kind)
}

function setPlaces(from: number, to: number) {
  const slot = { startsAt: START, endsAt: START + 3 * HOUR }
  const input = { shiftId: 'full', was: { ...slot, places: from }, ...slot, places: to }
  return world.as('o-20').call('shift.edit', input)
}

describe('a place that frees', () => {
  test('is held for the first in line, who is told; the next one sees until when', async () => {
    await release(11)
    expect(await mine(1)).toEqual({ state: 'offered', until: NOW + 12 * HOUR })
    expect(await mine(2)).toEqual({ state: 'waiting', position: 1, why: 'held', until: NOW + 12 * HOUR })
    expect([await told(1), await told(2)]).toEqual([['placeOffered'], []])
  })

  test('passes on after twelve hours, by itself', async () => {
    await release(11)
    world.now = NOW + 12 * HOUR
    expect(await mine(1)).toBeUndefined()
    expect(await mine(2)).toMatchObject({ state: 'offered' })
    expect(await claim(2)).toEqual({ state: 'claimed' })
    expect(await told(1)).toEqual(['placeOffered', 'offerPassed'])
  })

  test('is lost by who came too late, and they may wait again', async () => {
    await release(11)
    world.now = NOW + 12 * HOUR
    expect(await claim(1)).toEqual({ state: 'waiting', position: 1 })
    expect(await mine(2)).toMatchObject({ state: 'offered' })
  })

  test('is given back by who does not want it, and passes on', async () => {
    await release(11)
    await release(1)
    expect(await mine(1)).toBeUndefined()
    expect(await mine(2)).toMatchObject({ state: 'offered' })
  })

  test('is not taken by a retry of the tap that joined the line', async () => {
    const id = requestId()
    await claim(3, id)
    for (const number of [1, 2, 11]) {
      await release(number)
    }
    expect(await mine(3)).toMatchObject({ state: 'offered' })
    expect(await claim(3, id)).toEqual({ state: 'waiting', position: 1 })
    expect(await mine(3)).toMatchObject({ state: 'offered' })
    expect(await claim(3)).toEqual({ state: 'claimed' })
  })

  test('stays mine while I give back the other shift at that time', async () => {
    await world.as('o-1').call('task.claim', { shiftId: 'beside' })
    await release(11)
    expect(await world.as('o-1').refused('task.claim', { shiftId: 'full' })).toMatchObject({ code: 'CLASH' })
    expect(await mine(1)).toMatchObject({ state: 'offered' })
    await world.as('o-1').call('task.release', { shiftId: 'beside' })
    expect(await claim(1)).toEqual({ state: 'claimed' })
  })
})

describe('less than two hours before the start', () => {
  beforeEach(() => {
    world.now = START - 2 * HOUR
  })

  test('a free place goes to the first who taps: somebody who waits', async () => {
    await release(11)
    expect(await mine(1)).toEqual({ state: 'waiting', position: 1, why: 'firstTap' })
    expect(await claim(2)).toEqual({ state: 'claimed' })
    expect(await claim(1)).toEqual({ state: 'waiting', position: 1 })
  })

  test('or a newcomer', async () => {
    await release(11)
    expect(await claim(5)).toEqual({ state: 'claimed' })
    expect(await mine(1)).toMatchObject({ state: 'waiting', position: 1 })
  })

  test('a place that was held until then is free for everybody', async () => {
    world.now = START - 3 * HOUR
    await release(11)
    expect(await mine(1)).toEqual({ state: 'offered', until: START - 2 * HOUR })
    world.now = START - 2 * HOUR
    expect(await claim(5)).toEqual({ state: 'claimed' })
    expect(await mine(1)).toBeUndefined()
  })
})

describe('places changed by an officer', () => {
  test('below the people: nobody is thrown out, nobody comes in until enough have left', async () => {
    expect(await setPlaces(2, 1)).toEqual({ taken: 2, places: 1 })
    expect([await mine(11), await mine(12)]).toEqual([{ state: 'claimed' }, { state: 'claimed' }])
    expect(await mine(1)).toEqual({ state: 'waiting', position: 1, why: 'fewer' })
    await release(11)
    expect(await mine(1)).toEqual({ state: 'waiting', position: 1, why: 'full' })
    await release(12)
    expect(await mine(1)).toMatchObject({ state: 'offered' })
  })

  test('above: those who wait are offered the new ones', async () => {
    await setPlaces(2, 3)
    expect([await mine(1), await mine(2)]).toMatchObject([{ state: 'offered' }, { state: 'waiting' }])
    expect(await told(1)).toEqual(['placeOffered'])
  })
})

describe('the timer', () => {
  test('passes on what nobody looked at, tells whom it concerns, and does nothing more when it runs again', async () => {
    await release(11)
    world.now = NOW + 12 * HOUR
    expect(await passDuePlaces(world.now)).toEqual({ passed: 1, isMore: false })
    expect([await told(1), await told(2)]).toEqual([['placeOffered', 'offerPassed'], ['placeOffered']])
    expect(await passDuePlaces(world.now)).toEqual({ passed: 0, isMore: false })
    expect(await told(2)).toEqual(['placeOffered'])
  })

  test('tells whom a process that died did not tell', async () => {
    await release(11)
    const outbox = collection<{ _id: string }>('outbox')
    const [message] = await outbox.find({ memberId: 'm-1' }, { fields: ['_id'], limit: 1 })
    await outbox.remove({ _id: message?._id ?? '' })
    await passDuePlaces(world.now)
    expect(await told(1)).toEqual(['placeOffered'])
  })

  test('costs two operations when there is nothing to do', async () => {
    world.operations.length = 0
    await passDuePlaces(world.now)
    expect(world.operations).toHaveLength(2)
  })
})
