import fc from 'fast-check'
import { HOUR } from '../../platform/calendar'
import type { Held } from './shift-rules'
import { FIRST_TAP, firstTapFrom, isPassingDue, type Line, passPlaces, standOf } from './waiting-rules'

const START = 100 * HOUR
const END = START - FIRST_TAP

const entry = (memberId: string) => ({ memberId, at: 1 })
const hold = (memberId: string, until: number): Held => ({ memberId, at: 1, until })

function line(over: Partial<Line> = {}): Line {
  return { startsAt: START, left: 0, roster: [entry('on')], held: [], queue: [], queueLeft: 20, ...over }
}

describe('a place that is free while people wait (PRODUCT §4)', () => {
  test('is held for the first in line for twelve hours', () => {
    const {
      line: after,
      offered,
      lapsed,
      isFirstTap,
    } = passPlaces(line({ left: 1, queue: [entry('a'), entry('b')], queueLeft: 18 }), END - 12 * HOUR)
    expect(offered).toEqual([hold('a', END)])
    expect(lapsed).toEqual([])
    expect(isFirstTap).toBe(false)
    expect(after).toEqual({ left: 0, held: [hold('a', END)], queue: [entry('b')], queueLeft: 19 })
    expect(passPlaces(line({ left: 1, queue: [entry('a')] }), 10 * HOUR).offered).toEqual([
      hold('a', 22 * HOUR),
    ])
  })

  test('has to pass on at once, not only when time runs out on another', () => {
    expect(isPassingDue(line({ left: 1, queue: [entry('a')] }), 0)).toBe(true)
    expect(isPassingDue(line({ left: 1 }), 0)).toBe(false)
  })

  test('is held until two hours before the start when that is sooner', () => {
    expect(passPlaces(line({ left: 1, queue: [entry('a')] }), END - HOUR).offered).toEqual([hold('a', END)])
  })

  test('is held for as many as there are places', () => {
    const { line: after } = passPlaces(line({ left: 2, queue: ['a', 'b', 'c'].map(entry) }), 0)
    expect(after.held.map(({ memberId }) => memberId)).toEqual(['a', 'b'])
    expect(after.queue).toEqual([entry('c')])
    expect(passPlaces(line({ left: 3, queue: [entry('a')] }), 0).line).toMatchObject({ left: 2, queue: [] })
  })

  test('is nobody’s when there are still more people than places', () => {
    const shift = line({ left: -1, queue: [entry('a')] })
    expect(passPlaces(shift, 0)).toMatchObject({ offered: [], line: { left: -1, queue: [entry('a')] } })
    expect(isPassingDue(shift, 0)).toBe(false)
  })
})

describe('a held place', () => {
  const shift = line({ held: [hold('a', 50 * HOUR)], queue: [entry('b')], queueLeft: 19 })

  test('is kept up to its last moment', () => {
    expect(isPassingDue(shift, 50 * HOUR - 1)).toBe(false)
    expect(passPlaces(shift, 50 * HOUR - 1).line).toEqual({
      left: 0,
      held: [hold('a', 50 * HOUR)],
      queue: [entry('b')],
      queueLeft: 19,
    })
  })

  test('passes on to the next in line, who is offered it from that moment', () => {
    const passing = passPlaces(shift, 50 * HOUR)
    expect(isPassingDue(shift, 50 * HOUR)).toBe(true)
    expect(passing.lapsed).toEqual([hold('a', 50 * HOUR)])
    expect(passing.line).toEqual({ left: 0, held: [hold('b', 62 * HOUR)], queue: [], queueLeft: 20 })
  })

  test('is free for anybody when nobody waits', () => {
    const alone = line({ held: [hold('a', 50 * HOUR)] })
    expect(isPassingDue(alone, 50 * HOUR)).toBe(true)
    expect(passPlaces(alone, 50 * HOUR).line).toMatchObject({ left: 1, held: [] })
  })

  test('ends two hours before the start even when it was given for longer', () => {
    const moved = line({ held: [hold('a', START)] })
    expect(passPlaces(moved, END - 1).line.held).toEqual([hold('a', END)])
    expect(isPassingDue(moved, END - 1)).toBe(false)
    expect(passPlaces(moved, END)).toMatchObject({ lapsed: [hold('a', START)], line: { left: 1, held: [] } })
  })

  test('fills the places that were lowered below the people first', () => {
    const fewer = line({ left: -1, held: [hold('a', 50 * HOUR)], queue: [entry('b')] })
    expect(passPlaces(fewer, 50 * HOUR).line).toMatchObject({ left: 0, held: [], queue: [entry('b')] })
  })
})

