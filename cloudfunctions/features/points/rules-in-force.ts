import { monthOf } from '../../platform/calendar'
import { defaultRules, type RuleSet } from './rule-set-rules'
import { findRulesFor } from './rules-store'

/** Versions hold from the next month on, so what holds in a month that has begun never changes. */
const known = new Map<string, Promise<RuleSet>>()
const MOST_KNOWN = 2_000

/** The rules of a branch in a month. One operation, none when this instance has asked before. */
export function rulesInForce(branchId: string, month: string, now: number): Promise<RuleSet> {
  const key = `${branchId} ${month}`
  const remembered = known.get(key)
  if (remembered) {
    return remembered
  }
  const rules = findRulesFor(branchId, month).then((stored) => stored?.rules ?? defaultRules)
  if (month <= monthOf(now)) {
    if (known.size >= MOST_KNOWN) {
      known.clear()
    }
    // The promise itself: of many who ask at once, one asks the database. A failure is not remembered.
    known.set(key, rules)
    rules.catch(() => known.delete(key))
  }
  return rules
}

/** For a database that was put back: demo data, tests. */
export function forgetRules(): void {
  known.clear()
}
