import isEqual from 'lodash/isEqual'
import pick from 'lodash/pick'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { findMember, type Member, saveEntry } from './member-store'
import { changedColumns } from './roster-columns-rules'
import { type EntryInput, refuseEntry } from './roster-rules'
import { settleEdit } from './settle-edit'
import { standingIn } from './standing'
import { viewEntry } from './view-entry'

/** Four database operations: caller, entry, record, write. */
export async function editMember(
  context: ActContext,
  { memberId, version, ...entry }: ParsedInput<'roster.edit'>,
): Promise<Output<'roster.edit'>> {
  const { scope, now } = context
  const member = await findMember(scope, memberId)
  if (!member) {
    throw new AppError('NOT_FOUND')
  }
  if (member.leftOn) {
    throw new AppError('ENTRY_REFUSED', { why: 'left' })
  }
  const { branchId } = member
  refuseEntry(entry, await standingIn(branchId, now), dayOf(now))
  await context.record({ orgId: branchId, subjectId: memberId, note: noteOf(member, entry) })
  const saved = await saveEntry(scope, { memberId, version, branchId }, entry)
  const outcome = saved ?? (await settleEdit(context, { memberId, version }, (now) => says(now, entry)))
  return viewEntry(context, outcome)
}

const editable = [
  'name',
  'kind',
  'track',
  'birthYear',
  'groupId',
  'alsoIn',
  'duty',
  'away',
  'exemption',
] as const

function says(member: Member, entry: EntryInput): boolean {
  return isEqual(pick(member, editable), pick(entry, editable))
}

function noteOf(member: Member, entry: EntryInput): string {
  const columns = changedColumns(member, entry)
  return columns.length === 0 ? '修改成员资料' : `修改成员资料：${columns.join('、')}`
}
