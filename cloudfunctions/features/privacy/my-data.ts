import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { countActs } from '../../platform/audit'
import type { MemberContext } from '../../platform/context'
import { askedBranches } from '../binding/asked-branches'
import { orgNames } from '../org/org-names'
import { shiftsOfMember } from '../task/shifts-of-member'
import { readConsent } from '../visitor/read-consent'
import { actLines, consentLines, orgLines, personLines, requestLines, shiftLines } from './data-lines'
import { findPerson } from './person-store'

/** Everything the system holds about the caller, to be read by a person. Nine operations, whatever there is. */
export async function myData(context: MemberContext): Promise<Output<'me.data'>> {
  const { caller, now, openid = '' } = context
  const [person, shifts, { admissions }, acts, consent, names] = await Promise.all([
    findPerson(caller.memberId),
    shiftsOfMember(caller.memberId, now),
    askedBranches(context),
    countActs(caller.memberId),
    readConsent(openid),
    orgNames(now),
  ])
  if (!person) {
    throw new AppError('NOT_FOUND')
  }
  return {
    sections: [
      { title: '我是谁', lines: personLines(person) },
      { title: '我的组织', lines: orgLines(person, names) },
      { title: '我的班次', lines: shiftLines(shifts) },
      { title: '双找申请', lines: requestLines(admissions) },
      { title: '管理操作', lines: actLines(acts) },
      { title: '隐私同意', lines: consentLines(consent) },
    ],
  }
}
