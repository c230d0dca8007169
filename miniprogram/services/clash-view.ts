import type { ErrorDetails } from '../../cloudfunctions/contract/errors'
import { clockRange, dayOf, monthDay } from './format'
import type { Subject } from './pending-store'

interface Side {
  title: string
  time: string
  /** The same as a deed needs it. */
  subject: Subject
}

/** Two shifts of which a person can go to one. */
export interface ClashView {
  mine: Side
  wanted: Side
}

export function clashView(clash: ErrorDetails['CLASH'], wanted: Subject): ClashView {
  const { shiftId, taskTitle, startsAt, endsAt } = clash
  // A clash names neither task nor site of the shift in the way, and giving it back needs neither.
  const mine = { shiftId, taskId: '', title: taskTitle, siteName: '', startsAt, endsAt }
  return { mine: sideOf(mine), wanted: sideOf(wanted) }
}

function sideOf(subject: Subject): Side {
  const { title, startsAt, endsAt } = subject
  return { title, time: `${monthDay(dayOf(startsAt))} ${clockRange(startsAt, endsAt)}`, subject }
}
