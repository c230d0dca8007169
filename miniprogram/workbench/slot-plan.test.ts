import fc from 'fast-check'
import { dayLength, dayOf, startOfDay } from '../services/format'
import {
  clockOf,
  described,
  emptyPlan,
  fixed,
  freshPlan,
  type SlotPlan,
  slotProblems,
  slotRows,
  slotsOf,
  without,
} from './slot-plan'

const now = Date.parse('2026-11-22T09:41:00+08:00')
const hour = 3_600_000
const plan: SlotPlan = { ...emptyPlan, day: '2026-11-24', from: '07:30', to: '10:30', places: '8' }

describe('the times that come of what is written', () => {
  test('once', () => {
    const startsAt = Date.parse('2026-11-24T07:30:00+08:00')
    expect(slotsOf(plan)).toEqual([{ startsAt, endsAt: startsAt + 3 * hour, places: 8 }])
  })

  test('every day or every week, so many times, in words to be checked', () => {
    const weekly = slotRows({ ...plan, repeat: 'weekly', times: '3' })
    expect(weekly.map(({ text }) => text)).toEqual([
      '11月24日 星期二 7:30–10:30',
      '12月1日 星期二 7:30–10:30',
      '12月8日 星期二 7:30–10:30',
    ])
    const daily = slotsOf({ ...plan, repeat: 'daily', times: '60' })
    expect(daily).toHaveLength(60)
    expect(dayOf(daily.at(-1)?.startsAt ?? 0)).toBe('2027-01-22')
  })

  test('over midnight: it ends on the next day, and says so', () => {
    expect(slotRows({ ...plan, from: '22:00', to: '06:00' })[0]?.text).toBe('11月24日 星期二 22:00–次日 6:00')
  })

  test('nothing while something is missing', () => {
    for (const missing of ['day', 'from', 'to', 'places'] as const) {
      expect(slotsOf({ ...plan, [missing]: '' })).toEqual([])
    }
    expect(slotsOf({ ...plan, repeat: 'daily', times: '0' })).toEqual([])
  })

  test('one can be taken out, others stay, and other times come beside them', () => {
    const weekly = { ...plan, repeat: 'weekly', times: '3' } as const
    const [, second] = slotRows(weekly)
    const two = without(weekly, second?.key ?? '')
    expect(slotRows(two).map(({ text }) => text.slice(0, 6))).toEqual(['11月24日', '12月8日 '])
    const three = { ...two, day: '2026-11-30' }
    expect(slotsOf(three)).toHaveLength(3)
    expect(slotsOf(fixed(three))).toEqual(slotsOf(three))
  })

  test('the same time is there once', () => {
    expect(slotsOf({ ...fixed(plan), day: plan.day })).toHaveLength(1)
  })

  test('a copy of old shifts lies ahead, on the same weekdays at the same hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 30 }), fc.integer({ min: 0, max: 23 }), (day, at) => {
        const startsAt = startOfDay(dayOf(now)) + day * dayLength + at * hour
        const [slot] = slotsOf(freshPlan([{ startsAt, endsAt: startsAt + 2 * hour, places: 5 }], now))
        expect(slot?.startsAt).toBeGreaterThan(now)
        expect(((slot?.startsAt ?? 0) - startsAt) % (7 * dayLength)).toBe(0)
        expect(slot).toMatchObject({ endsAt: (slot?.startsAt ?? 0) + 2 * hour, places: 5 })
      }),
    )
  })
})

describe('what is amiss', () => {
  test('is said beside each field', () => {
    expect(slotProblems(emptyPlan, now)).toEqual({
      day: '请选哪一天。',
      from: '请选几点开始。',
      to: '请选几点结束。',
      places: '请写 1 到 500 之间的人数。',
    })
    expect(slotProblems({ ...plan, places: '501' }, now).places).toBeDefined()
    expect(slotProblems({ ...plan, repeat: 'daily', times: '61' }, now).times).toBeDefined()
    expect(slotProblems({ ...plan, to: '07:00' }, now).to).toBeDefined()
    expect(slotProblems({ ...plan, day: '2026-11-21' }, now).day).toBeDefined()
    expect(slotProblems({ ...plan, day: '2026-11-22' }, now).from).toBeDefined()
  })

  test('is nothing once shifts stand and no other day is begun', () => {
    expect(slotProblems(fixed(plan), now)).toEqual({})
    expect(slotProblems(plan, now)).toEqual({})
  })
})

test('a clock time goes to the picker and back', () => {
  const [slot] = described(plan)
  expect(clockOf(slot?.startsAt ?? 0)).toBe('07:30')
  expect(clockOf(slot?.endsAt ?? 0)).toBe('10:30')
})
