import { collection, op } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'

const members = collection<MemberDocument>('members')
const PAGE = 1_000

/**
 * Who stands in a branch on a day, party and probationary members only, with their tracks. One operation for each
 * thousand people of the branch.
 */
export async function partyOfBranch(
  branchId: string,
  day: string,
): Promise<{ memberId: string; track: 'A' | 'B' | 'C' | 'D' | 'E' }[]> {
  const found: Pick<MemberDocument, '_id' | 'kind' | 'track' | 'leftOn'>[] = []
  let last = ''
  for (;;) {
    const page = await members.find(
      { branchId, _id: op.gt(last) },
      { fields: ['kind', 'track', 'leftOn'], orderBy: [['_id', 'asc']], limit: PAGE },
    )
    found.push(...page)
    const end = page.at(-1)
    if (!end || page.length < PAGE) {
      break
    }
    last = end._id
  }
  return found
    .filter(({ kind, leftOn }) => kind !== 'villager' && (leftOn === undefined || leftOn > day))
    .map(({ _id, track }) => ({ memberId: _id, track: track ?? 'B' }))
}
