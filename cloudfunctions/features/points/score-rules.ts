import type { PassbookEntry } from '../../contract/points'
import type { Code, Item, RuleSet, ScoredTrack } from './rule-set-rules'
import { isContribution, itemOf } from './rule-set-rules'

/** One line of a passbook, as far as the score asks. A reversing entry names the one it takes back. */
export interface ScoredEntry {
  _id: string
  code: Code
  /** The day of the deed, `2026-11-23`, in whichever month it is credited. */
  day: string
  /** Occasions, hours, people, or level; never below zero. */
  amount: number
  isUrgent?: boolean
  /** Takes back the entry of this id, whole; its own amount does not count. */
  reverses?: string
  /** Of all entries with the same words here only the first counts: the lead of one task in one month. */
  once?: string
}

/** What became of one entry: the points by the rule, what the caps left of them, and which cap it was. */
export interface Credit {
  entryId: string
  raw: number
  credited: number
  cap?: PassbookEntry['cap']
}

export interface Score {
  base: number
  /** Sum of credited V, at most the rule set's cap. */
  contribution: number
  /** Sum of credited B and N; zero or below. */
  deduction: number
  /** base + contribution + deduction, at least 0. */
  score: number
  /** Confirmed hours, also those beyond the caps: service counts as service. */
  hours: number
  /** Kinds of contribution that brought points. */
  kinds: number
  /** In the order of the passbook: by day, then id. */
  credits: Credit[]
}

/** Passbooks read by day; two deeds of one day by id, so that arrival never matters. */
export function byDay(a: Pick<ScoredEntry, 'day' | '_id'>, b: Pick<ScoredEntry, 'day' | '_id'>): number {
  return a.day < b.day || (a.day === b.day && a._id < b._id) ? -1 : 1
}

/**
 * The score of one member's month: a pure function of entries, rules and track. The order in which entries
 * arrived does not matter; each cap is used up in the order of the days.
 */
export function scoreMonth(entries: readonly ScoredEntry[], rules: RuleSet, track: ScoredTrack): Score {
  const ordered = [...entries].sort(byDay)
  const reversed = new Set(ordered.flatMap(({ reverses }) => reverses ?? []))
  const used = new Map<string, number>()
  const had = new Set<string>()
  let contribution = 0
  let deduction = 0
  let hours = 0
  const kinds = new Set<Code>()
  const credits = ordered.map((entry): Credit => {
    const item = itemOf(rules, entry.code)
    const isVoid = reversed.has(entry._id) || entry.reverses !== undefined
    if (entry.code === 'V1' && !isVoid) {
      hours += entry.amount
    }
    const none = (cap: NonNullable<Credit['cap']>): Credit => ({
      entryId: entry._id,
      raw: 0,
      credited: 0,
      cap,
    })
    if (isVoid) {
      return none('reversed')
    }
    if (!item) {
      return none('notInRules')
    }
    if (!item.tracks.includes(track)) {
      return none('notForTrack')
    }
    if (entry.once !== undefined) {
      if (had.has(entry.once)) {
        return none('once')
      }
      had.add(entry.once)
    }
    const raw = rawPoints(entry, item, rules)
    const credit = capped(entry, item, raw, used)
    if (!isContribution(entry.code)) {
      deduction += credit.credited
      return credit
    }
    const room = rules.capContribution - contribution
    const credited = Math.min(credit.credited, room)
    contribution += credited
    if (credited > 0) {
      kinds.add(entry.code)
    }
    return credited < credit.credited ? { ...credit, credited, cap: 'contribution' } : credit
  })
  const score = Math.max(0, rules.base + contribution + deduction)
  return { base: rules.base, contribution, deduction, score, hours, kinds: kinds.size, credits }
}

/** Points by the rule alone. Hours are half-hours and the factor is 1.5, so quarters are exact. */
function rawPoints({ code, amount, isUrgent }: ScoredEntry, item: Item, rules: RuleSet): number {
  const units = item.unit === 'fivePeople' ? Math.floor(amount / 5) : amount
  return units * item.points * (code === 'V1' && isUrgent ? rules.urgentFactor : 1)
}

function capped(entry: ScoredEntry, item: Item, raw: number, used: Map<string, number>): Credit {
  const afterDay = takeFrom(used, `${item.code} ${entry.day}`, raw, item.capDay)
  const afterMonth = takeFrom(used, item.code, afterDay, item.capMonth)
  const cap = afterMonth !== afterDay ? 'month' : 'day'
  return { entryId: entry._id, raw, credited: afterMonth, ...(afterMonth !== raw && { cap }) }
}

/** How much of `points` the cap still lets through, in either direction. */
function takeFrom(used: Map<string, number>, key: string, points: number, cap: number | undefined): number {
  const before = used.get(key) ?? 0
  const room = cap === undefined ? points : cap - before
  const taken = points < 0 ? Math.max(points, Math.min(0, room)) : Math.min(points, Math.max(0, room))
  used.set(key, before + taken)
  return taken === 0 ? 0 : taken
}
