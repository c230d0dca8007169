import fc from 'fast-check'
import type { Candidate } from './choose-rules'
import { topThirdOf } from './top-third-rules'

const candidate = (number: number, score: number, over: Partial<Candidate> = {}): Candidate => ({
  memberId: `m-${number}`,
  track: 'B',
  score: { score, contribution: 0, hours: 0, kinds: 0 },
  isExcluded: false,
  monthsRunning: 0,
  ...over,
})

const scored = (...scores: number[]) => scores.map((score, index) => candidate(index + 1, score))

test('a third of the counted, rounded down', () => {
  expect(topThirdOf(scored(60, 90, 80, 70, 65))).toEqual(['m-2'])
  expect(topThirdOf(scored(60, 90, 80, 70, 65, 61))).toEqual(['m-2', 'm-3'])
  expect(topThirdOf(scored(90, 80))).toEqual([])
  expect(topThirdOf([])).toEqual([])
})

test('equals across the edge are cut out, not taken in', () => {
  expect(topThirdOf(scored(90, 80, 80, 70, 65, 61))).toEqual(['m-1'])
  expect(topThirdOf(scored(80, 80, 80, 70, 65, 61))).toEqual([])
})

test('equals within the third are both named', () => {
  expect(topThirdOf(scored(90, 90, 80, 70, 65, 61))).toEqual(['m-1', 'm-2'])
})

test('the exempt and the excluded are neither named nor counted', () => {
  const others = scored(70, 69, 68)
  const apart = [candidate(8, 99, { track: 'E' }), candidate(9, 98, { isExcluded: true })]
  expect(topThirdOf([...apart, ...others])).toEqual(['m-1'])
})

test('whoever is named has more than everybody who is not, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 30 }), (scores) => {
      const candidates = scored(...scores)
      const named = new Set(topThirdOf(candidates))
      const scoresOf = (isNamed: boolean) =>
        candidates.filter(({ memberId }) => named.has(memberId) === isNamed).map(({ score }) => score.score)
      expect(named.size).toBeLessThanOrEqual(scores.length / 3)
      expect(Math.min(...scoresOf(true))).toBeGreaterThan(Math.max(...scoresOf(false)))
      expect(new Set(topThirdOf([...candidates].reverse()))).toEqual(named)
    }),
  )
})
