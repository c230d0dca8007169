import fc from 'fast-check'
import { HOUR } from '../../platform/calendar'
import { aShift, entries, NOW } from '../../testing/documents'
import { makeRoom, refuseAddition } from './add-rules'
import { queueCap } from './shift-rules'

const running = { startsAt: NOW - HOUR, endsAt: NOW + HOUR }
const until = NOW - 3 * HOUR

test('whatever the line: left is what is left, the queue has its room, and nobody is in it twice', () => {
  fc.assert(
    fc.property(
      fc.record({
        places: fc.integer({ min: 1, max: 60 }),
        on: fc.integer({ min: 0, max: 60 }),
        held: fc.integer({ min: 0, max: 5 }),
        waiting: fc.integer({ min: 0, max: 10 }),
        who: fc.integer({ min: 100, max: 130 }),
        isBefore: fc.boolean(),
      }),
      ({ places, on, held, waiting, who, isBefore }) => {
        const people = Array.from({ length: on + held + waiting }, (_, index) => index + 1).map(
          (n) => 100 + n,
        )
        const roster = entries(...people.slice(0, on).filter((number) => number !== who))
        const shift = aShift('any', {
          ...(isBefore ? { startsAt: NOW + HOUR / 4, endsAt: NOW + HOUR } : running),
          places,
          roster,
          held: entries(...people.slice(on, on + held)).map((entry) => ({ ...entry, until })),
          queue: entries(...people.slice(on + held)),
        })
        const room = makeRoom(shift, `m-${who}`, NOW)
        const line = [...room.held, ...room.queue]
        expect(room.left).toBe(room.places - (roster.length + 1) - room.held.length)
        expect(room.queueLeft).toBe(queueCap(room.places) - room.queue.length)
        expect(line.some(({ memberId }) => memberId === `m-${who}`)).toBe(false)
        expect(room.places - shift.places).toBe(room.places > shift.places ? 1 : 0)
      },
    ),
  )
})

test('a free place is used before one is added; without one there is exactly one more', () => {
  const free = aShift('free', { ...running, places: 3, roster: entries(1) })
  expect(makeRoom(free, 'm-9', NOW)).toMatchObject({ places: 3, left: 1 })
  const full = aShift('full', { ...running, places: 1, roster: entries(1), queue: entries(9) })
  expect(makeRoom(full, 'm-9', NOW)).toMatchObject({ places: 2, left: 0, queue: [] })
})

test('nobody is added earlier than half an hour before the start, or once it is settled or cancelled', () => {
  const early = aShift('early', { startsAt: NOW + HOUR / 2 + 1, endsAt: NOW + HOUR })
  expect(() => refuseAddition(early, NOW)).toThrow('PHASE_REFUSED')
  expect(() => refuseAddition(early, NOW + 1)).not.toThrow()
  expect(() => refuseAddition(early, NOW + 2 * HOUR)).not.toThrow()
  for (const state of ['settled', 'cancelled'] as const) {
    expect(() => refuseAddition({ ...early, state }, NOW + 1)).toThrow('PHASE_REFUSED')
  }
})
