import type { ShiftView } from '../../cloudfunctions/contract/task'
import { aShift } from '../testing/samples'
import type { DeedResult } from './pending'
import type { Deed } from './pending-store'
import { shiftAfter } from './shift-after'

const deed = {} as Deed
const claimed: DeedResult = { state: 'claimed', deed, outcome: { state: 'claimed' } }
const waiting: DeedResult = { state: 'claimed', deed, outcome: { state: 'waiting', position: 3 } }
const released: DeedResult = { state: 'released', deed }
const held: DeedResult = { state: 'held', deed }

const mine = (state: 'waiting' | 'offered'): Partial<ShiftView> => ({
  left: 0,
  waiting: 3,
  mine: state === 'waiting' ? { state, position: 1, why: 'full' } : { state, until: aShift().startsAt - 1 },
})

test('a claimed place is one less for the others', () => {
  expect(shiftAfter(aShift({ left: 3 }), claimed)).toMatchObject({ left: 2, mine: { state: 'claimed' } })
})

test('a place that was kept for me leaves the others as many as before', () => {
  expect(shiftAfter(aShift(mine('offered')), claimed)).toMatchObject({ left: 0, waiting: 3 })
})

test('who queues makes the queue longer and its room smaller, once', () => {
  const queued = shiftAfter(aShift({ left: 0, waiting: 2, queueLeft: 18 }), waiting)
  expect(queued).toMatchObject({ left: 0, waiting: 3, queueLeft: 17, mine: { position: 3 } })
  expect(shiftAfter(queued, waiting)).toMatchObject({ waiting: 3, queueLeft: 17 })
})

test('a place given back is free for anyone only when nobody waits for it', () => {
  const own = { left: 0, mine: { state: 'claimed' as const } }
  expect(shiftAfter(aShift({ ...own, waiting: 0 }), released)).toMatchObject({ left: 1 })
  expect(shiftAfter(aShift({ ...own, waiting: 2 }), released)).toMatchObject({ left: 0 })
})

test('who leaves the queue is no longer shown in it', () => {
  const after = shiftAfter(aShift(mine('waiting')), released)
  expect(after.waiting).toBe(2)
  expect(after.mine).toBeUndefined()
})

test('nothing changes while a deed is only held', () => {
  expect(shiftAfter(aShift(), held)).toEqual(aShift())
})
