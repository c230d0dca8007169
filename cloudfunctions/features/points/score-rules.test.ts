import fc from 'fast-check'
import { deedCode } from '../../contract/points'
import { type Code, defaultRules, isContribution, itemOf, ruleChanges, ruleProblem } from './rule-set-rules'
import { type ScoredEntry, scoreMonth } from './score-rules'

let nextId = 0

function entry(code: Code, over: Partial<ScoredEntry> = {}): ScoredEntry {
  nextId += 1
  return { _id: `e-${String(nextId).padStart(4, '0')}`, code, day: '2026-11-10', amount: 1, ...over }
}

const hours = (amount: number, day: string, isUrgent = false) => entry('V1', { amount, day, isUrgent })
const times = (count: number, code: Code) => Array.from({ length: count }, () => entry(code))

describe('the worked checks of PRODUCT §5.2', () => {
  test('王: absent once, 14.5 hours, led one task, twelve visits: 81.5', () => {
    const score = scoreMonth(
      [entry('B1'), hours(7, '2026-11-02'), hours(7.5, '2026-11-09'), entry('V3'), ...times(12, 'V4')],
      defaultRules,
      'B',
    )
    expect(score).toMatchObject({ score: 81.5, contribution: 26.5, deduction: -5, hours: 14.5, kinds: 3 })
  })

  test('李: nine urgent hours, two V9, one V8: 80.5', () => {
    const score = scoreMonth(
      [hours(4.5, '2026-11-02', true), hours(4.5, '2026-11-03', true), ...times(2, 'V9'), entry('V8')],
      defaultRules,
      'C',
    )
    expect(score).toMatchObject({ score: 80.5, contribution: 20.5, deduction: 0, hours: 9 })
  })

  test('赵: thirty hours, two V10, three V3, two V7: 100', () => {
    const score = scoreMonth(
      [
        ...['02', '03', '04', '05', '06'].map((day) => hours(6, `2026-11-${day}`)),
        ...times(2, 'V10'),
        ...times(3, 'V3'),
        ...times(2, 'V7'),
      ],
      defaultRules,
      'A',
    )
    expect(score).toMatchObject({ score: 100, contribution: 40, hours: 30 })
  })
})

test('the default has an item for every code', () => {
  expect(defaultRules.items.map(({ code }) => code)).toEqual(deedCode.options)
})

describe('caps', () => {
  test('a day of work brings eight points at most, and its hours count all the same', () => {
    const score = scoreMonth([hours(10, '2026-11-02')], defaultRules, 'B')
    expect(score).toMatchObject({ contribution: 8, hours: 10 })
    expect(score.credits[0]).toMatchObject({ raw: 10, credited: 8, cap: 'day' })
  })

  test('what came in whole names no cap; what the month had no room for names the month', () => {
    const score = scoreMonth([...times(10, 'V4'), entry('V4')], defaultRules, 'B')
    expect(score.credits[0]).toEqual({ entryId: expect.any(String), raw: 1, credited: 1 })
    expect(score.credits.at(-1)).toMatchObject({ raw: 1, credited: 0, cap: 'month' })
  })

  test('only hours of work are urgent', () => {
    expect(scoreMonth([entry('V4', { isUrgent: true })], defaultRules, 'B').contribution).toBe(1)
  })

  test('a kind of deed counts among the kinds when it brought points', () => {
    expect(scoreMonth([entry('V6', { amount: 4 }), entry('V9')], defaultRules, 'B').kinds).toBe(1)
  })

  test('a deduction of nothing is nothing', () => {
    expect(scoreMonth([entry('B1', { amount: 0 })], defaultRules, 'B').credits[0]?.credited).toBe(0)
  })

  test('urgent work counts half as much again, inside the same caps', () => {
    expect(scoreMonth([hours(2.5, '2026-11-02', true)], defaultRules, 'B').contribution).toBe(3.75)
    expect(scoreMonth([hours(6, '2026-11-02', true)], defaultRules, 'B').contribution).toBe(8)
  })

  test.each(deedCode.options.filter((code) => itemOf(defaultRules, code)?.capMonth !== undefined))(
    '%s never goes beyond its cap of the month',
    (code) => {
      const item = itemOf(defaultRules, code)
      const many = Array.from({ length: 60 }, (_, index) =>
        entry(code, { amount: 5, day: `2026-11-${String((index % 30) + 1).padStart(2, '0')}` }),
      )
      const sum = scoreMonth(many, defaultRules, 'D').credits.reduce(
        (total, { credited }) => total + credited,
        0,
      )
      expect(sum).toBe(code === 'B2' ? 0 : item?.capMonth)
    },
  )

  test('contributions together bring forty at most, the last ones less, and the passbook says why', () => {
    const score = scoreMonth(
      [
        ...times(10, 'V4'),
        ...times(4, 'V5'),
        ...times(3, 'V3'),
        ...times(3, 'V9'),
        ...times(2, 'V10'),
        entry('V8'),
      ],
      defaultRules,
      'B',
    )
    expect(score.contribution).toBe(40)
    expect(score.credits.at(-1)).toMatchObject({ raw: 3, credited: 0, cap: 'contribution' })
  })

  test('labour supplied counts per five people', () => {
    expect(scoreMonth([entry('V6', { amount: 14 })], defaultRules, 'B').contribution).toBe(2)
  })

  test('an honour counts by its level', () => {
    expect(scoreMonth([entry('V11', { amount: 3 })], defaultRules, 'B').contribution).toBe(6)
  })

  test('a month never falls below nothing', () => {
    const score = scoreMonth([...times(40, 'N1')], defaultRules, 'B')
    expect(score).toMatchObject({ score: 0, deduction: -200 })
  })
})

