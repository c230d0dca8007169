import { AppError } from '../../platform/app-error'
import { collection } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'
import type { Owner } from './passbook-rules'

const members = collection<MemberDocument>('members')

/** Whose passbook it is; NO_PASSBOOK for villagers. */
export async function ownerOf(memberId: string): Promise<Owner> {
  return ownerAmong(await members.findByIds([memberId], ownerFields))
}

/** The same of one who has been read already. */
export function ownerAmong(people: readonly Owning[]): Owner {
  const [owner] = ownersAmong(people).values()
  if (!owner) {
    throw new AppError('NO_PASSBOOK')
  }
  return owner
}

/** At most 1,000 members in one operation; villagers have no passbook and are left out. */
export async function ownersOf(memberIds: readonly string[]): Promise<ReadonlyMap<string, Owner>> {
  return ownersAmong(await members.findByIds(memberIds, ownerFields))
}

/** What tells of a member whose passbook it is. */
export const ownerFields = ['branchId', 'kind', 'track'] as const

type Owning = Pick<MemberDocument, '_id' | (typeof ownerFields)[number]>

/** By member id, without villagers. */
export function ownersAmong(people: readonly Owning[]): ReadonlyMap<string, Owner> {
  return new Map(
    people
      .filter(({ kind }) => kind !== 'villager')
      .map(({ _id, branchId, track }) => [_id, { memberId: _id, branchId, track: track ?? 'B' }]),
  )
}
