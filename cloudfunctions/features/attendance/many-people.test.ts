import { HOUR } from '../../platform/calendar'
import { aMember, aShift, aTask, entries, members, NOW, tree } from '../../testing/documents'
import { stored } from '../../testing/hours-world'
import { openWorld, requestId, type World } from '../../testing/world'
import { standing } from './attendance-rules'

/** The labour task of the peak season, with a lead who was there. */
const PEOPLE = 500
const KB = 1_024

/** A thousand writes one after the other on a busy machine. */
jest.setTimeout(60_000)

let world: World
const lead = () => world.as('o-1')

beforeEach(async () => {
  const numbers = Array.from({ length: PEOPLE }, (_, index) => index + 1)
  world = await openWorld(NOW, {
    trees: [tree],
    members: [...members(PEOPLE), aMember(900, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] })],
    tasks: [aTask('t-1', { kind: 'labour', needId: 'need-1' })],
    needs: [
      {
        _id: 'need-1',
        askerId: 'm-7',
        branchId: 'b-1',
        kind: 'labour',
        text: '缺工',
        state: 'task',
        version: 1,
      },
    ],
    shifts: [
      aShift('big', {
        kind: 'labour',
        startsAt: NOW - 9 * HOUR,
        endsAt: NOW - HOUR,
        places: PEOPLE,
        roster: entries(...numbers),
        checkIns: Object.fromEntries(numbers.map((number) => [`m-${number}`, NOW - 9 * HOUR])),
      }),
    ],
  })
})

afterEach(() => world.close())

const word = {
  shiftId: 'big',
  others: { outcome: 'present', hours: 8 },
  rows: [
    { memberId: 'm-3', outcome: 'present', hours: 8, supplied: 12 },
    { memberId: 'm-4', outcome: 'absent', hours: 0 },
  ],
}

test('500 people: bounded calls that say how far it is, then everybody has exactly one entry', async () => {
  const id = requestId()
  const progress: number[] = []
  const counted: number[] = []
  for (;;) {
    const { done, total, unconfirmed } = await lead().call('shift.confirm', word, id)
    progress.push(done)
    counted.push(world.operations.length)
    expect([total, unconfirmed]).toEqual([499, 1])
    if (done === total) {
      break
    }
  }
  expect(progress).toEqual([200, 400, 499])
  // Eleven for two hundred hours; for their points two each, and three for all of them: owners, rules, marks.
  expect(Math.max(...counted)).toBeLessThanOrEqual(11 + 2 * 200 + 3)
  expect(await stored()).toHaveLength(499)
  expect(new Set((await stored()).map(({ memberId }) => memberId)).size).toBe(499)
  expect(await told('hoursConfirmed')).toHaveLength(499)
  expect(await linesOfPassbooks()).toEqual(Array(499).fill(1))
  expect(await told('needAskDone')).toHaveLength(1)
  const { collection } = await import('../../platform/database')
  // Who asked for people counts those who came and those whom they brought.
  expect(await collection('needs').findById('need-1', [])).toMatchObject({ supplied: { big: 498 + 12 } })
  const [shift] = await stored<{ isPosting?: true; notes?: object; unconfirmed: number }>('shifts')
  expect(shift).toMatchObject({ state: 'settled', posted: 499, unconfirmed: 1 })
  expect(shift).not.toHaveProperty('isPosting')
  expect(JSON.stringify(shift).length).toBeLessThan(200 * KB)
})

test('a crash between any two steps, and a timer that works at the same time, leave nobody out and nobody twice', async () => {
  const { postAttendances, unpostedShifts } = await import('./post-attendances')
  await lead().call('shift.confirm', word)
  // The call died; the timer finds the rest, twice at once.
  expect(await unpostedShifts(10)).toEqual(['big'])
  await Promise.all([1, 2].map(() => postAttendances('big', world.now)))
  await postAttendances('big', world.now)
  expect(await postAttendances('big', world.now)).toEqual({ done: 499, total: 499, unconfirmed: 1 })
  expect(await unpostedShifts(10)).toEqual([])
  expect(await stored()).toHaveLength(499)
  expect(await told('hoursConfirmed')).toHaveLength(499)
})

test('what a step wrote before it died is found again by the next', async () => {
  const { findHours, keepWord } = await import('./hours-store')
  const { wordToKeep } = await import('./confirm-rules')
  const { insertAttendances } = await import('./attendance-store')
  const { firstAttendance } = await import('./attendance-rules')
  const { postAttendances } = await import('./post-attendances')
  const shift = await findHours('big')
  if (!shift) {
    throw new Error('the shift is there')
  }
  const confirmer = { by: 'm-1', at: NOW, request: 'confirm:m-1:one' }
  const said = wordToKeep(shift, { ...word, rows: [], others: { outcome: 'present', hours: 8 } }, confirmer)
  const kept = said && (await keepWord(shift, said, confirmer.request))
  await insertAttendances((kept?.confirmed ?? []).slice(0, 60).map((row) => firstAttendance(shift, row)))
  world.now += HOUR
  for (let call = 0; call < 3; call += 1) {
    await postAttendances('big', world.now)
  }
  const found = await stored()
  expect(found).toHaveLength(499)
  expect(standing(found)).toHaveLength(499)
  expect(new Set(found.map(({ at }) => at))).toEqual(new Set([NOW]))
})

test('the secretary may confirm the lead while the others are still on their way', async () => {
  await lead().call('shift.confirm', word)
  const own = { shiftId: 'big', rows: [{ memberId: 'm-1', outcome: 'present', hours: 8 }] }
  const id = requestId()
  await world.as('o-900').call('shift.confirm', own, id)
  expect(await world.as('o-900').call('shift.confirm', own, id)).toEqual({
    done: 500,
    total: 500,
    unconfirmed: 0,
  })
  expect(await stored()).toHaveLength(500)
})

test('the roster comes in pages of a hundred, each far below what a phone can take', async () => {
  await lead().call('shift.confirm', word)
  const names: string[] = []
  let from: number | undefined = 0
  while (from !== undefined) {
    const page: { people: { memberId: string }[]; next?: number } = await lead().call('shift.roster', {
      shiftId: 'big',
      from,
    })
    expect(JSON.stringify(page).length).toBeLessThan(64 * KB)
    expect(world.operations.length).toBeLessThanOrEqual(5)
    names.push(...page.people.map(({ memberId }) => memberId))
    from = page.next
  }
  expect(new Set(names).size).toBe(PEOPLE)
})

async function told(kind: string): Promise<unknown[]> {
  return (await stored<{ kind: string }>('outbox')).filter((message) => message.kind === kind)
}

/** Of each passbook: one line for the hours, or for not having come; whoever brought people has another for that. */
async function linesOfPassbooks(): Promise<number[]> {
  const { collection } = await import('../../platform/database')
  const found = await collection<{ _id: string; entries: { code: string }[] }>('passbooks').find(
    {},
    { fields: ['entries'], limit: 1_000 },
  )
  return found.map(({ entries: lines }) => lines.filter(({ code }) => code !== 'V6').length)
}
