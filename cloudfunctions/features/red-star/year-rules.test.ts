import fc from 'fast-check'
import { type MonthScores, yearStanding } from './year-rules'

test('a year is the mean of the months in which one was counted', () => {
  const year: MonthScores[] = [{ a: 80, b: 70 }, { a: 81.5 }, { b: 75 }]
  expect(yearStanding('a', year)).toEqual({ mean: 80.75, months: 2, place: 1, of: 2 })
  expect(yearStanding('b', year)).toEqual({ mean: 72.5, months: 2, place: 2, of: 2 })
})

test('equals share a place and the next one is left out', () => {
  const year = [{ a: 90, b: 80, c: 80, d: 70 }]
  expect(['a', 'b', 'c', 'd'].map((one) => yearStanding(one, year)?.place)).toEqual([1, 2, 2, 4])
})

test('equal means of unlike many months are equal, though their decimals never end', () => {
  const year: MonthScores[] = [
    { a: 70, b: 70 },
    { a: 70, b: 70 },
    { a: 70.25, b: 70.25 },
    { b: 70 },
    { b: 70 },
    { b: 70.25 },
  ]
  expect(['a', 'b'].map((one) => yearStanding(one, year)?.place)).toEqual([1, 1])
  expect(yearStanding('b', year)?.mean).toBe(70.08)
})

test('whoever was counted in no month has no year', () => {
  expect(yearStanding('a', [])).toBeUndefined()
  expect(yearStanding('a', [{ b: 80 }])).toBeUndefined()
})

test('a place is one more than the number of those with more, in whatever order the months come', () => {
  const months = fc.array(
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 8 })),
    {
      maxLength: 12,
    },
  )
  fc.assert(
    fc.property(months, (year) => {
      const standings = ['a', 'b', 'c', 'd'].flatMap((one) => yearStanding(one, year) ?? [])
      for (const { mean, place, of } of standings) {
        expect(of).toBe(standings.length)
        expect(standings.filter((other) => other.place < place).length).toBe(place - 1)
        expect(standings.filter((other) => other.mean > mean).length).toBeLessThanOrEqual(place - 1)
      }
      expect(['a', 'b', 'c', 'd'].flatMap((one) => yearStanding(one, [...year].reverse()) ?? [])).toEqual(
        standings,
      )
    }),
  )
})
