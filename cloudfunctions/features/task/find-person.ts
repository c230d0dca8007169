import type { Output, ParsedInput } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { findInBranch } from '../roster/find-in-branch'
import { isOnRoster, refuseAddition } from './add-rules'
import type { Shown } from './shift-rules'

/** For adding somebody on the spot, and no longer than that may be done: a lead is no officer of the roster. */
export async function findPerson(
  { now }: OfficerContext,
  { search }: ParsedInput<'shift.find'>,
  shift: Shown,
): Promise<Output<'shift.find'>> {
  refuseAddition(shift, now)
  const found = await findInBranch(shift.branchId, search)
  return {
    people: found.map(({ _id, name }) => ({ memberId: _id, name, isOn: isOnRoster(shift, _id) })),
  }
}
