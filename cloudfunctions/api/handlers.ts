import { answerAdmission } from '../features/binding/answer-admission'
import { askBranch } from '../features/binding/ask-branch'
import { askedBranches } from '../features/binding/asked-branches'
import { bindAccount } from '../features/binding/bind-account'
import { createInvite } from '../features/binding/create-invite'
import { findBranches } from '../features/binding/find-branches'
import { listAdmissions } from '../features/binding/list-admissions'
import { listInvites } from '../features/binding/list-invites'
import { revokeInvite } from '../features/binding/revoke-invite'
import { unbindMember } from '../features/binding/unbind-member'
import { describeMe } from '../features/org/describe-me'
import { deleteMe } from '../features/privacy/delete-me'
import { getCard } from '../features/privacy/get-card'
import { myData } from '../features/privacy/my-data'
import { saveMyCard } from '../features/privacy/save-card'
import { claimPlace } from '../features/task/claim-place'
import { getTask } from '../features/task/get-task'
import { countDays, listShifts } from '../features/task/list-shifts'
import { releasePlace } from '../features/task/release-place'
import { giveConsent } from '../features/visitor/give-consent'
import {
  anyone,
  type Handlers,
  memberMay,
  memberSees,
  officerMay,
  officerSees,
  userMay,
} from '../platform/access'

/** The whole API: each method, the right it needs, and the use case that does it. */
export const handlers = {
  'session.me': anyone(describeMe),
  'session.consent': userMay(giveConsent),
  'session.bind': userMay(bindAccount),
  'task.list': anyone(listShifts),
  'task.days': anyone(countDays),
  'task.get': anyone(getTask),
  'task.claim': memberMay(claimPlace),
  'task.release': memberMay(releasePlace),
  'branch.find': anyone(findBranches),
  'branch.ask': userMay(askBranch),
  'branch.asked': anyone(askedBranches),
  'card.get': anyone(getCard),
  'card.save': memberMay(saveMyCard),
  'me.data': memberSees(myData),
  'me.delete': userMay(deleteMe),
  'invite.create': officerMay('binding.edit', createInvite),
  'invite.list': officerSees('binding.edit', listInvites),
  'invite.revoke': officerMay('binding.edit', revokeInvite),
  'member.unbind': officerMay('binding.edit', unbindMember),
  'admission.list': officerSees('binding.edit', listAdmissions),
  'admission.answer': officerMay('binding.edit', answerAdmission),
} satisfies Handlers
