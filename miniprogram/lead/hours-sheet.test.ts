import { aPerson, thisMorning } from '../testing/shift-samples'
import {
  confirmInput,
  emptySheet,
  isPresetForAll,
  lengthOf,
  mostOf,
  openPeople,
  saidOf,
  toggled,
  totalsOf,
  unfinishedVisits,
  withException,
} from './hours-sheet'

const hour = 3_600_000
const shift = { startsAt: thisMorning, endsAt: thisMorning + 3 * hour }
const sheet = emptySheet(shift)
const seen = aPerson(2, { checkedInAt: thisMorning })
const people = [seen, aPerson(3), aPerson(4)]
const present = { outcome: 'present' as const, hours: 3, supplied: 0, visits: [] }

test('where nobody checked in and nothing is ticked, all are present for the length of the shift', () => {
  const nobodySeen = [aPerson(3), aPerson(4)]
  expect(totalsOf(nobodySeen, sheet)).toEqual({ present: 2, absent: 0, excused: 0 })
  expect(confirmInput('s-1', nobodySeen, sheet)).toEqual({
    shiftId: 's-1',
    others: { outcome: 'present', hours: 3 },
    rows: [],
  })
})

test('as soon as somebody checked in or is ticked, the others are absent unless the lead says all were there', () => {
  expect(totalsOf(people, sheet)).toEqual({ present: 1, absent: 2, excused: 0 })
  expect(totalsOf(people, toggled(sheet, 'm-3'))).toEqual({ present: 2, absent: 1, excused: 0 })
  expect(totalsOf(people, toggled(toggled(sheet, 'm-3'), 'm-3'))).toEqual({
    present: 1,
    absent: 2,
    excused: 0,
  })
  expect(totalsOf(people, { ...sheet, isForAll: true })).toEqual({ present: 3, absent: 0, excused: 0 })
})

test('only what differs from everybody is sent as a row, and who was absent has no hours', () => {
  const said = withException(sheet, 'm-3', { ...present, outcome: 'excused' })
  expect(confirmInput('s-1', people, said).rows).toEqual([
    { memberId: 'm-3', outcome: 'excused', hours: 0 },
    { memberId: 'm-4', outcome: 'absent', hours: 0 },
  ])
})

test('hours for everybody change with one step, an exception keeps its own', () => {
  const said = withException({ ...sheet, isForAll: true }, 'm-3', { ...present, hours: 1.5 })
  const longer = { ...said, hours: 4 }
  const isForAll = isPresetForAll(people, longer)
  expect(people.map((person) => saidOf(person, longer, isForAll).hours)).toEqual([4, 1.5, 4])
})

test('somebody taken for absent and back again has lost nothing that was written', () => {
  const visits = [{ no: 1, household: '张家', result: '电线旧了' }]
  const there = withException(sheet, 'm-2', { ...present, visits, supplied: 5 })
  const away = withException(there, 'm-2', { ...saidOf(seen, there, false), outcome: 'absent' })
  expect(confirmInput('s-1', [seen], away).rows).toEqual([{ memberId: 'm-2', outcome: 'absent', hours: 0 }])
  const back = withException(away, 'm-2', { ...saidOf(seen, away, false), outcome: 'present' })
  expect(confirmInput('s-1', [seen], back).rows).toEqual([
    {
      memberId: 'm-2',
      outcome: 'present',
      hours: 3,
      visits: [{ household: '张家', result: '电线旧了' }],
      supplied: 5,
    },
  ])
})

test('a household of which only one half is written is found, an empty one is left out', () => {
  const half = withException(sheet, 'm-2', {
    ...present,
    visits: [{ no: 1, household: '张家', result: ' ' }],
  })
  expect(unfinishedVisits(people, half)).toEqual([seen])
  const empty = withException(sheet, 'm-2', { ...present, visits: [{ no: 1, household: '', result: '' }] })
  expect(unfinishedVisits(people, empty)).toEqual([])
  expect(confirmInput('s-1', [seen], empty).rows).toEqual([])
})

test('neither my own hours nor those already confirmed are mine to confirm', () => {
  const result = { outcome: 'present' as const, hours: 3, version: 0 }
  expect(openPeople([aPerson(1), aPerson(2, { result }), aPerson(3)], 'm-1')).toEqual([aPerson(3)])
})

test('a shift of 100 minutes is preset to one and a half hours, and may have been four', () => {
  const short = { startsAt: thisMorning, endsAt: thisMorning + 100 * 60_000 }
  expect([lengthOf(short), mostOf(short)]).toEqual([1.5, 4])
})
