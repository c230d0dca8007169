import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { UserContext, WriteContext } from '../../platform/context'
import { forgetWordsOf } from '../attendance/forget-words-of'
import { forgetAccount } from '../binding/forget-account'
import { forgetMessages } from '../message/forget-messages'
import { forgetNeeds } from '../need/forget-needs'
import { forgetPictures } from '../picture/forget-pictures'
import { forgetDeeds } from '../points/forget-deeds'
import { forgetPosts } from '../post/forget-posts'
import { forgetInMonths } from '../red-star/forget-in-months'
import { current } from '../role/role-rules'
import { stepDown } from '../role/step-down'
import { forgetUploads } from '../roster/forget-uploads'
import { releaseFutureShifts } from '../task/release-future-shifts'
import { erasePerson, findPerson } from './person-store'

/**
 * Name, phone and account go; the entry stays under its id, which past shifts and the audit speak of. The entry is
 * written last: until then the person is bound, and a retry finishes what a crash left. A retry that comes after it
 * finds a visitor, for whom there is nothing left to do; so a visitor may call this, too. The last county
 * administrator hands the office on first.
 */
export async function deleteMe(context: UserContext): Promise<Output<'me.delete'>> {
  const { caller, openid } = context
  if (caller) {
    await eraseMember({ ...context, caller }, openid)
  } else {
    await forgetAccount(openid)
  }
  return { done: true }
}

async function eraseMember(context: WriteContext, openid: string): Promise<void> {
  const { caller, now } = context
  const person = await findPerson(caller.memberId)
  if (!person) {
    throw new AppError('NOT_FOUND')
  }
  await stepDown({ ...person, roles: current(person.roles, now) })
  await releaseFutureShifts(context, caller.memberId)
  await forgetNeeds(caller.memberId)
  await forgetWordsOf(caller.memberId)
  await forgetDeeds(caller.memberId)
  await forgetPosts(caller.memberId, now)
  await forgetPictures(caller.memberId, now)
  await forgetInMonths({ memberId: caller.memberId, name: person.name })
  await forgetMessages(caller.memberId)
  await forgetAccount(openid)
  await forgetUploads(caller.branchId)
  if (!(await erasePerson(person._id, { openid, version: person.version }, dayOf(now)))) {
    // Saved, unbound or erased by another call since it was read; the next try sees which.
    throw new AppError('BUSY')
  }
}
