import type { MessageKind } from '../../contract/message'
import type { Phase } from '../../contract/shift'
import { AppError } from '../../platform/app-error'
import type { Shift } from './shift-rules'

/** What can happen to a shift, from its publishing to the correction of an hour. */
export type LifeEvent =
  | 'publish'
  | 'claim'
  | 'wait'
  | 'offer'
  | 'take'
  | 'release'
  | 'coming'
  | 'edit'
  | 'checkIn'
  | 'add'
  | 'cancel'
  | 'start'
  | 'end'
  | 'confirm'
  | 'correct'

interface Transition {
  from: readonly Phase[]
  /** Where the event itself leads; absent: places and time decide, see `phaseOf`. */
  to?: Phase
  /** Who may: everybody bound, the lead or an officer of the branch, an officer, or time itself. */
  who: 'member' | 'lead' | 'officer' | 'time'
  /** Where it is written down: an officer's act in the audit, a claim in the shift itself, time nowhere. */
  record: 'audit' | 'shift' | 'none'
  /** What the person it concerns is told; absent: they did it themselves and see the outcome. */
  tells?: MessageKind
}

/** PRODUCT §4, the whole life of a shift. Drafts live on the phone that writes them. */
export const life: Readonly<Record<LifeEvent, Transition>> = {
  publish: { from: ['draft'], to: 'open', who: 'officer', record: 'audit' },
  claim: { from: ['open'], who: 'member', record: 'shift' },
  wait: { from: ['full', 'open'], who: 'member', record: 'shift' },
  offer: { from: ['open', 'full'], who: 'time', record: 'shift', tells: 'placeOffered' },
  take: { from: ['open', 'full'], who: 'member', record: 'shift' },
  release: { from: ['open', 'full'], who: 'member', record: 'shift' },
  coming: { from: ['open', 'full'], who: 'member', record: 'shift' },
  edit: { from: ['open', 'full'], who: 'officer', record: 'audit', tells: 'shiftChanged' },
  checkIn: { from: ['open', 'full', 'running'], who: 'member', record: 'shift' },
  add: { from: ['open', 'full', 'running', 'ended'], who: 'lead', record: 'audit', tells: 'addedLate' },
  cancel: {
    from: ['open', 'full', 'running'],
    to: 'cancelled',
    who: 'officer',
    record: 'audit',
    tells: 'shiftCancelled',
  },
  start: { from: ['open', 'full'], to: 'running', who: 'time', record: 'none', tells: 'notMovedUp' },
  end: { from: ['running'], to: 'ended', who: 'time', record: 'none', tells: 'hoursToConfirm' },
  confirm: {
    from: ['ended', 'settled'],
    to: 'settled',
    who: 'lead',
    record: 'audit',
    tells: 'hoursConfirmed',
  },
  correct: { from: ['settled'], to: 'settled', who: 'lead', record: 'audit', tells: 'hoursCorrected' },
}

/** The phase of a published shift: what is stored, and what places and time say. */
export function phaseOf(
  shift: Pick<Shift, 'state' | 'startsAt' | 'endsAt' | 'left'> & { queue: { readonly length: number } },
  now: number,
): Exclude<Phase, 'draft'> {
  if (shift.state !== 'open') {
    return shift.state
  }
  if (now >= shift.endsAt) {
    return 'ended'
  }
  if (now >= shift.startsAt) {
    return 'running'
  }
  return shift.left > 0 && shift.queue.length === 0 ? 'open' : 'full'
}

export function mayHappen(event: LifeEvent, phase: Phase): boolean {
  return life[event].from.includes(phase)
}

/** Fails with PHASE_REFUSED when the event has no place in the phase. */
export function refuseOutOfPhase(event: LifeEvent, phase: Phase): void {
  if (!mayHappen(event, phase)) {
    throw new AppError('PHASE_REFUSED', { phase })
  }
}
