import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { countActs } from '../../platform/audit'
import type { MemberContext } from '../../platform/context'
import { allOfMember } from '../attendance/all-of-member'
import { askedBranches } from '../binding/asked-branches'
import { messagesOfMember } from '../message/messages-of-member'
import { needsOfMember } from '../need/needs-of-member'
import { orgNames } from '../org/org-names'
import { ledgerOfMember } from '../points/ledger-of-member'
import { postsOfMember } from '../post/posts-of-member'
import { monthsOfMember } from '../red-star/months-of-member'
import { shiftsOfMember } from '../task/shifts-of-member'
import { readConsent } from '../visitor/read-consent'
import { attendanceLines, visitLines } from './attendance-lines'
import { actLines, consentLines, orgLines, personLines, requestLines, shiftLines } from './data-lines'
import { deedLines, listLines, objectionLines, passbookLines } from './ledger-lines'
import { messageLines } from './message-lines'
import { needLines } from './need-lines'
import { findPerson } from './person-store'
import { postLines } from './post-lines'

/** Everything the system holds about the caller, to be read by a person. Twenty-four operations at most, whatever there is. */
export async function myData(context: MemberContext): Promise<Output<'me.data'>> {
  const { caller, now, openid = '' } = context
  const [
    person,
    shifts,
    { attendances, visits },
    ledger,
    months,
    needs,
    posts,
    messages,
    { admissions },
    acts,
    consent,
    names,
  ] = await Promise.all([
    findPerson(caller.memberId),
    shiftsOfMember(caller.memberId, now),
    allOfMember(caller.memberId, now),
    ledgerOfMember(caller.memberId),
    monthsOfMember(caller.memberId),
    needsOfMember(caller.memberId),
    postsOfMember(caller.memberId),
    messagesOfMember(caller.memberId),
    askedBranches(context),
    countActs(caller.memberId),
    readConsent(openid),
    orgNames(now),
  ])
  if (!person) {
    throw new AppError('NOT_FOUND')
  }
  const erasable = months.lists
    .filter(({ isPublished }) => isPublished)
    .map(({ branchId, month }) => ({ branchId, month }))
  return {
    sections: [
      { title: '我是谁', lines: personLines(person) },
      { title: '我的组织', lines: orgLines(person, names) },
      { title: '我的班次', lines: shiftLines(shifts) },
      { title: '我的工时', lines: attendanceLines(attendances) },
      { title: '我的入户记录', lines: visitLines(visits) },
      { title: '我的红色存折', lines: passbookLines(ledger.passbooks) },
      { title: '我的申报', lines: deedLines(ledger.deeds) },
      { title: '我上的红榜', lines: listLines(months.lists) },
      { title: '我提的异议', lines: objectionLines(months.objections) },
      { title: '我的求助', lines: needLines(needs) },
      { title: '我写的动态', lines: postLines(posts) },
      { title: '我的消息', lines: messageLines(messages) },
      { title: '双找申请', lines: requestLines(admissions) },
      { title: '管理操作', lines: actLines(acts) },
      { title: '隐私同意', lines: consentLines(consent) },
    ],
    ...(erasable.length > 0 && { erasable }),
  }
}
