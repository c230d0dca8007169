import type { Output, ParsedInput } from '../../contract/contract'
import { asMember, scopeWith } from '../../platform/access'
import { AppError } from '../../platform/app-error'
import { monthOf } from '../../platform/calendar'
import type { Context } from '../../platform/context'
import { reachesBranch } from '../../platform/scope'
import { orgNames } from '../org/org-names'
import { defaultRules, ruleChanges } from './rule-set-rules'
import { findRuleSets } from './rules-store'

/** The rules of a branch in a month, what they changed, and a version that is on its way. Two operations. */
export async function getRules(
  context: Context,
  { branchId, month = monthOf(context.now) }: ParsedInput<'rules.get'>,
): Promise<Output<'rules.get'>> {
  const [names, stored] = await Promise.all([orgNames(context.now), findRuleSets(branchId)])
  const branchName = names.get(branchId)
  if (branchName === undefined) {
    throw new AppError('NOT_FOUND')
  }
  const versions = [...stored.map(({ rules, from }) => ({ rules, from })), { rules: defaultRules, from: '' }]
  const index = versions.findIndex(({ from }) => from <= month)
  const current = versions[index]?.rules ?? defaultRules
  const newest = versions[0]
  return {
    branchId,
    branchName,
    month,
    rules: current,
    changes: ruleChanges(versions[index + 1]?.rules ?? defaultRules, current),
    ...(newest &&
      newest.from > month && {
        next: { from: newest.from, rules: newest.rules, changes: ruleChanges(current, newest.rules) },
      }),
    mayEdit: context.caller
      ? reachesBranch(await scopeWith(asMember(context), 'month.run'), branchId)
      : false,
  }
}
