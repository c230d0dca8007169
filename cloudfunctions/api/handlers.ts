import { showOperator } from '../features/about/show-operator'
import { confirmHours, shiftToConfirm } from '../features/attendance/confirm-hours'
import { correctHours } from '../features/attendance/correct-hours'
import { listVisits } from '../features/attendance/list-visits'
import { myRecord } from '../features/attendance/my-record'
import { exportActs } from '../features/audit/export-acts'
import { listActors } from '../features/audit/list-actors'
import { listActs } from '../features/audit/list-acts'
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
import { agreeToTemplates } from '../features/message/agree-to-templates'
import { listMessages } from '../features/message/list-messages'
import { listTemplates } from '../features/message/list-templates'
import { seeMessages } from '../features/message/see-messages'
import { editColumns, showColumns } from '../features/month-pack/edit-columns'
import { makePack } from '../features/month-pack/make-pack'
import { answerNeed, findNeedOf } from '../features/need/answer-need'
import { closeNeed } from '../features/need/close-need'
import { getNeed } from '../features/need/get-need'
import { listNeeds } from '../features/need/list-needs'
import { listPlaces } from '../features/need/list-places'
import { raiseNeed } from '../features/need/raise-need'
import { describeMe } from '../features/org/describe-me'
import { editTree } from '../features/org/edit-tree'
import { foundTree } from '../features/org/found-tree'
import { listTrees } from '../features/org/list-trees'
import { showTree } from '../features/org/show-tree'
import { transferBranch } from '../features/org/transfer-branch'
import { beginPicture } from '../features/picture/begin-picture'
import { applyDeed, withdrawDeed } from '../features/points/apply-deed'
import { decideDeed } from '../features/points/decide-deed'
import { listDeeds, listMyDeeds } from '../features/points/list-deeds'
import { listMonths } from '../features/points/list-months'
import { recordDeeds } from '../features/points/record-deeds'
import { reverseEntry } from '../features/points/reverse-entry'
import { showMyPassbook, showPassbookOf } from '../features/points/show-passbook'
import { getRules } from '../features/points/show-rule-set'
import { editRules } from '../features/points/write-rule-set'
import { correctPost } from '../features/post/correct-post'
import { countFigures } from '../features/post/count-figures'
import { noteRead } from '../features/post/count-read'
import { deletePost } from '../features/post/delete-post'
import { getPost } from '../features/post/get-post'
import { listDesk } from '../features/post/list-desk'
import { listFeeds } from '../features/post/list-feeds'
import { listPosts } from '../features/post/list-posts'
import { listSources } from '../features/post/list-sources'
import { pinPost } from '../features/post/pin-post'
import { postForEdit } from '../features/post/post-for-edit'
import { recheckPost } from '../features/post/recheck-post'
import { reviewPost } from '../features/post/review-post'
import { savePost } from '../features/post/save-post'
import { submitPost } from '../features/post/submit-post'
import { withdrawPost } from '../features/post/withdraw-post'
import { deleteMe } from '../features/privacy/delete-me'
import { getCard } from '../features/privacy/get-card'
import { myData } from '../features/privacy/my-data'
import { readPhone } from '../features/privacy/read-phone'
import { saveMyCard } from '../features/privacy/save-card'
import { addNote } from '../features/red-star/add-note'
import { answerObjection } from '../features/red-star/answer-objection'
import { eraseMyRow } from '../features/red-star/erase-row'
import { excludeMember } from '../features/red-star/exclude-member'
import { fixList } from '../features/red-star/fix-list'
import { objectTo } from '../features/red-star/object'
import { publishList, publishSupplement } from '../features/red-star/publish-list'
import { saveCalendar } from '../features/red-star/save-calendar'
import { setBallot } from '../features/red-star/set-ballot'
import { showCalendar } from '../features/red-star/show-calendar'
import { showMonth } from '../features/red-star/show-month'
import { showProof } from '../features/red-star/show-proof'
import { showRedList, showWideList } from '../features/red-star/show-red-list'
import { showYear } from '../features/red-star/show-year'
import { grantRole } from '../features/role/grant-role'
import { listHolders } from '../features/role/list-holders'
import { revokeRole } from '../features/role/revoke-role'
import { addMember } from '../features/roster/add-member'
import { beginImport, receivePart } from '../features/roster/begin-import'
import { confirmImport } from '../features/roster/confirm-import'
import { editMember } from '../features/roster/edit-member'
import { exportRoster, makeTemplate } from '../features/roster/export-roster'
import { getMember } from '../features/roster/get-member'
import { leaveRoster } from '../features/roster/leave-roster'
import { listMembers } from '../features/roster/list-members'
import { moveMember } from '../features/roster/move-member'
import { previewImport } from '../features/roster/preview-import'
import { isOwnReport, reportForMember, reportOwn } from '../features/roster/report-away'
import { addLate } from '../features/task/add-late'
import { addShifts } from '../features/task/add-shifts'
import { cancelShift } from '../features/task/cancel-shift'
import { checkIn } from '../features/task/check-in'
import { claimForOthers } from '../features/task/claim-for-others'
import { claimPlace } from '../features/task/claim-place'
import { sayComing } from '../features/task/coming'
import { countDays } from '../features/task/count-days'
import { editShift } from '../features/task/edit-shift'
import { editTask } from '../features/task/edit-task'
import { findPerson } from '../features/task/find-person'
import { getTask } from '../features/task/get-task'
import { listCharge } from '../features/task/list-charge'
import { listShifts } from '../features/task/list-shifts'
import { listSites } from '../features/task/list-sites'
import { publishTask } from '../features/task/publish-task'
import { releaseForOther } from '../features/task/release-for-other'
import { releasePlace } from '../features/task/release-place'
import { codeSource, showCode } from '../features/task/show-code'
import { shiftInCharge, showRoster } from '../features/task/show-roster'
import { taskForEdit } from '../features/task/task-for-edit'
import { giveConsent } from '../features/visitor/give-consent'
import {
  anyone,
  chargeMay,
  chargeSees,
  type Handlers,
  memberMay,
  memberSees,
  officerMay,
  officerSees,
  selfOrOfficerMay,
  userMay,
} from '../platform/access'
import { checked } from './checked'
import * as words from './words-of'

