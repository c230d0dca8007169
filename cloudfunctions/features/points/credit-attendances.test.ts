import { collection } from '../../platform/database'
import { aMember, aShift, aTask, entries, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import type { Attendance } from '../attendance/attendance-rules'
import type { Passbook } from './passbook-rules'
import { forgetRules } from './rules-in-force'

const at = (text: string) => Date.parse(`${text}+08:00`)

let world: World

beforeEach(async () => {
  forgetRules()
  world = await openWorld(NOW, {
    trees: [tree],
    members: [
      aMember(1, { track: 'A' }),
      ...[2, 3, 4].map((number) => aMember(number, { track: 'B' })),
      aMember(5, { kind: 'villager' }),
      aMember(20, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
    ],
    tasks: [aTask('t-1', { title: '抢收', urgent: true }), aTask('t-2', { title: '走访', kind: 'visit' })],
    shifts: [
      aShift('harvest', {
        startsAt: at('2026-11-20T07:00:00'),
        endsAt: at('2026-11-20T11:00:00'),
        places: 9,
        urgent: true,
        roster: entries(1, 2, 3, 5),
      }),
      aShift('second', {
        startsAt: at('2026-11-21T07:00:00'),
        endsAt: at('2026-11-21T09:00:00'),
        places: 9,
        urgent: true,
        roster: entries(1, 2),
      }),
      aShift('october', {
        startsAt: at('2026-10-30T07:00:00'),
        endsAt: at('2026-10-30T11:00:00'),
        places: 9,
        roster: entries(2),
      }),
      aShift('visits', {
        taskId: 't-2',
        kind: 'visit',
        startsAt: at('2026-11-19T07:00:00'),
        endsAt: at('2026-11-19T09:00:00'),
        places: 9,
        roster: entries(4),
      }),
    ],
  })
})

afterEach(() => world.close())

const present = (number: number, hours = 4) => ({ memberId: `m-${number}`, outcome: 'present', hours })
const lead = () => world.as('o-1')
const secretary = () => world.as('o-20')

function correct(shiftId: string, number: number, version: number, over: object) {
  const word = { outcome: 'present', hours: 0, reason: '记错了' }
  return lead().call('shift.correct', { shiftId, memberId: `m-${number}`, version, ...word, ...over })
}

async function passbook(number: number, month = '2026-11') {
  return collection<Passbook>('passbooks').findById(`${month}:m-${number}`, ['entries', 'score', 'hours'])
}

async function uncredited(): Promise<number> {
  return (await collection<Attendance>('attendances').find({ isUncredited: true }, { fields: [], limit: 9 }))
    .length
}

const sealed = (number: number, month: string) =>
  collection<Passbook>('passbooks').update({ _id: `${month}:m-${number}` }, { sealed: true })

describe('confirmed hours become points', () => {
  test('urgent hours count half as much again, a no-show costs three, a villager has no passbook', async () => {
    const rows = [present(2), { memberId: 'm-3', outcome: 'absent', hours: 0 }, present(5)]
    await lead().call('shift.confirm', { shiftId: 'harvest', rows })
    expect(await passbook(2)).toMatchObject({
      score: 66,
      hours: 4,
      entries: [{ code: 'V1', amount: 4, day: '2026-11-20', what: '抢收', by: 'm-1', isUrgent: true }],
    })
    expect(await passbook(3)).toMatchObject({ score: 57, entries: [{ code: 'B5' }] })
    expect(await passbook(5)).toBeUndefined()
    expect(await uncredited()).toBe(0)
  })

  test('households visited and people supplied count; an excused absence brings nothing', async () => {
    const visits = [{ household: '村东第二户', result: '一切都好' }]
    const rows = [{ ...present(4, 2), visits, supplied: 11 }]
    await secretary().call('shift.confirm', { shiftId: 'visits', rows })
    expect(await passbook(4)).toMatchObject({ score: 65 })
    const excused = { memberId: 'm-3', outcome: 'excused', hours: 0 }
    await lead().call('shift.confirm', { shiftId: 'harvest', rows: [excused] })
    expect(await passbook(3)).toBeUndefined()
  })

  test('leading a task counts once a month, however many shifts it has and in whichever order they come', async () => {
    await secretary().call('shift.confirm', { shiftId: 'second', rows: [present(1, 2)] })
    await secretary().call('shift.confirm', { shiftId: 'harvest', rows: [present(1, 4)] })
    expect(await passbook(1)).toMatchObject({ score: 60 + 6 + 3 + 2 })
    await world.as('o-20').call('shift.correct', {
      shiftId: 'harvest',
      memberId: 'm-1',
      version: 0,
      outcome: 'absent',
      hours: 0,
      reason: '那天请了别人',
    })
    // The other shift of the task was led all the same.
    expect(await passbook(1)).toMatchObject({ score: 60 + 3 + 2 - 3 })
  })

  test('confirming again, a retry and the timer change nothing', async () => {
    const id = requestId()
    const input = { shiftId: 'harvest', rows: [present(2)] }
    await lead().call('shift.confirm', input, id)
    const before = await passbook(2)
    await Promise.all([1, 2].map(() => lead().call('shift.confirm', input, id)))
    await world.runJobs()
    expect(await passbook(2)).toEqual(before)
  })
})

describe('a correction', () => {
  beforeEach(async () => {
    await lead().call('shift.confirm', { shiftId: 'harvest', rows: [present(2), present(3)] })
  })

  test('takes back what was there and brings what is right, in the same month', async () => {
    await correct('harvest', 2, 0, { hours: 3 })
    expect(await passbook(2)).toMatchObject({ score: 64.5, hours: 3 })
    await correct('harvest', 2, 1, { outcome: 'absent' })
    expect(await passbook(2)).toMatchObject({ score: 57, hours: 0 })
    await correct('harvest', 2, 2, { hours: 4 })
    const after = await passbook(2)
    expect(after).toMatchObject({ score: 66, hours: 4 })
    expect(after?.entries.map(({ _id }) => _id.replace('shift:harvest:m-2:', ''))).toEqual([
      'V1:0',
      'V1:0:taken-back',
      'V1:1',
      'V1:1:taken-back',
      'B5:2',
      'B5:2:taken-back',
      'V1:3',
    ])
  })

  test('of a sealed month leaves it as it is and counts nothing twice: a line without points names the month', async () => {
    await sealed(2, '2026-11')
    const before = await passbook(2)
    world.now = at('2026-12-01T09:00:00')
    await correct('harvest', 2, 0, { hours: 3 })
    expect(await passbook(2)).toEqual(before)
    const later = await passbook(2, '2026-12')
    expect(later).toMatchObject({ score: 60, hours: 0 })
    expect(later?.entries).toMatchObject([
      { _id: 'shift:harvest:m-2:V1:0:taken-back', ofMonth: '2026-11', reason: '记错了' },
    ])
    await correct('harvest', 2, 1, { hours: 4 })
    expect(await passbook(2, '2026-12')).toEqual(later)
  })

  test('of a sealed month counts nothing twice either when a word between brought nothing', async () => {
    await sealed(2, '2026-11')
    world.now = at('2026-12-01T09:00:00')
    await correct('harvest', 2, 0, { hours: 1 })
    await correct('harvest', 2, 1, { hours: 4 })
    expect(await passbook(2, '2026-12')).toMatchObject({ score: 60, hours: 0 })
  })

  test('of hours that came late counts where they stand', async () => {
    await secretary().call('deed.record', {
      code: 'V9',
      day: '2026-10-30',
      amount: 1,
      what: '帮老人修灯',
      memberIds: ['m-2'],
    })
    await sealed(2, '2026-10')
    await lead().call('shift.confirm', { shiftId: 'october', rows: [present(2)] })
    expect(await passbook(2)).toMatchObject({ score: 70, hours: 8 })
    await correct('october', 2, 0, { hours: 3 })
    expect(await passbook(2)).toMatchObject({ score: 69, hours: 7 })
    expect(await passbook(2, '2026-10')).toMatchObject({ score: 62 })
  })

  test('that comes before the first word has arrived waits for it', async () => {
    const { findHours, keepWord } = await import('../attendance/hours-store')
    const shift = await findHours('october')
    const row = { memberId: 'm-2', outcome: 'present', hours: 4, by: 'm-1', at: NOW } as const
    const word = { rows: [row], notes: {}, unconfirmed: 0 }
    await keepWord(shift as NonNullable<typeof shift>, word, 'confirm:m-1:one')
    await correct('october', 2, 0, { hours: 3 })
    expect(await passbook(2, '2026-10')).toBeUndefined()
    await world.runJobs()
    await world.runJobs()
    expect(await passbook(2, '2026-10')).toMatchObject({ score: 63, hours: 3 })
    expect(await uncredited()).toBe(0)
  })
})

describe('what a crash left', () => {
  test('attendances without points are credited by the timer, once, also by two timers at once', async () => {
    const { findHours, keepWord } = await import('../attendance/hours-store')
    const { postStep } = await import('../attendance/post-step')
    const shift = await findHours('harvest')
    const rows = [2, 3].map((number) => ({
      ...present(number),
      outcome: 'present' as const,
      by: 'm-1',
      at: NOW,
    }))
    const word = { rows, notes: {}, unconfirmed: 2 }
    const kept = await keepWord(shift as NonNullable<typeof shift>, word, 'confirm:m-1:one')
    await postStep(kept as NonNullable<typeof kept>, { title: '抢收' }, NOW)
    expect(await uncredited()).toBe(2)
    await Promise.all([world.runJobs(), world.runJobs()])
    expect(await uncredited()).toBe(0)
    expect(await passbook(2)).toMatchObject({ score: 66, entries: [{ code: 'V1' }] })
    expect(await passbook(3)).toMatchObject({ score: 66, entries: [{ code: 'V1' }] })
  })

  test('points without the mark taken away are not credited again', async () => {
    await lead().call('shift.confirm', { shiftId: 'harvest', rows: [present(2)] })
    const before = await passbook(2)
    await collection<Attendance>('attendances').updateAll({ memberId: 'm-2' }, { isUncredited: true })
    expect(await world.runJobs()).toMatchObject({ creditAttendances: 1 })
    expect(await passbook(2)).toEqual(before)
  })
})

describe('many people', () => {
  const PEOPLE = 100

  test('two operations a member, and three for all of a hundred', async () => {
    const { creditAttendances } = await import('./credit-attendances')
    const { firstAttendance } = await import('../attendance/attendance-rules')
    const people = Array.from({ length: PEOPLE }, (_, index) => aMember(index + 100))
    await collection('members').insertAll(people)
    const shift = aShift('big', { startsAt: at('2026-11-20T07:00:00'), endsAt: at('2026-11-20T11:00:00') })
    const chains = people.map(({ _id: memberId }) => {
      const row = { memberId, outcome: 'present', hours: 4, by: 'm-1', at: NOW } as const
      const word = firstAttendance(shift, row)
      return { word, chain: [word] }
    })
    const titles = new Map([['t-1', '抢收']])
    const { rulesInForce } = await import('./rules-in-force')
    await rulesInForce('b-1', '2026-11', NOW)
    world.operations.length = 0
    expect(await creditAttendances(chains, titles, NOW)).toMatchObject({ credited: { length: PEOPLE } })
    expect(world.operations.length).toBeLessThanOrEqual(2 * PEOPLE + 1)
    world.operations.length = 0
    await creditAttendances(chains, titles, NOW)
    expect(world.operations.length).toBeLessThanOrEqual(PEOPLE + 1)
  }, 20_000)

  test('somebody whose passbook fails holds up nobody else', async () => {
    const { creditWords } = await import('../attendance/credit-words')
    const { firstAttendance } = await import('../attendance/attendance-rules')
    const shift = aShift('big', { startsAt: at('2026-11-20T07:00:00'), endsAt: at('2026-11-20T11:00:00') })
    const words = ['m-2', 'm-3'].map((memberId) =>
      firstAttendance(shift, { memberId, outcome: 'present', hours: 4, by: 'm-1', at: NOW }),
    )
    const { insertAttendances } = await import('../attendance/attendance-store')
    await insertAttendances(words)
    // A passbook that nothing can be added to: its entries are no list.
    await collection('passbooks').insert({ _id: '2026-11:m-2', version: 1, sealed: false } as { _id: string })
    const outcome = await creditWords(words, new Map(), NOW)
    expect(outcome).toMatchObject({ done: 1, failure: expect.any(Error) })
    expect(await passbook(3)).toMatchObject({ score: 64 })
    expect(await uncredited()).toBe(1)
  })
})
