import type { DeedCode } from '../../contract/points'
import type { PassbookEntry } from './passbook-rules'

/** What a member may apply for; hours, visits and no-shows come from confirmed shifts alone. */
const applicable: readonly DeedCode[] = ['V3', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10', 'V11']

export function mayApply(code: DeedCode): boolean {
  return applicable.includes(code)
}

/** What an officer may write down; V1 only where a task was never published, with its hours. */
export function mayRecord(code: DeedCode): boolean {
  return code !== 'B5'
}

interface Confirmed {
  _id: string
  code: DeedCode
  day: string
  amount: number
  what: string
  by?: string
  at?: number
  byRelative?: boolean
  needId?: string
}

/** The line in the passbook; its id is the deed's, so that it stands there once. */
export function entryOf({
  _id,
  code,
  day,
  amount,
  what,
  by = '',
  at = 0,
  byRelative,
  needId,
}: Confirmed): PassbookEntry {
  return {
    _id: `deed:${_id}`,
    code,
    day,
    amount,
    what,
    by,
    at,
    ...(byRelative && { byRelative }),
    evidence: needId ? { kind: 'need', id: needId } : { kind: 'deed', id: _id },
  }
}
