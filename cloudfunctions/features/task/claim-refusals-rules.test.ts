import { HOUR } from '../../platform/calendar'
import { aShift, entries, NOW } from '../../testing/documents'
import { alreadyIn, placesForNewcomers, refuseClosed, refuseOutsiders } from './claim-refusals-rules'

const held = (number: number, until: number) => entries(number).map((entry) => ({ ...entry, until }))

test('nobody claims what was cancelled, has started, or is settled', () => {
  const shift = aShift('s')
  const refused = (error: string) => expect.objectContaining({ code: error })
  expect(() => refuseClosed(shift, shift.startsAt - 1)).not.toThrow()
  expect(() => refuseClosed(shift, shift.startsAt)).toThrow(refused('SHIFT_STARTED'))
  expect(() => refuseClosed({ ...shift, state: 'settled' }, NOW)).toThrow(refused('SHIFT_STARTED'))
  expect(() => refuseClosed({ ...shift, state: 'cancelled' }, shift.startsAt)).toThrow(
    refused('SHIFT_CANCELLED'),
  )
})

test('who may not claim hears for whom it is', () => {
  expect(() => refuseOutsiders({ audience: 'all' }, [])).not.toThrow()
  expect(() => refuseOutsiders({ audience: 'b-1' }, ['all', 'b-1'])).not.toThrow()
  expect(() => refuseOutsiders({ audience: 'b-1' }, ['all', 'b-2'])).toThrow(
    expect.objectContaining({ details: { audience: 'branch' } }),
  )
  expect(() => refuseOutsiders({ audience: 'party' }, ['all'])).toThrow(
    expect.objectContaining({ code: 'NOT_FOR_YOU', details: { audience: 'party' } }),
  )
})

test('a newcomer finds the places nobody waits for, and from two hours before the start every free one', () => {
  const waited = aShift('s', { places: 3, roster: entries(1), queue: entries(2, 3, 4) })
  expect(placesForNewcomers(waited, NOW)).toBe(0)
  expect(placesForNewcomers(waited, waited.startsAt - 2 * HOUR)).toBe(2)
  expect(placesForNewcomers(aShift('s', { places: 3, roster: entries(1), queue: entries(2) }), NOW)).toBe(1)
  expect(placesForNewcomers(aShift('s', { places: 1, held: held(1, NOW) }), NOW)).toBe(1)
  expect(placesForNewcomers(aShift('s', { places: 1, roster: entries(1, 2) }), NOW)).toBe(0)
})

test('who let a held place lapse is not in the shift any more', () => {
  const shift = aShift('s', { roster: entries(1), held: held(2, NOW), queue: entries(3) })
  expect(alreadyIn(shift, ['m-1', 'm-2', 'm-3', 'm-4'], NOW)).toEqual(['m-1', 'm-3'])
  expect(alreadyIn(shift, ['m-2'], NOW - 1)).toEqual(['m-2'])
})
