import type { DeedCode, Passbook as PassbookView } from '../../contract/points'
import type { RuleSet, ScoredTrack } from './rule-set-rules'
import { byDay, type Score, type ScoredEntry, scoreMonth } from './score-rules'

type Lines = PassbookView['entries']

/** One line of a passbook. Written once; what the caps leave of it is computed from all lines. */
export interface PassbookEntry extends ScoredEntry {
  code: DeedCode
  /** What was done, in a few words; no name but the task's. */
  what: string
  /** Who confirmed it, and when. */
  by: string
  at: number
  /** The confirmer declared to be wife, husband, parent or child. */
  byRelative?: boolean
  evidence?: Lines[number]['evidence']
  /** It takes the place of the entry of this id, which another line takes back. */
  instead?: string
  /** Why it takes another back. */
  reason?: string
  /** A late deed: the month it belongs to, which was sealed when it came. */
  ofMonth?: string
}

export type Sums = Pick<Score, 'contribution' | 'deduction' | 'score' | 'hours' | 'kinds'>

/** One member's month (红色存折). */
export interface Passbook extends Sums {
  /** `<month>:<memberId>` */
  _id: string
  memberId: string
  /** Where the member stands: at home, on the last day of the month once that has come. */
  branchId: string
  month: string
  track: ScoredTrack | 'E'
  ruleVersion: number
  entries: PassbookEntry[]
  /** Rises with every entry. */
  version: number
  /** The month is closed: nothing is added any more. */
  sealed: boolean
}

/** All that is read of a passbook. */
export const passbookFields = [
  'memberId',
  'branchId',
  'month',
  'track',
  'ruleVersion',
  'entries',
  'contribution',
  'deduction',
  'score',
  'hours',
  'kinds',
  'version',
  'sealed',
] as const satisfies readonly (keyof Passbook)[]

export interface Owner {
  memberId: string
  branchId: string
  track: ScoredTrack | 'E'
}

export const passbookId = (month: string, memberId: string): string => `${month}:${memberId}`

/** Sums of these entries; the exempt have a passbook like everybody and are not counted. */
export function sumsOf(entries: readonly PassbookEntry[], rules: RuleSet, track: ScoredTrack | 'E'): Sums {
  const { contribution, deduction, score, hours, kinds } = scoreMonth(entries, rules, scoredAs(track))
  return { contribution, deduction, score, hours, kinds }
}

export function newPassbook(
  month: string,
  owner: Owner,
  rules: RuleSet,
  entries: readonly PassbookEntry[],
): Passbook {
  return {
    _id: passbookId(month, owner.memberId),
    ...owner,
    month,
    ruleVersion: rules.version,
    entries: [...entries],
    ...sumsOf(entries, rules, owner.track),
    version: 1,
    sealed: false,
  }
}

/**
 * Which of these entries are still to be written in a month, and which go on to the next one because it is sealed.
 * An entry that takes the place of another counts only where that one stands open: a published month does not change,
 * and nothing is counted a second time in a later one. What is dropped so drops what builds on it.
 */
export function sortOut(
  entries: readonly PassbookEntry[],
  { entries: there, sealed }: Pick<Passbook, 'entries' | 'sealed'>,
): { add: PassbookEntry[]; goOn: PassbookEntry[] } {
  const present = new Set(there.map(({ _id }) => _id))
  const takenBack = new Set(there.flatMap(({ reverses }) => reverses ?? []))
  const counted = new Set(there.flatMap(({ _id, once }) => (once && !takenBack.has(_id) ? [once] : [])))
  const dropped = new Set<string>()
  const left = new Set<string>()
  const isDropped = ({ instead, reverses, once }: PassbookEntry) => {
    if (dropped.has(instead ?? '') || dropped.has(reverses ?? '')) {
      return true
    }
    if (sealed) {
      return present.has(instead ?? '') || counted.has(once ?? '')
    }
    return instead !== undefined && !present.has(instead) && !left.has(instead)
  }
  const missing = entries.filter((entry) => {
    if (present.has(entry._id) || left.has(entry._id) || dropped.has(entry._id)) {
      return false
    }
    const isKept = !isDropped(entry)
    ;(isKept ? left : dropped).add(entry._id)
    return isKept
  })
  return sealed ? { add: [], goOn: missing } : { add: missing, goOn: [] }
}

/** The same lines without what anybody wrote of a deed; a task's title says nothing about a person. */
export function withoutWords(entries: readonly PassbookEntry[]): PassbookEntry[] {
  return entries.map(({ reason: _reason, ...entry }) =>
    entry.evidence?.kind === 'shift' ? entry : { ...entry, what: '' },
  )
}

/** The lines in the order of the days with their credits and the running balance, as a bank passbook shows them. */
export function linesOf(
  { entries, track }: Pick<Passbook, 'entries' | 'track'>,
  rules: RuleSet,
  names: ReadonlyMap<string, string>,
): Lines {
  const { credits, base } = scoreMonth(entries, rules, scoredAs(track))
  let balance = base
  return [...entries].sort(byDay).map((entry, index) => {
    const { _id, by, at, instead: _instead, once: _once, ...rest } = entry
    const { raw = 0, credited = 0, cap } = credits[index] ?? {}
    balance += credited
    return {
      ...rest,
      entryId: _id,
      raw,
      credited,
      ...(cap && { cap }),
      balance: Math.max(0, balance),
      confirmedBy: names.get(by) ?? '',
      confirmedAt: at,
    }
  })
}

/** The exempt are shown what they would have; nobody else sees or counts it. */
function scoredAs(track: ScoredTrack | 'E'): ScoredTrack {
  return track === 'E' ? 'C' : track
}
