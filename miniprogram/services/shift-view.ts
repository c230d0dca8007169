import type { ShiftView } from '../../cloudfunctions/contract/task'
import { withUnit } from './format'
import { audienceOf } from './stand-words'

/** PRODUCT §4: so long before the start the waiting list rests, and a free place is the first tap's. */
const firstTap = 2 * 3_600_000

/**
 * What one can do with a shift at this moment, as the bar and the card show it. `last`: one place left;
 * `full`: the waiting list is open; `closed`: that is full as well; `rush`: full, and so near that the next free
 * place is the first tap's; `free`: such a place is there for me, who waits; `notForMe`: it is for others.
 */
export type Stand =
  | 'open'
  | 'last'
  | 'full'
  | 'closed'
  | 'rush'
  | 'free'
  | 'notForMe'
  | 'claimed'
  | 'waiting'
  | 'offered'
  | 'started'
  | 'ended'
  | 'cancelled'

export function standOf(shift: ShiftView, now: number): Stand {
  if (shift.state === 'cancelled') {
    return 'cancelled'
  }
  if (shift.state === 'settled' || now >= shift.endsAt) {
    return 'ended'
  }
  if (now >= shift.startsAt) {
    return 'started'
  }
  if (shift.mine) {
    const isFree = shift.mine.state === 'waiting' && shift.mine.why === 'firstTap' && shift.left > 0
    return isFree ? 'free' : shift.mine.state
  }
  if (shift.notForMe) {
    return 'notForMe'
  }
  if (shift.left > 0) {
    return shift.left === 1 ? 'last' : 'open'
  }
  if (now >= shift.startsAt - firstTap) {
    return 'rush'
  }
  return shift.queueLeft > 0 ? 'full' : 'closed'
}

/** People may arrive half an hour early; the lead's code is good from then to the end. */
const early = 30 * 60_000

export function checkInFrom({ startsAt }: ShiftView): number {
  return startsAt - early
}

/** I am on it, it is time, and I have not said so yet. */
export function canCheckIn(shift: ShiftView, now: number): boolean {
  const { mine, state, endsAt } = shift
  const isOn = state === 'open' && mine?.state === 'claimed' && !mine.checkedInAt && !mine.result
  return isOn && now >= checkInFrom(shift) && now < endsAt
}

/** Places drawn as the cells of a solar panel; more than twenty become one bar (DESIGN §4). */
export interface CellsView {
  shape: 'cells' | 'thin' | 'bar'
  cells: Array<{ place: number; kind: 'taken' | 'open' | 'mine' | 'full' }>
  /** Of the bar, in percent. */
  filled: number
  isFull: boolean
  label: string
}

const widest = 12
const mostCells = 20

export function cellsView(shift: ShiftView): CellsView {
  const taken = Math.max(shift.places - shift.left, 0)
  const isMine = shift.mine?.state === 'claimed'
  const isFull = shift.left === 0 && !isMine
  const label = `${withUnit(shift.places, '个')}名额，已报 ${withUnit(shift.taken, '个')}`
  if (shift.places > mostCells) {
    return { shape: 'bar', cells: [], filled: Math.round((taken / shift.places) * 100), isFull, label }
  }
  const kindOf = (place: number) => {
    if (place > taken) {
      return 'open'
    }
    if (isMine && place === taken) {
      return 'mine'
    }
    return isFull ? 'full' : 'taken'
  }
  const cells = Array.from({ length: shift.places }, (_, index) => ({
    place: index + 1,
    kind: kindOf(index + 1),
  })) satisfies CellsView['cells']
  return { shape: shift.places > widest ? 'thin' : 'cells', cells, filled: 0, isFull, label }
}

export type Tone = 'plain' | 'blue' | 'amber' | 'green' | 'quiet'

export interface CountView {
  text: string
  tone: Tone
}

/** How many places are left, in words; the cells beside it only repeat it. */
export function countView(shift: ShiftView, stand: Stand): CountView {
  if (stand === 'cancelled') {
    return { text: '这班取消了', tone: 'quiet' }
  }
  if (stand === 'ended' || stand === 'started') {
    return { text: stand === 'ended' ? '已经结束' : '已经开始', tone: 'quiet' }
  }
  if (stand === 'notForMe') {
    return { text: audienceOf(shift), tone: 'quiet' }
  }
  if (shift.left > 0) {
    if (stand === 'last') {
      return { text: `只剩 ${withUnit(1, '个')}名额`, tone: 'amber' }
    }
    return { text: `还剩 ${withUnit(shift.left, '个')}名额`, tone: stand === 'open' ? 'blue' : 'plain' }
  }
  const queue = shift.waiting > 0 ? ` · 候补 ${withUnit(shift.waiting, '人')}` : ''
  return { text: stand === 'closed' ? '名额和候补都满了' : `已满${queue}`, tone: 'quiet' }
}
