import fc from 'fast-check'
import type { Outcome } from '../../contract/shift'
import { HOUR } from '../../platform/calendar'
import { aShift, entries, NOW } from '../../testing/documents'
import type { ConfirmedRow } from '../task/shift-rules'
import { refuseHours, wordToKeep } from './confirm-rules'

const ended = { startsAt: NOW - 4 * HOUR, endsAt: NOW - HOUR, places: 40 }
const confirmer = { by: 'm-1', at: NOW, request: 'confirm:m-1:one' }
const shiftId = 'any'
const outcomes = fc.constantFrom<Outcome>('present', 'absent', 'excused')
const rowOf = (number: number): ConfirmedRow => ({
  memberId: `m-${number}`,
  outcome: 'present',
  hours: 3,
  by: 'm-1',
  at: NOW,
})

test('whatever the lead says: nobody twice, nobody a stranger, never oneself, and who is left is counted', () => {
  fc.assert(
    fc.property(
      fc.record({
        people: fc.integer({ min: 1, max: 30 }),
        has: fc.uniqueArray(fc.integer({ min: 2, max: 30 })),
        rows: fc.uniqueArray(fc.integer({ min: 2, max: 30 })),
        others: fc.option(outcomes, { nil: undefined }),
      }),
      ({ people, has, rows, others }) => {
        const on = Array.from({ length: people }, (_, index) => index + 1)
        const before = has.filter((number) => number <= people)
        const named = rows.filter((number) => number <= people && !before.includes(number))
        const shift = aShift(shiftId, {
          ...ended,
          state: 'settled',
          roster: entries(...on),
          confirmed: before.map(rowOf),
        })
        const word = wordToKeep(
          shift,
          {
            shiftId,
            rows: named.map((number) => ({ memberId: `m-${number}`, outcome: 'present', hours: 2 })),
            ...(others && { others: { outcome: others, hours: 3 } }),
          },
          confirmer,
        )
        const confirmed = word?.rows ?? []
        const all = [...shift.confirmed, ...confirmed].map(({ memberId }) => memberId)
        expect(new Set(all).size).toBe(all.length)
        expect(all).not.toContain('m-1')
        expect(confirmed.every(({ memberId }) => on.includes(Number(memberId.slice(2))))).toBe(true)
        expect(confirmed.length).toBe(others ? people - 1 - before.length : named.length)
        expect(word?.unconfirmed ?? people - before.length).toBe(people - all.length)
      },
    ),
  )
})

test('who was not there has no hours, whatever was typed', () => {
  fc.assert(
    fc.property(outcomes, fc.integer({ min: 0, max: 10 }), (outcome, halves) => {
      expect(refuseHours(ended, outcome, halves / 2)).toBe(outcome === 'present' ? halves / 2 : 0)
    }),
  )
})

test('a word that was heard is not written again', () => {
  const shift = aShift(shiftId, { ...ended, roster: entries(1, 2), spent: [confirmer.request] })
  const said = { shiftId, rows: [], others: { outcome: 'present' as const, hours: 3 } }
  expect(wordToKeep(shift, said, confirmer)).toBeUndefined()
})

test('a lead who was there alone waits for an officer', () => {
  const shift = aShift(shiftId, { ...ended, roster: entries(1) })
  const said = { shiftId, rows: [], others: { outcome: 'present' as const, hours: 3 } }
  expect(() => wordToKeep(shift, said, confirmer)).toThrow('OWN_ENTRY')
})

test('notes of more households than a document may carry are refused as a whole', () => {
  const numbers = Array.from({ length: 21 }, (_, index) => index + 2)
  const visits = Array.from({ length: 20 }, () => ({ household: '一户', result: '在家' }))
  const said = (count: number) => ({
    shiftId,
    rows: numbers
      .slice(0, count)
      .map((number) => ({ memberId: `m-${number}`, outcome: 'present' as const, hours: 3, visits })),
  })
  const shift = aShift(shiftId, { ...ended, roster: entries(1, ...numbers) })
  expect(() => wordToKeep(shift, said(21), confirmer)).toThrow('INVALID_INPUT')
  expect(wordToKeep(shift, said(20), confirmer)?.rows[0]).toMatchObject({ visits: 20 })
})