/** The whole API: each method, the right it needs, the words WeChat checks first, and the use case that does it. */
export const handlers = {
  'about.get': anyone(showOperator),
  'session.me': anyone(describeMe),
  'session.consent': userMay(giveConsent),
  'session.bind': userMay(bindAccount),
  'task.list': anyone(listShifts),
  'task.days': anyone(countDays),
  'task.get': anyone(getTask),
  'task.claim': memberMay(claimPlace),
  'task.release': memberMay(releasePlace),
  'task.claimFor': officerMay('claim.for', claimForOthers),
  'task.releaseFor': officerMay('claim.for', releaseForOther),
  'task.coming': memberMay(sayComing),
  'rules.get': anyone(getRules),
  'rules.edit': officerMay('month.run', editRules),
  'passbook.mine': memberSees(showMyPassbook),
  'passbook.months': memberSees(listMonths),
  'passbook.of': officerSees('points.confirm', showPassbookOf),
  'deed.apply': memberMay(checked(applyDeed, words.what)),
  'deed.mine': memberSees(listMyDeeds),
  'deed.withdraw': memberMay(withdrawDeed),
  'deed.list': officerSees('points.confirm', listDeeds),
  'deed.decide': officerMay('points.confirm', checked(decideDeed, words.said)),
  'deed.record': officerMay('points.confirm', checked(recordDeeds, words.what)),
  'deed.reverse': officerMay('month.run', checked(reverseEntry, words.reason)),
  'redList.get': anyone(showRedList),
  'redList.wide': anyone(showWideList),
  'redList.year': anyone(showYear),
  'redList.proof': anyone(showProof),
  'redList.erase': memberMay(eraseMyRow),
  'month.get': officerSees('month.read', showMonth),
  'month.ballot': officerMay('month.run', checked(setBallot, words.votes)),
  'month.fix': officerMay('month.run', checked(fixList, words.sentences)),
  'month.exclude': officerMay('month.exclude', excludeMember),
  'month.object': memberMay(checked(objectTo, words.text)),
  'month.answer': officerMay('month.run', checked(answerObjection, words.answer)),
  'month.publish': officerMay('month.run', publishList),
  'month.supplement': officerMay('month.run', publishSupplement),
  'month.note': officerMay('month.run', checked(addNote, words.text)),
  'month.pack': officerMay('month.run', checked(makePack, words.headings)),
  'month.columns': officerSees('month.run', showColumns),
  'month.editColumns': officerMay('month.run', checked(editColumns, words.headings)),
  'calendar.get': officerSees('county.edit', showCalendar),
  'calendar.save': officerMay('county.edit', saveCalendar),
  'task.forEdit': officerSees('task.edit', taskForEdit),
  'task.sites': officerSees('task.edit', listSites),
  'task.publish': officerMay('task.edit', checked(publishTask, words.ofTask)),
  'task.edit': officerMay('task.edit', checked(editTask, words.ofTask)),
  'task.addShifts': officerMay('task.edit', addShifts),
  'task.checkIn': memberMay(checkIn),
  'shift.list': memberSees(listCharge),
  'shift.roster': chargeSees('task.edit', shiftInCharge, showRoster),
  'shift.code': chargeSees('task.edit', codeSource, showCode),
  'shift.find': chargeSees('task.edit', shiftInCharge, findPerson),
  'shift.add': chargeMay('task.edit', shiftInCharge, addLate),
  'shift.confirm': chargeMay('task.edit', shiftToConfirm, checked(confirmHours, words.ofHours)),
  'shift.correct': chargeMay('task.edit', shiftToConfirm, checked(correctHours, words.reason)),
  'visit.list': memberSees(listVisits),
  'record.mine': memberSees(myRecord),
  'shift.edit': officerMay('task.edit', editShift),
  'shift.cancel': officerMay('task.edit', checked(cancelShift, words.reason)),
  'need.places': memberSees(listPlaces),
  'need.raise': memberMay(checked(raiseNeed, words.ofNeed)),
  'need.list': memberSees(listNeeds),
  'need.get': memberSees(getNeed),
  'need.answer': chargeMay('need.answer', findNeedOf, checked(answerNeed, words.said)),
  'need.close': memberMay(checked(closeNeed, words.said)),
  'post.list': anyone(listPosts),
  'post.places': anyone(listFeeds),
  'post.get': anyone(getPost),
  'post.read': userMay(noteRead),
  'post.sources': officerSees('post.write', listSources),
  'post.figures': officerSees('post.write', countFigures),
  'picture.begin': memberMay(beginPicture),
  'post.desk': officerSees('post.write', listDesk),
  'post.forEdit': officerSees('post.write', postForEdit),
  'post.save': officerMay('post.write', savePost),
  'post.submit': officerMay('post.write', submitPost),
  'post.review': officerMay('post.review', checked(reviewPost, words.said)),
  'post.withdraw': officerMay('post.write', withdrawPost),
  'post.pin': officerMay('post.review', pinPost),
  'post.correct': officerMay('post.review', correctPost),
  'post.delete': officerMay('post.write', deletePost),
  'post.recheck': officerMay('post.write', recheckPost),
  'message.list': memberSees(listMessages),
  'message.seen': memberMay(seeMessages),
  'message.agree': memberMay(agreeToTemplates),
  'message.templates': memberSees(listTemplates),
  'branch.find': anyone(findBranches),
  'branch.ask': userMay(checked(askBranch, words.ofAsker)),
  'branch.asked': anyone(askedBranches),
  'card.get': anyone(getCard),
  'card.phone': memberSees(readPhone),
  'card.save': memberMay(checked(saveMyCard, words.ofEntry, 'profile')),
  'me.data': memberSees(myData),
  'me.delete': userMay(deleteMe),
  'roster.list': officerSees('roster.read', listMembers),
  'roster.get': officerSees('roster.read', getMember),
  'roster.add': officerMay('roster.edit', checked(addMember, words.ofEntry, 'profile')),
  'roster.edit': officerMay('roster.edit', checked(editMember, words.ofEntry, 'profile')),
  'roster.move': officerMay('roster.edit', moveMember),
  'roster.leave': officerMay('roster.edit', leaveRoster),
  'roster.report': selfOrOfficerMay(
    'roster.edit',
    isOwnReport,
    checked(reportOwn, words.ofEntry),
    checked(reportForMember, words.ofEntry),
  ),
  'roster.template': officerSees('roster.file', makeTemplate),
  'roster.export': officerMay('roster.file', exportRoster),
  'import.begin': officerMay('roster.file', beginImport),
  'import.part': officerMay('roster.file', receivePart),
  'import.preview': officerSees('roster.file', previewImport),
  'import.confirm': officerMay('roster.file', confirmImport),
  'invite.create': officerMay('binding.edit', createInvite),
  'invite.list': officerSees('binding.edit', listInvites),
  'invite.revoke': officerMay('binding.edit', revokeInvite),
  'member.unbind': officerMay('binding.edit', unbindMember),
  'admission.list': officerSees('binding.edit', listAdmissions),
  'admission.answer': officerMay('binding.edit', checked(answerAdmission, words.answer)),
  'org.trees': officerSees('tree.read', listTrees),
  'org.tree': officerSees('tree.read', showTree),
  'org.edit': officerMay('tree.edit', checked(editTree, words.ofEdit)),
  'org.transfer': officerMay('tree.edit', transferBranch),
  'org.found': officerMay('county.edit', checked(foundTree, words.name)),
  'role.list': officerSees('role.grant', listHolders),
  'role.grant': officerMay('role.grant', grantRole),
  'role.revoke': officerMay('role.grant', revokeRole),
  'audit.list': officerSees('audit.read', listActs),
  'audit.people': officerSees('audit.read', listActors),
  'audit.export': officerMay('audit.read', exportActs),
} satisfies Handlers
