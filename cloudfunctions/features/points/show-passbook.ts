import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { monthOf } from '../../platform/calendar'
import type { MemberContext, OfficerContext } from '../../platform/context'
import type { MemberDocument } from '../../platform/identity'
import { within } from '../../platform/scoped'
import { orgNames } from '../org/org-names'
import { memberNames } from '../roster/member-names'
import { ownerAmong, ownerFields, ownerOf } from './owner'
import { linesOf, newPassbook, type Owner, type Passbook, passbookId } from './passbook-rules'
import { countAhead, findPassbook } from './passbook-store'
import { rulesInForce } from './rules-in-force'

/** 红色存折: my own month with my own place. Six operations. */
export async function showMyPassbook(
  context: MemberContext,
  { month }: ParsedInput<'passbook.mine'>,
): Promise<Output<'passbook.mine'>> {
  const { caller, now } = context
  const owner = await ownerOf(caller.memberId)
  const passbook = await openPassbook(owner, month, now)
  const view = await viewPassbook(passbook, caller.name, now)
  if (passbook.track === 'E' || passbook.entries.length === 0) {
    return view
  }
  const { ahead, of } = await countAhead(passbook.branchId, month, passbook.score)
  return { ...view, rank: { place: ahead + 1, of } }
}

/** The same for officers, without a place. */
export async function showPassbookOf(
  { scope, now }: OfficerContext,
  { memberId, month }: ParsedInput<'passbook.of'>,
): Promise<Output<'passbook.of'>> {
  const member = await within<MemberDocument>(scope, 'members').findById(memberId, [...ownerFields, 'name'])
  if (!member) {
    throw new AppError('NOT_FOUND')
  }
  return viewPassbook(await openPassbook(ownerAmong([member]), month, now), member.name, now)
}

/** The stored month, or an empty one to show. */
async function openPassbook(owner: Owner, month: string, now: number): Promise<Passbook> {
  if (month > monthOf(now)) {
    throw new AppError('NOT_FOUND')
  }
  const stored = await findPassbook(passbookId(month, owner.memberId))
  return stored ?? newPassbook(month, owner, await rulesInForce(owner.branchId, month, now), [])
}

async function viewPassbook(passbook: Passbook, name: string, now: number): Promise<Output<'passbook.of'>> {
  const { memberId, branchId, month, track, entries } = passbook
  const [rules, orgs, names] = await Promise.all([
    rulesInForce(branchId, month, now),
    orgNames(now),
    memberNames(entries.map(({ by }) => by)),
  ])
  const { contribution, deduction, score, hours, ruleVersion, sealed } = passbook
  return {
    memberId,
    name,
    branchId,
    branchName: orgs.get(branchId) ?? '',
    month,
    track,
    base: rules.base,
    contribution,
    deduction,
    score,
    hours,
    ruleVersion,
    isSealed: sealed,
    entries: linesOf(passbook, rules, names),
  }
}
