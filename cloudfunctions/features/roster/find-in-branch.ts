import { allOf, anyOf, collection, op } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'

const members = collection<MemberDocument>('members')

/** The last of all code points: every text that begins with `search` comes before it. */
const LAST = '\u{10ffff}'

/** Enough to see whether to type one more character. */
const MOST = 20

/** Members of a branch whose names begin with `search`; one operation. */
export function findInBranch(branchId: string, search: string): Promise<{ _id: string; name: string }[]> {
  return members.find(
    allOf(
      { leftOn: op.absent() },
      { name: op.gte(search) },
      { name: op.lt(search + LAST) },
      anyOf({ branchId }, { alsoIn: branchId }),
    ),
    {
      fields: ['name'],
      orderBy: [
        ['name', 'asc'],
        ['_id', 'asc'],
      ],
      limit: MOST,
    },
  )
}

/** Where somebody is at home and joins; `undefined`: nobody, or no longer a member. One operation. */
export async function branchesOf(memberId: string): Promise<readonly string[] | undefined> {
  const found = await members.findById(memberId, ['branchId', 'alsoIn', 'leftOn'])
  return found && !found.leftOn ? [found.branchId, ...found.alsoIn] : undefined
}
