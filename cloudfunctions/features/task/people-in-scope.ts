import { AppError } from '../../platform/app-error'
import type { MemberDocument } from '../../platform/identity'
import type { Scope } from '../../platform/scope'
import { within } from '../../platform/scoped'

/** All of them in the officer's scope and still members, in the order they were named, or NOT_FOUND. */
export async function peopleInScope(scope: Scope, memberIds: readonly string[]) {
  const people = await within<MemberDocument>(scope, 'members').findByIds(memberIds, [
    'kind',
    'branchId',
    'alsoIn',
    'leftOn',
  ])
  const present = new Map(people.filter(({ leftOn }) => leftOn === undefined).map((one) => [one._id, one]))
  if (present.size < memberIds.length) {
    throw new AppError('NOT_FOUND')
  }
  return memberIds.flatMap((memberId) => present.get(memberId) ?? [])
}
