import { DAY } from '../../platform/calendar'
import { findDue } from './due-store'
import { AT_ONCE, type Step, tellDue } from './tell-due'

/** The lead is asked for the hours when the shift is over. */
export function askForHours(now: number): Promise<Step> {
  return askAfter('hoursToConfirm', now, 0)
}

/** Again after three days, if nobody has confirmed any. */
export function askForHoursAgain(now: number): Promise<Step> {
  return askAfter('hoursToConfirmAgain', now, 3 * DAY)
}

function askAfter(name: string, now: number, wait: number): Promise<Step> {
  return tellDue(
    {
      name,
      from: now - wait - DAY,
      next: (after) => findDue('endsAt', ['open'], after, now - wait, AT_ONCE),
      positionOf: ({ _id, endsAt }) => ({ at: endsAt, id: _id }),
      told: ({ endsAt, leadId, roster }) => ({
        kind: 'hoursToConfirm',
        occasion: endsAt + wait,
        memberIds: roster.length > 0 ? [leadId] : [],
      }),
    },
    now,
  )
}
