import { dayOf } from '../../platform/calendar'
import type { Attendance } from '../attendance/attendance-rules'
import type { PassbookEntry } from './passbook-rules'

export type Word = Pick<
  Attendance,
  | '_id'
  | 'memberId'
  | 'shiftId'
  | 'taskId'
  | 'urgent'
  | 'startsAt'
  | 'outcome'
  | 'counted'
  | 'visits'
  | 'supplied'
  | 'isLead'
  | 'confirmedBy'
  | 'at'
  | 'n'
  | 'reason'
>

/**
 * All that one member's shift brings to the passbook: of the first word, and of each correction what the word before
 * brought taken back and what it brings itself. `chain` is every word from the first on.
 */
export function entriesOfShift(chain: readonly Word[], title: string): PassbookEntry[] {
  let old: PassbookEntry[] = []
  /** Of the last word that brought anything: one between that brought nothing does not begin anew. */
  let replaced: PassbookEntry[] = []
  return chain.flatMap((word) => {
    const brought = entriesOfWord(word, title)
    const entries = [
      ...old.map((entry) => takenBack(entry, word)),
      ...brought.map((entry) => {
        // Another code is replaced as well: a no-show who was there after all.
        const instead = replaced.find(({ code }) => code === entry.code) ?? replaced[0]
        return instead ? { ...entry, instead: instead._id } : entry
      }),
    ]
    old = brought
    replaced = brought.length > 0 ? brought : replaced
    return entries
  })
}

/** PRODUCT §5.1: hours V1 and V2, lead V3 once for a task and month, visits V4, people supplied V6, no-show B5. */
function entriesOfWord(word: Word, title: string): PassbookEntry[] {
  const { shiftId, memberId, taskId, outcome, counted, visits, supplied, confirmedBy, at, n } = word
  const day = dayOf(word.startsAt)
  const entry = (code: PassbookEntry['code'], amount: number, more: Partial<PassbookEntry> = {}) => ({
    _id: `shift:${shiftId}:${memberId}:${code}:${n}`,
    code,
    day,
    amount,
    what: title,
    by: confirmedBy,
    at,
    evidence: { kind: 'shift' as const, id: shiftId, taskId },
    ...more,
  })
  if (outcome === 'absent') {
    return [entry('B5', 1)]
  }
  if (outcome !== 'present') {
    return []
  }
  return [
    ...(counted > 0 ? [entry('V1', counted, word.urgent ? { isUrgent: true } : {})] : []),
    ...(word.isLead ? [entry('V3', 1, { once: `lead:${taskId}:${day.slice(0, 7)}` })] : []),
    ...(visits > 0 ? [entry('V4', visits)] : []),
    ...(supplied > 0 ? [entry('V6', supplied)] : []),
  ]
}

function takenBack(entry: PassbookEntry, { confirmedBy, at, reason }: Word): PassbookEntry {
  const { once: _once, ...rest } = entry
  return {
    ...rest,
    _id: `${entry._id}:taken-back`,
    by: confirmedBy,
    at,
    reverses: entry._id,
    ...(reason && { reason }),
  }
}