describe('from two hours before the start', () => {
  test('nothing is held, and the first tap counts', () => {
    expect(firstTapFrom({ startsAt: START })).toBe(START - 2 * HOUR)
    const shift = line({ left: 1, queue: [entry('a')], queueLeft: 19 })
    expect(isPassingDue(shift, END)).toBe(false)
    expect(passPlaces(shift, END)).toMatchObject({
      isFirstTap: true,
      offered: [],
      line: { left: 1, queue: [entry('a')], queueLeft: 19 },
    })
  })
})

describe('my stand', () => {
  const stand = (shift: Line, me = 'me', now = 0) => standOf(shift, me, now)
  const ahead = entry('first')

  test('a place, with its entry', () => {
    expect(stand(line({ roster: [entry('x'), entry('me')] }))).toEqual({
      state: 'claimed',
      entry: entry('me'),
    })
  })

  test('none', () => {
    expect(stand(line({ held: [hold('x', HOUR)], queue: [entry('y')] }))).toBeUndefined()
  })

  test('offered as long as it is held, and from the moment it is my turn', () => {
    const held = line({ held: [hold('x', HOUR), hold('me', 50 * HOUR)] })
    expect(stand(held)).toEqual({ state: 'offered', until: 50 * HOUR })
    expect(stand(held, 'me', 50 * HOUR)).toBeUndefined()
    expect(stand(line({ left: 1, queue: [entry('me')] }))).toEqual({ state: 'offered', until: 12 * HOUR })
  })

  test('waiting because nobody has left', () => {
    expect(stand(line({ queue: [ahead, entry('me')] }))).toEqual({
      state: 'waiting',
      position: 2,
      why: 'full',
    })
  })

  test('waiting because places are held for those before me, until the first of them has to answer', () => {
    const shift = line({ held: [hold('x', 9 * HOUR), hold('y', 7 * HOUR)], queue: [entry('me')] })
    expect(stand(shift)).toEqual({ state: 'waiting', position: 1, why: 'held', until: 7 * HOUR })
  })

  test('waiting because there are more people than places, held ones or not', () => {
    const shift = line({ left: -1, held: [hold('x', HOUR)], queue: [entry('me')] })
    expect(stand(shift)).toEqual({ state: 'waiting', position: 1, why: 'fewer' })
    expect(stand(line({ left: 0, queue: [entry('me')] }))).toMatchObject({ why: 'full' })
  })

  test('waiting shortly before the start, where the first tap counts', () => {
    const shift = line({ left: 1, queue: [ahead, entry('me')] })
    expect(stand(shift, 'me', END)).toEqual({ state: 'waiting', position: 2, why: 'firstTap' })
    expect(stand(shift, 'me', END - 1)).toMatchObject({ state: 'waiting', position: 1, why: 'held' })
  })
})

const names = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 })
const anyLine = fc
  .record({
    who: names,
    left: fc.integer({ min: -3, max: 5 }),
    cuts: fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })),
    untils: fc.array(fc.integer({ min: 0, max: START }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ who, left, cuts, untils }): Line => {
    const people = who.map((one) => entry(`p-${one}`))
    const [a, b] = [Math.min(...cuts), Math.max(...cuts)]
    const held = people.slice(a, b).map((one, index) => ({ ...one, until: untils[index] as number }))
    const queue = people.slice(b)
    return { startsAt: START, left, roster: people.slice(0, a), held, queue, queueLeft: 20 - queue.length }
  })
const instant = fc.integer({ min: 0, max: START })

describe('passing on, whatever the line', () => {
  test('keeps every number true, loses nobody who waits, and keeps their order', () => {
    fc.assert(
      fc.property(anyLine, instant, (shift, now) => {
        const { line: after, offered, lapsed } = passPlaces(shift, now)
        expect(after.left + after.held.length).toBe(shift.left + shift.held.length)
        expect(after.queueLeft + after.queue.length).toBe(shift.queueLeft + shift.queue.length)
        const ids = (list: readonly { memberId: string }[]) => list.map(({ memberId }) => memberId)
        expect([...ids(offered), ...ids(after.queue)]).toEqual(ids(shift.queue))
        expect([...ids(after.held), ...ids(lapsed)].sort()).toEqual(
          [...ids(shift.held), ...ids(offered)].sort(),
        )
      }),
    )
  })

  test('once is enough', () => {
    fc.assert(
      fc.property(anyLine, instant, (shift, now) => {
        const after = { ...shift, ...passPlaces(shift, now).line }
        expect(isPassingDue(after, now)).toBe(false)
        expect(passPlaces(after, now).line).toEqual(passPlaces(shift, now).line)
      }),
    )
  })

  test('leaves no place free while somebody waits, but for the first tap', () => {
    fc.assert(
      fc.property(anyLine, instant, (shift, now) => {
        const { line: after, isFirstTap } = passPlaces(shift, now)
        expect(isFirstTap || after.left <= 0 || after.queue.length === 0).toBe(true)
      }),
    )
  })
})
