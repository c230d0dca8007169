import type { Output } from '../../cloudfunctions/contract/contract'
import type { TaskForEdit } from '../../cloudfunctions/contract/publish'
import { clockRange, dayOf, nearDay, withUnit } from '../services/format'
import { filledText, phaseWords, slotText } from './task-words'

export type TasksView = 'coming' | 'toConfirm' | 'done'

export interface ShiftRow {
  shiftId: string
  taskId: string
  title: string
  time: string
  text: string
  /** Somebody has to do something about it. */
  isWanting: boolean
}

type ListedShift = Output<'shift.list'>['items'][number]

/** One shift in the list of an officer. */
export function shiftRow(shift: ListedShift, now: number): ShiftRow {
  const { shiftId, taskId, title, siteName, startsAt, endsAt, phase, unconfirmed } = shift
  const open = phase === 'open' || phase === 'full'
  const state = open ? filledText(shift) : phaseWords[phase]
  const wanting = unconfirmed > 0 && !open ? ` · 还有 ${withUnit(unconfirmed, '人')}没记` : ''
  return {
    shiftId,
    taskId,
    title,
    time: `${nearDay(dayOf(startsAt), dayOf(now))} ${clockRange(startsAt, endsAt)} · ${siteName}`,
    text: `${state}${wanting}`,
    isWanting: phase === 'ended',
  }
}

export interface TimeRow {
  shiftId: string
  text: string
  note: string
  canEdit: boolean
}

/** The shifts of one task for the officer who looks after it: those to come first, then the past, latest first. */
export function timeRows(shifts: TaskForEdit['shifts'], now: number): TimeRow[] {
  const coming = shifts.filter(({ endsAt }) => endsAt > now)
  const past = shifts.filter(({ endsAt }) => endsAt <= now)
  return [...coming, ...past.reverse()].map((shift) => ({
    shiftId: shift.shiftId,
    text: slotText(shift.startsAt, shift.endsAt),
    note: noteOf(shift, now),
    canEdit: shift.state === 'open' && shift.endsAt > now,
  }))
}

function noteOf(shift: TaskForEdit['shifts'][number], now: number): string {
  if (shift.state !== 'open') {
    return phaseWords[shift.state]
  }
  if (shift.endsAt <= now) {
    return phaseWords.ended
  }
  return shift.startsAt <= now ? phaseWords.running : filledText(shift)
}
