import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { monthOf, nextMonth } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { reachesBranch } from '../../platform/scope'
import { defaultRules, itemOf, type RuleSet, ruleProblem } from './rule-set-rules'
import { findRuleSets, insertRuleSet } from './rules-store'

/** A new version of a branch's rules from next month on. Four operations; the same request writes one version. */
export async function editRules(
  context: ActContext,
  input: ParsedInput<'rules.edit'>,
): Promise<Output<'rules.edit'>> {
  const { scope, caller, now, requestId } = context
  const { branchId, version } = input
  if (!reachesBranch(scope, branchId)) {
    throw new AppError('NOT_FOUND')
  }
  const from = nextMonth(monthOf(now))
  await context.record({ orgId: branchId, subjectId: branchId, note: `第 ${version + 1} 版规则，${from} 起` })
  const [newest] = await findRuleSets(branchId)
  if (newest?.request === requestId) {
    return { version: newest.version, from: newest.from }
  }
  if ((newest?.version ?? defaultRules.version) !== version) {
    throw new AppError('EDIT_CONFLICT')
  }
  const rules = rewritten(input)
  const problem = ruleProblem(rules)
  if (problem) {
    const { problem: why, code } = problem
    throw new AppError('RULES_REFUSED', { why, ...(code && { code }) })
  }
  const isNew = await insertRuleSet({
    _id: `${branchId}:${rules.version}`,
    branchId,
    version: rules.version,
    from,
    rules,
    by: caller.memberId,
    at: now,
    request: requestId,
  })
  if (!isNew) {
    throw new AppError('EDIT_CONFLICT')
  }
  return { version: rules.version, from }
}

/** The default with what a branch may write; what it does not name is left out of its rules. */
function rewritten(input: ParsedInput<'rules.edit'>): RuleSet {
  const { version, capContribution, threshold, keepsNonCadrePlace, shows } = input
  return {
    ...defaultRules,
    version: version + 1,
    capContribution,
    threshold,
    keepsNonCadrePlace,
    shows,
    items: input.items.map(({ code, points, capMonth, capDay }) => {
      const { unit, tracks } = itemOf(defaultRules, code) ?? { unit: 'each' as const, tracks: [] }
      return {
        code,
        points,
        unit,
        tracks,
        ...(capMonth !== undefined && { capMonth }),
        ...(capDay !== undefined && { capDay }),
      }
    }),
  }
}
