import type { Output, ParsedInput } from '../../contract/contract'
import type { DeedItem } from '../../contract/points'
import { AppError } from '../../platform/app-error'
import type { MemberContext, OfficerContext } from '../../platform/context'
import { cursorAt, positionAt } from '../../platform/paging'
import { reachesBranch } from '../../platform/scope'
import { temporaryUrls } from '../../platform/storage'
import { memberNames } from '../roster/member-names'
import { type DeedDocument, findDeedsIn, findDeedsOf } from './deed-store'
import { itemOf, type RuleSet } from './rule-set-rules'
import { rulesInForce } from './rules-in-force'

const PAGE = 20

/** What I applied for and what officers wrote down for me, newest first. */
export async function listMyDeeds(
  { caller, now }: MemberContext,
  { cursor }: ParsedInput<'deed.mine'>,
): Promise<Output<'deed.mine'>> {
  const deeds = await findDeedsOf(caller.memberId, { after: positionAt(cursor), limit: PAGE })
  return showPage(deeds, now)
}

/** What waits for a word in a branch, oldest first. */
export async function listDeeds(
  { scope, now }: OfficerContext,
  { branchId, state, cursor }: ParsedInput<'deed.list'>,
): Promise<Output<'deed.list'>> {
  if (!reachesBranch(scope, branchId)) {
    throw new AppError('NOT_FOUND')
  }
  const deeds = await findDeedsIn(branchId, state, { after: positionAt(cursor), limit: PAGE })
  return showPage(deeds, now)
}

async function showPage(deeds: readonly DeedDocument[], now: number): Promise<Output<'deed.list'>> {
  const [names, photoUrls] = await Promise.all([
    memberNames(deeds.flatMap(({ memberId, appliedBy }) => [memberId, appliedBy])),
    temporaryUrls(deeds.flatMap(({ photoId }) => photoId ?? [])),
  ])
  const shown = await Promise.all(
    deeds.map(async (deed) => {
      const rules = await rulesInForce(deed.branchId, deed.day.slice(0, 7), now)
      const photoUrl = photoUrls.get(deed.photoId ?? '')
      return { ...showDeed(deed, rules, names), ...(photoUrl !== undefined && { photoUrl }) }
    }),
  )
  const last = deeds.length === PAGE ? deeds.at(-1) : undefined
  return { deeds: shown, ...(last && { next: cursorAt({ at: last.appliedAt, id: last._id }) }) }
}

function showDeed(deed: DeedDocument, rules: RuleSet, names: ReadonlyMap<string, string>): DeedItem {
  const {
    _id: deedId,
    memberId,
    code,
    day,
    amount,
    what,
    state,
    appliedAt,
    appliedBy,
    reason,
    version,
  } = deed
  const item = itemOf(rules, code)
  const units = item?.unit === 'fivePeople' ? Math.floor(amount / 5) : amount
  return {
    deedId,
    memberId,
    name: names.get(memberId) ?? '',
    code,
    day,
    amount,
    what,
    state,
    appliedAt,
    ...(appliedBy !== memberId && { byOfficer: names.get(appliedBy) ?? '' }),
    ...(reason && { reason }),
    version,
    raw: units * (item?.points ?? 0),
  }
}
