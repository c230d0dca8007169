import type { RuleProblem } from '../../contract/errors'
import type { DeedCode, RuleChange, RuleSetView } from '../../contract/points'

/** What a deed is called in a passbook, a rule set and on the page. */
export type Code = DeedCode
/** A version of the rules; 1 is the default that every branch begins with. */
export type RuleSet = RuleSetView
export type Item = RuleSet['items'][number]
/** Tracks that are scored; E is exempt. */
export type ScoredTrack = Item['tracks'][number]

const all: ScoredTrack[] = ['A', 'B', 'C', 'D']
const atHome: ScoredTrack[] = ['A', 'B', 'C']

/** PRODUCT §5.1, the default rule set v1. */
export const defaultRules: RuleSet = {
  version: 1,
  base: 60,
  capContribution: 40,
  urgentFactor: 1.5,
  threshold: 80,
  items: [
    // Away members only when the meeting could be joined online; the recorder knows, and records it or not.
    { code: 'B1', points: -5, unit: 'each', capMonth: -20, tracks: all },
    { code: 'B2', points: -2, unit: 'each', capMonth: -6, tracks: atHome },
    { code: 'B3', points: 0, unit: 'each', tracks: all },
    { code: 'B4', points: -5, unit: 'each', capMonth: -5, tracks: all },
    { code: 'B5', points: -3, unit: 'each', capMonth: -9, tracks: all },
    { code: 'B6', points: -5, unit: 'each', capMonth: -5, tracks: ['D'] },
    { code: 'V1', points: 1, unit: 'hour', capMonth: 20, capDay: 8, tracks: all },
    { code: 'V3', points: 2, unit: 'each', capMonth: 6, tracks: all },
    { code: 'V4', points: 1, unit: 'each', capMonth: 10, tracks: all },
    { code: 'V5', points: 2, unit: 'each', capMonth: 8, tracks: all },
    { code: 'V6', points: 1, unit: 'fivePeople', capMonth: 6, tracks: all },
    { code: 'V7', points: 2, unit: 'each', capMonth: 4, tracks: all },
    { code: 'V8', points: 3, unit: 'each', capMonth: 6, tracks: all },
    { code: 'V9', points: 2, unit: 'each', capMonth: 6, tracks: all },
    { code: 'V10', points: 5, unit: 'each', capMonth: 10, tracks: all },
    { code: 'V11', points: 2, unit: 'level', tracks: all },
    { code: 'N1', points: -5, unit: 'each', tracks: all },
    { code: 'N2', points: -3, unit: 'each', capMonth: -9, tracks: all },
  ],
  keepsNonCadrePlace: true,
  shows: 'winners',
}

export function itemOf(rules: Pick<RuleSet, 'items'>, code: Code): Item | undefined {
  return rules.items.find((item) => item.code === code)
}

export const isContribution = (code: Code): boolean => code.startsWith('V')

/**
 * What a branch may write: items as in the default or left out, no item and no cap beyond the default's, nothing
 * about base, tracks or the urgent factor. Whoever scores by a branch's rules never gets more than by the town's.
 */
export function ruleProblem(rules: RuleSet): { problem: RuleProblem; code?: Code } | undefined {
  const seen = new Set<Code>()
  for (const item of rules.items) {
    const { code } = item
    const original = itemOf(defaultRules, code)
    if (!original) {
      return { problem: 'unknownItem', code }
    }
    if (seen.has(code)) {
      return { problem: 'doubleItem', code }
    }
    seen.add(code)
    if (!isWithin(item.points, original.points)) {
      return { problem: 'beyondDefault', code }
    }
    if (!isCapWithin(item.capMonth, original.capMonth) || !isCapWithin(item.capDay, original.capDay)) {
      return { problem: 'capBeyondDefault', code }
    }
    if ([item.points, item.capMonth ?? 0, item.capDay ?? 0].some((value) => !Number.isInteger(value * 2))) {
      return { problem: 'notHalf', code }
    }
  }
  if (rules.capContribution < 0 || rules.capContribution > defaultRules.capContribution) {
    return { problem: 'contribution' }
  }
  if (rules.threshold < 60 || rules.threshold > 100) {
    return { problem: 'threshold' }
  }
  return undefined
}

/** Same sign and no farther from zero. */
function isWithin(value: number, original: number): boolean {
  return original < 0 ? value <= 0 && value >= original : value >= 0 && value <= original
}

function isCapWithin(cap: number | undefined, original: number | undefined): boolean {
  if (original === undefined) {
    return true
  }
  return cap !== undefined && isWithin(cap, original)
}

/** What a new version changes, item by item, for the page that shows it in plain words. */
export function ruleChanges(before: RuleSet, after: RuleSet): RuleChange[] {
  const items = defaultRules.items.flatMap(({ code }): RuleChange[] => {
    const from = amounts(itemOf(before, code))
    const to = amounts(itemOf(after, code))
    return JSON.stringify(from) === JSON.stringify(to)
      ? []
      : [{ what: 'item', code, ...(from && { from }), ...(to && { to }) }]
  })
  const single = (['capContribution', 'threshold', 'keepsNonCadrePlace', 'shows'] as const).flatMap(
    (what): RuleChange[] =>
      before[what] === after[what] ? [] : [{ what, from: before[what], to: after[what] }],
  )
  return [...items, ...single]
}

function amounts(item: Item | undefined): RuleChange['from'] {
  return (
    item && {
      points: item.points,
      ...(item.capMonth !== undefined && { capMonth: item.capMonth }),
      ...(item.capDay !== undefined && { capDay: item.capDay }),
    }
  )
}
