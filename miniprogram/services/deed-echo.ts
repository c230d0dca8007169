import { type ClashView, clashView } from './clash-view'
import { type Notice, namedNotice, resultNotice } from './deed-words'
import type { DeedResult } from './pending'

/** What the page of a task makes of a deed's result: a notice, or a sheet that asks or explains. */
export interface Echo {
  notice: Notice | null
  clash: ClashView | null
  isInviting: boolean
}

/** A result that belongs to another task is named, and opens no sheet here. */
export function echoOf(result: DeedResult, taskId: string, now: number): Echo {
  const { subject } = result.deed
  if (subject.taskId !== taskId) {
    return { notice: namedNotice(result, now) ?? null, clash: null, isInviting: false }
  }
  if (result.state === 'refused' && result.error.code === 'NOT_BOUND') {
    return { notice: null, clash: null, isInviting: true }
  }
  const notice = resultNotice(result, now) ?? null
  if (result.state === 'refused' && result.error.code === 'CLASH') {
    return { notice, clash: clashView(result.error.details, subject), isInviting: false }
  }
  return { notice, clash: null, isInviting: false }
}
