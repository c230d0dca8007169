import uniqBy from 'lodash/uniqBy'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { Context } from '../../platform/context'
import { readTrees, type Tree } from '../../platform/organisation'
import { reaches, scopeOf } from '../../platform/scope'
import { orgNames } from '../org/org-names'
import { type CardPart, findCard } from './person-store'
import { publicPart } from './public-card'

/**
 * 亮身份 (PRODUCT §3) is for party members: everybody sees their card. A villager's is seen by the villager and by
 * officers who have the roster. Two operations with the look-up of the caller.
 */
export async function getCard(
  context: Context,
  { memberId }: ParsedInput<'card.get'>,
): Promise<Output<'card.get'>> {
  const [card, trees] = await Promise.all([findCard(memberId), readTrees(context.now)])
  if (!card || !maySee(context, card, trees)) {
    throw new AppError('NOT_FOUND')
  }
  const isMine = context.caller?.memberId === memberId
  const names = await orgNames(context.now)
  return {
    name: card.name,
    branchName: names.get(card.branchId) ?? '',
    areas: areasOf(memberId, trees),
    ...publicPart(card),
    isMine,
    ...(isMine && { isPhonePublic: card.isPhonePublic ?? false, ...(card.phone && { phone: card.phone }) }),
  }
}

/** While a branch goes to another tree its areas may stand in both. */
function areasOf(memberId: string, trees: readonly Tree[]): string[] {
  const led = trees.flatMap(({ areas = [] }) => areas.filter(({ leadId }) => leadId === memberId))
  return uniqBy(led, 'id').map(({ name }) => name)
}

function maySee({ caller }: Context, card: CardPart, trees: readonly Tree[]): boolean {
  if (card.kind !== 'villager' || caller?.memberId === card._id) {
    return true
  }
  const scope = scopeOf(caller?.roles ?? [], 'roster.read', trees)
  return [card.branchId, ...(card.groupId ? [card.groupId] : [])].some((orgId) => reaches(scope, orgId))
}
