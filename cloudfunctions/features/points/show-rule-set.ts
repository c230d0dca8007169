import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { monthOf } from '../../platform/calendar'
import type { Context } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { reachesBranch, scopeOf } from '../../platform/scope'
import { orgNames } from '../org/org-names'
import { defaultRules, ruleChanges } from './rule-set-rules'
import { findRuleSets } from './rules-store'

/** The rules of a branch in a month, what they changed, and a version that is on its way. Two operations. */
export async function getRules(
  { caller, now }: Context,
  { branchId, month = monthOf(now) }: ParsedInput<'rules.get'>,
): Promise<Output<'rules.get'>> {
  const [names, stored] = await Promise.all([orgNames(now), findRuleSets(branchId)])
  const branchName = names.get(branchId)
  if (branchName === undefined) {
    throw new AppError('NOT_FOUND')
  }
  const versions = [...stored.map(({ rules, from }) => ({ rules, from })), { rules: defaultRules, from: '' }]
  const index = versions.findIndex(({ from }) => from <= month)
  const current = versions[index]?.rules ?? defaultRules
  const newest = versions[0]
  const scope = scopeOf(caller?.roles ?? [], 'month.run', caller ? await readTrees(now) : [])
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
    mayEdit: reachesBranch(scope, branchId),
  }
}
