import type { MemberContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { type Scope, scopeOf } from '../../platform/scope'

/** The branches whose needs the caller looks after as an officer; nothing is read for those who hold no office. */
export async function servedBranches({ caller, now }: MemberContext): Promise<Scope> {
  return scopeOf(caller.roles, 'need.answer', caller.roles.length === 0 ? [] : await readTrees(now))
}
