import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { OfficerContext } from '../../platform/context'
import { findMember } from './member-store'
import { viewEntry } from './view-entry'

export async function getMember(
  context: OfficerContext,
  { memberId }: ParsedInput<'roster.get'>,
): Promise<Output<'roster.get'>> {
  const member = await findMember(context.scope, memberId)
  if (!member) {
    throw new AppError('NOT_FOUND')
  }
  return viewEntry(context, member)
}
