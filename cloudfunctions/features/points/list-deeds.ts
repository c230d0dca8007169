import type { Output, ParsedInput } from '../../contract/contract'
import type { DeedItem } from '../../contract/points'
import { AppError } from '../../platform/app-error'
import type { MemberContext, OfficerContext } from '../../platform/context'
import { nextPage, positionAt } from '../../platform/paging'
import { reachesBranch } from '../../platform/scope'
import { ownPhotos, type Photo, photosOfOthers } from '../picture/own-photos'
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
  return showPage(deeds, await ownPhotos(pictureIdsOf(deeds), caller.memberId), now)
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
  return showPage(deeds, await photosOfOthers(pictureIdsOf(deeds)), now)
}

function pictureIdsOf(deeds: readonly DeedDocument[]): string[] {
  return deeds.flatMap(({ pictureId }) => pictureId ?? [])
}

async function showPage(
  deeds: readonly DeedDocument[],
  photos: ReadonlyMap<string, Photo>,
  now: number,
): Promise<Output<'deed.list'>> {
  const names = await memberNames(deeds.flatMap(({ memberId, appliedBy }) => [memberId, appliedBy]))
  const shown = await Promise.all(
    deeds.map(async (deed) => {
      const rules = await rulesInForce(deed.branchId, deed.day.slice(0, 7), now)
      const photo = photos.get(deed.pictureId ?? '')
      return { ...showDeed(deed, rules, names), ...(photo && { photo }) }
    }),
  )
  return { deeds: shown, ...nextPage(deeds, PAGE, ({ appliedAt }) => appliedAt) }
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