describe('what does not count', () => {
  test('an entry that was taken back, and the one that takes it back', () => {
    const wrong = entry('V9')
    const score = scoreMonth([wrong, entry('V9', { reverses: wrong._id })], defaultRules, 'B')
    expect(score).toMatchObject({ contribution: 0, score: 60 })
    expect(score.credits.map(({ cap }) => cap)).toEqual(['reversed', 'reversed'])
  })

  test('hours that were taken back', () => {
    const wrong = hours(5, '2026-11-02')
    expect(scoreMonth([wrong, entry('V1', { reverses: wrong._id })], defaultRules, 'B').hours).toBe(0)
  })

  test('being late for members away, and not reporting for members at home', () => {
    expect(scoreMonth([entry('B2')], defaultRules, 'D').deduction).toBe(0)
    expect(scoreMonth([entry('B2')], defaultRules, 'D').credits[0]?.cap).toBe('notForTrack')
    expect(scoreMonth([entry('B6')], defaultRules, 'A').deduction).toBe(0)
    expect(scoreMonth([entry('B6')], defaultRules, 'D').deduction).toBe(-5)
  })

  test('the same occasion once more: the lead of a task with two shifts', () => {
    const [first, second] = [entry('V3', { once: 'lead:t-1' }), entry('V3', { once: 'lead:t-1' })]
    const other = entry('V3', { once: 'lead:t-2' })
    const score = scoreMonth([first, second, other], defaultRules, 'B')
    expect(score.credits.map(({ credited, cap }) => [credited, cap])).toEqual([
      [2, undefined],
      [0, 'once'],
      [2, undefined],
    ])
    const back = entry('V3', { reverses: first._id, once: 'lead:t-1' })
    expect(scoreMonth([first, second, back], defaultRules, 'B').contribution).toBe(2)
  })

  test('an item the branch has left out', () => {
    const rules = { ...defaultRules, items: defaultRules.items.filter(({ code }) => code !== 'V7') }
    expect(scoreMonth([entry('V7')], rules, 'B').credits[0]).toMatchObject({ credited: 0, cap: 'notInRules' })
  })
})

const anEntry = fc
  .record({
    code: fc.constantFrom(...deedCode.options),
    day: fc.integer({ min: 1, max: 30 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
    amount: fc.integer({ min: 0, max: 24 }).map((half) => half / 2),
    isUrgent: fc.boolean(),
  })
  .map((given) => entry(given.code, given))

const entries = fc.array(anEntry, { maxLength: 60 })
const track = fc.constantFrom('A' as const, 'B' as const, 'C' as const, 'D' as const)

test('the order in which entries arrive never matters', () => {
  fc.assert(
    fc.property(
      entries.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      track,
      ([list, shuffled], of) => {
        expect(scoreMonth(shuffled, defaultRules, of)).toEqual(scoreMonth(list, defaultRules, of))
      },
    ),
  )
})

test('credits add up to the sums, a month lies between 0 and 100, and no credit exceeds its entry', () => {
  fc.assert(
    fc.property(entries, track, (list, of) => {
      const { contribution, deduction, score, credits } = scoreMonth(list, defaultRules, of)
      const codeOf = new Map(list.map(({ _id, code }) => [_id, code]))
      const sum = (wanted: boolean) =>
        credits
          .filter(({ entryId }) => isContribution(codeOf.get(entryId) as Code) === wanted)
          .reduce((total, { credited }) => total + credited, 0)
      expect(sum(true)).toBe(contribution)
      expect(sum(false)).toBe(deduction)
      expect(contribution).toBeLessThanOrEqual(40)
      expect(score).toBe(Math.max(0, 60 + contribution + deduction))
      for (const { raw, credited } of credits) {
        expect(Math.abs(credited)).toBeLessThanOrEqual(Math.abs(raw))
      }
    }),
  )
})

describe('a branch’s own rules', () => {
  test('the default is allowed', () => {
    expect(ruleProblem(defaultRules)).toBeUndefined()
  })

  const withItem = (code: Code, over: object) => ({
    ...defaultRules,
    items: defaultRules.items.map((item) => (item.code === code ? { ...item, ...over } : item)),
  })

  test.each([
    ['more points than the default', withItem('V4', { points: 2 }), 'beyondDefault'],
    ['a harsher deduction', withItem('B1', { points: -6 }), 'beyondDefault'],
    ['a contribution that takes points', withItem('V4', { points: -1 }), 'beyondDefault'],
    ['a higher cap', withItem('V4', { capMonth: 12 }), 'capBeyondDefault'],
    ['no cap where there is one', withItem('V4', { capMonth: undefined }), 'capBeyondDefault'],
    ['a third of a point', withItem('V4', { points: 1 / 3 }), 'notHalf'],
    [
      'an item twice',
      { ...defaultRules, items: [...defaultRules.items, defaultRules.items[0]] },
      'doubleItem',
    ],
    ['contributions beyond forty', { ...defaultRules, capContribution: 50 }, 'contribution'],
    ['a threshold nobody reaches', { ...defaultRules, threshold: 101 }, 'threshold'],
  ])('%s is refused', (_, rules, problem) => {
    expect(ruleProblem(rules as typeof defaultRules)).toMatchObject({ problem })
  })

  test('what changed is named item by item', () => {
    const after = { ...withItem('V4', { capMonth: 8 }), threshold: 85 }
    expect(ruleChanges(defaultRules, after)).toEqual([
      { what: 'item', code: 'V4', from: { points: 1, capMonth: 10 }, to: { points: 1, capMonth: 8 } },
      { what: 'threshold', from: 80, to: 85 },
    ])
  })
})
