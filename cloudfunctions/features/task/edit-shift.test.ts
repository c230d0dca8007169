import { askerFor, documentsOf } from '../../../emulator/database/testing/ask'
import { HOUR } from '../../platform/calendar'
import { people, smallCounty } from '../../testing/county'
import { aShift, aTask, NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World
const secretary = () => world.as(people.branchSecretary)

const on = (...names: string[]) => names.map((name) => ({ memberId: `m-${name}`, at: NOW - HOUR }))
const line = ['recorder', 'groupLeader', 'overseer']

/** As the wire has it. */
const instant = (at: number) => ({ $numberLong: String(at) })

const was = { startsAt: NOW + 24 * HOUR, endsAt: NOW + 27 * HOUR, places: 3 }
const edit = { shiftId: 'coming', was, ...was }

beforeEach(async () => {
  const { trees = [], members = [] } = smallCounty(NOW)
  world = await openWorld(NOW, {
    trees,
    members,
    tasks: [aTask('t-1', { leadId: 'm-member', title: '清淤' })],
    shifts: [
      aShift('coming', {
        leadId: 'm-member',
        places: 3,
        roster: on('villager', 'plain-b-1', 'plain-b-2'),
        queue: on(...line),
      }),
      aShift('elsewhere', { branchId: 'b-2' }),
      aShift('running', { startsAt: NOW - HOUR, endsAt: NOW + HOUR }),
      aShift('ended', { startsAt: NOW - 3 * HOUR, endsAt: NOW - HOUR }),
      aShift('settled', { startsAt: NOW - 3 * HOUR, endsAt: NOW - HOUR, state: 'settled' }),
    ],
  })
})

afterEach(() => world.close())

const stored = async (collection: string, query: object) =>
  documentsOf(await askerFor(world.database, collection).get(query))

async function shift() {
  const { shifts } = await world.as('o-generalSecretary').call('task.get', { taskId: 't-1' })
  return shifts.find(({ id }) => id === 'coming')
}

async function mine() {
  const { shifts } = await world.as('o-villager').call('task.get', { taskId: 't-1' })
  return shifts.find(({ id }) => id === 'coming')?.mine
}

async function told(kind: string) {
  const messages = await stored('outbox', { kind })
  return messages.map(({ memberId }) => String(memberId).slice(2)).sort()
}

describe('the number of places', () => {
  test('lowered below the people throws nobody out and lets nobody in, for four operations', async () => {
    await secretary().call('org.trees', {})
    expect(await secretary().call('shift.edit', { ...edit, places: 1 })).toEqual({ taken: 3, places: 1 })
    expect(world.operations).toHaveLength(4)
    expect(await shift()).toMatchObject({ places: 1, taken: 3, left: 0, waiting: 3, queueLeft: 17 })
    await world.as('o-villager').call('task.release', { shiftId: 'coming' })
    await world.as('o-plain-b-1').call('task.release', { shiftId: 'coming' })
    expect(await shift()).toMatchObject({ taken: 1, left: 0, waiting: 3 })
    expect(await told('placeOffered')).toEqual([])
    await world.as('o-plain-b-2').call('task.release', { shiftId: 'coming' })
    expect(await told('placeOffered')).toEqual(['recorder'])
  })

  test('raised is offered to the first in line at once', async () => {
    await secretary().call('shift.edit', { ...edit, places: 5 })
    expect(await told('placeOffered')).toEqual(['groupLeader', 'recorder'])
    expect(await shift()).toMatchObject({ places: 5, taken: 3, left: 0, waiting: 1 })
    expect(await world.as('o-recorder').call('task.claim', { shiftId: 'coming' })).toEqual({
      state: 'claimed',
    })
    expect(await told('shiftChanged')).toEqual([])
  })

  test('claims and releases meanwhile are no conflict, and the counters are right after them', async () => {
    await world.as('o-villager').call('task.release', { shiftId: 'coming' })
    await world.as('o-recorder').call('task.claim', { shiftId: 'coming' })
    await world.as('o-enterpriseContact').call('task.claim', { shiftId: 'coming' })
    await secretary().call('shift.edit', { ...edit, places: 60 })
    const [document] = await stored('shifts', { _id: 'coming' })
    const { places, left, roster, held, queue, queueLeft } = document as Record<string, unknown[]> & {
      left: number
      places: number
      queueLeft: number
    }
    expect(roster).toHaveLength(3)
    expect(held).toHaveLength(3)
    expect(queue).toHaveLength(0)
    expect({ places, left, queueLeft }).toEqual({ places: 60, left: 54, queueLeft: 30 })
  })

  test('the same request again moves nothing twice, and a late one nothing that was changed since', async () => {
    const request = requestId()
    await secretary().call('shift.edit', { ...edit, places: 4 }, request)
    await secretary().call('shift.edit', { ...edit, places: 4 }, request)
    expect(await shift()).toMatchObject({ places: 4, taken: 3, waiting: 2 })
    await secretary().call('shift.edit', { ...edit, was: { ...was, places: 4 }, places: 3 })
    expect(await secretary().call('shift.edit', { ...edit, places: 4 }, request)).toEqual({
      taken: 3,
      places: 3,
    })
    const [document] = await stored('shifts', { _id: 'coming' })
    expect(document).toMatchObject({ places: 3, left: -1 })
  })
})

describe('the times', () => {
  const later = { startsAt: was.startsAt + HOUR, endsAt: was.endsAt + HOUR }

  test('everybody on the shift and in the line, and the lead, hear of new ones once', async () => {
    await secretary().call('org.trees', {})
    const request = requestId()
    await secretary().call('shift.edit', { ...edit, ...later }, request)
    expect(world.operations).toHaveLength(6)
    const everybody = ['groupLeader', 'member', 'overseer', 'plain-b-1', 'plain-b-2', 'recorder', 'villager']
    expect(await told('shiftChanged')).toEqual(everybody)
    await secretary().call('shift.edit', { ...edit, ...later }, request)
    expect(await told('shiftChanged')).toEqual(everybody)
    const [message] = await stored('outbox', { memberId: 'm-villager' })
    expect(message).toMatchObject({
      shiftId: 'coming',
      facts: { title: '清淤', siteName: '三号光伏区南门', startsAt: instant(later.startsAt) },
    })
    expect(await shift()).toMatchObject({ ...later, taken: 3 })
  })

  test('a retry tells what a crash between writing and telling left untold, however late', async () => {
    const request = requestId()
    await secretary().call('shift.edit', { ...edit, ...later }, request)
    await askerFor(world.database, 'outbox').remove({})
    world.now += 72 * HOUR
    await secretary().call('shift.edit', { ...edit, ...later }, request)
    expect(await told('shiftChanged')).toHaveLength(7)
  })

  test('ask everybody anew whether they come, and nobody is there yet; a later end asks nobody', async () => {
    const early = { startsAt: NOW + HOUR / 4, endsAt: NOW + 3 * HOUR, places: 3 }
    await askerFor(world.database, 'shifts').update(
      { _id: 'coming' },
      {
        $set: {
          startsAt: early.startsAt,
          endsAt: early.endsAt,
          coming: { 'm-villager': NOW - HOUR },
          checkIns: { 'm-villager': NOW },
        },
      },
    )
    const longer = { ...early, endsAt: early.endsAt + HOUR }
    await secretary().call('shift.edit', { shiftId: 'coming', was: early, ...longer })
    expect(await mine()).toMatchObject({ isComing: true, checkedInAt: NOW })
    await secretary().call('shift.edit', { shiftId: 'coming', was: longer, ...was })
    expect(await mine()).toEqual({ state: 'claimed' })
    expect(await world.as('o-villager').call('task.coming', { shiftId: 'coming' })).toEqual({
      isComing: true,
    })
  })

  test('that do not fit are refused', async () => {
    const refused = async (over: object) =>
      (await secretary().refused('shift.edit', { ...edit, ...over })).details
    expect(await refused({ startsAt: NOW - HOUR })).toEqual({ why: 'past' })
    expect(await refused({ endsAt: was.startsAt })).toEqual({ why: 'endsBeforeStart' })
    expect(await refused({ endsAt: was.endsAt + 14 * HOUR })).toEqual({ why: 'tooLong' })
  })

  test('whoever saves second overwrites nothing; the same wish twice is no conflict', async () => {
    await secretary().call('shift.edit', { ...edit, ...later })
    const other = world.as(people.generalSecretary)
    expect(await other.refused('shift.edit', { ...edit, places: 9 })).toMatchObject({ code: 'EDIT_CONFLICT' })
    expect(await other.call('shift.edit', { ...edit, ...later })).toEqual({ taken: 3, places: 3 })
    expect(await told('shiftChanged')).toHaveLength(7)
  })
})

describe('cancelling', () => {
  const cancel = { shiftId: 'coming', reason: '下雨' }

  test('tells everybody the reason once, and frees their time, for six operations', async () => {
    await secretary().call('org.trees', {})
    const request = requestId()
    expect(await secretary().call('shift.cancel', cancel, request)).toEqual({ told: 7 })
    expect(world.operations).toHaveLength(6)
    expect(await secretary().call('shift.cancel', cancel, request)).toEqual({ told: 7 })
    expect(await told('shiftCancelled')).toHaveLength(7)
    const [message] = await stored('outbox', { memberId: 'm-villager' })
    expect(message).toMatchObject({
      facts: { title: '清淤', reason: '下雨', startsAt: instant(was.startsAt) },
    })
    expect(await shift()).toMatchObject({ state: 'cancelled', reason: '下雨', taken: 3 })
    expect(await world.as('o-enterpriseContact').refused('task.claim', { shiftId: 'coming' })).toMatchObject({
      code: 'SHIFT_CANCELLED',
    })
  })

  test('a retry tells what a crash between writing and telling left untold', async () => {
    const request = requestId()
    await secretary().call('shift.cancel', cancel, request)
    await askerFor(world.database, 'outbox').remove({})
    await secretary().call('shift.cancel', cancel, request)
    expect(await told('shiftCancelled')).toHaveLength(7)
  })

  test('is for shifts that are not over, and happens once', async () => {
    const other = world.as(people.generalSecretary)
    await secretary().call('shift.cancel', cancel)
    for (const [shiftId, phase] of [
      ['coming', 'cancelled'],
      ['ended', 'ended'],
      ['settled', 'settled'],
    ]) {
      expect(await other.refused('shift.cancel', { shiftId, reason: '又取消' })).toMatchObject({
        code: 'PHASE_REFUSED',
        details: { phase },
      })
    }
    expect(await shift()).toMatchObject({ reason: '下雨' })
    await secretary().call('shift.cancel', { shiftId: 'running', reason: '打雷' })
  })
})

test('once it has begun a shift is not edited', async () => {
  for (const [shiftId, phase] of [
    ['running', 'running'],
    ['ended', 'ended'],
    ['settled', 'settled'],
  ]) {
    expect(await secretary().refused('shift.edit', { ...edit, shiftId })).toMatchObject({
      code: 'PHASE_REFUSED',
      details: { phase },
    })
  }
})

test('a shift of another branch does not exist for the officer, and others may not', async () => {
  expect(await secretary().refused('shift.edit', { ...edit, shiftId: 'elsewhere' })).toMatchObject({
    code: 'NOT_FOUND',
  })
  const cancel = { shiftId: 'elsewhere', reason: '下雨' }
  expect(await secretary().refused('shift.cancel', cancel)).toMatchObject({ code: 'NOT_FOUND' })
  for (const person of [people.recorder, people.overseer, people.member, people.groupLeader]) {
    expect(await world.as(person).refused('shift.edit', edit)).toMatchObject({ code: 'FORBIDDEN' })
  }
  await world.as(people.generalSecretary).call('shift.cancel', cancel)
})
