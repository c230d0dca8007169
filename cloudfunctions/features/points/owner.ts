import { AppError } from '../../platform/app-error'
import { collection } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'
import type { Owner } from './passbook-rules'

const members = collection<MemberDocument>('members')

/** Whose passbook it is; NO_PASSBOOK for villagers. */
export async function ownerOf(memberId: string): Promise<Owner> {
  const owner = (await ownersOf([memberId])).get(memberId)
  if (!owner) {
    throw new AppError('NO_PASSBOOK')
  }
  return owner
}

/** At most 1,000 members in one operation; villagers have no passbook and are left out. */
export async function ownersOf(memberIds: readonly string[]): Promise<ReadonlyMap<string, Owner>> {
  const found = await members.findByIds(memberIds, ['branchId', 'kind', 'track'])
  return new Map(
    found
      .filter(({ kind }) => kind !== 'villager')
      .map(({ _id, branchId, track }) => [_id, { memberId: _id, branchId, track: track ?? 'B' }]),
  )
}
