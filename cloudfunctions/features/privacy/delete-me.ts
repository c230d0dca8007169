import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { UserContext } from '../../platform/context'
import { forgetAccount } from '../binding/forget-account'
import { releaseFutureShifts } from '../task/release-future-shifts'
import { erasePerson } from './person-store'

/**
 * Name, phone and account go; the entry stays under its id, which past shifts and the audit speak of. The entry is
 * written last: until then the person is bound, and a retry finishes what a crash left. A retry that comes after it
 * finds a visitor, for whom there is nothing left to do; so a visitor may call this, too. An administrator hands the
 * office on first.
 */
export async function deleteMe(context: UserContext): Promise<Output<'me.delete'>> {
  const { caller, openid, now } = context
  if (caller?.roles.some(({ role }) => role === 'countyAdministrator')) {
    throw new AppError('LAST_ADMINISTRATOR')
  }
  if (caller) {
    await releaseFutureShifts({ ...context, caller })
  }
  await forgetAccount(openid)
  if (caller && !(await erasePerson(caller.memberId, openid, dayOf(now)))) {
    // Unbound, or erased by another call, at this moment; the next try sees which.
    throw new AppError('BUSY')
  }
  return { done: true }
}
