import type * as v from 'valibot'
import { aboutGet } from './about'
import { auditExport, auditList, auditPeople } from './audit'
import {
  admissionAnswer,
  admissionList,
  bind,
  branchAsk,
  branchAsked,
  branchFind,
  inviteCreate,
  inviteList,
  inviteRevoke,
  unbind,
} from './binding'
import { calendarGet, calendarSave } from './calendar'
import { messageAgree, messageList, messageSeen, messageTemplates } from './message'
import { monthColumns, monthEditColumns, monthPack } from './month-papers'
import { needAnswer, needClose, needGet, needList, needPlaces, needRaise } from './need'
import { orgEdit, orgFound, orgTransfer, orgTree, orgTrees } from './org'
import { pictureBegin } from './picture'
import {
  deedApply,
  deedDecide,
  deedList,
  deedMine,
  deedRecord,
  deedReverse,
  deedWithdraw,
  passbookMine,
  passbookMonths,
  passbookOf,
  rulesEdit,
  rulesGet,
} from './points'
import {
  postCorrect,
  postDelete,
  postDesk,
  postFigures,
  postForEdit,
  postGet,
  postList,
  postPin,
  postPlaces,
  postRead,
  postRecheck,
  postReview,
  postSave,
  postSources,
  postSubmit,
  postWithdraw,
} from './post'
import { cardGet, cardPhone, cardSave, consentGive, deleteMe, myData } from './privacy'
import {
  shiftCancel,
  shiftEdit,
  taskAddShifts,
  taskEdit,
  taskForEdit,
  taskPublish,
  taskSites,
} from './publish'
import {
  monthAnswer,
  monthBallot,
  monthExclude,
  monthFix,
  monthGet,
  monthNote,
  monthObject,
  monthPublish,
  monthSupplement,
  redListErase,
  redListGet,
  redListProof,
  redListWide,
  redListYear,
} from './red-star'
import { roleGrant, roleList, roleRevoke } from './role'
import { rosterAdd, rosterEdit, rosterGet, rosterLeave, rosterList, rosterMove, rosterReport } from './roster'
import {
  importBegin,
  importConfirm,
  importPart,
  importPreview,
  rosterExport,
  rosterTemplate,
} from './roster-file'
import { sessionMe } from './session'
import {
  recordMine,
  shiftAdd,
  shiftCode,
  shiftConfirm,
  shiftCorrect,
  shiftFind,
  shiftList,
  shiftRoster,
  visitList,
} from './shift'
import {
  taskCheckIn,
  taskClaim,
  taskClaimFor,
  taskComing,
  taskDays,
  taskGet,
  taskList,
  taskRelease,
  taskReleaseFor,
} from './task'

/** Every method the mini-program may call: its name, what goes in and what comes out. */
export const contract = {
  'about.get': aboutGet,

  'session.me': sessionMe,
  'session.consent': consentGive,
  'session.bind': bind,

  'task.list': taskList,
  'task.days': taskDays,
  'task.get': taskGet,
  'task.claim': taskClaim,
  'task.release': taskRelease,
  'task.claimFor': taskClaimFor,
  'task.releaseFor': taskReleaseFor,
  'task.coming': taskComing,
  'task.checkIn': taskCheckIn,
  'task.forEdit': taskForEdit,
  'task.sites': taskSites,
  'task.publish': taskPublish,
  'task.edit': taskEdit,
  'task.addShifts': taskAddShifts,

  'shift.list': shiftList,
  'shift.roster': shiftRoster,
  'shift.code': shiftCode,
  'shift.find': shiftFind,
  'shift.add': shiftAdd,
  'shift.edit': shiftEdit,
  'shift.cancel': shiftCancel,
  'shift.confirm': shiftConfirm,
  'shift.correct': shiftCorrect,
  'visit.list': visitList,
  'record.mine': recordMine,

  'need.places': needPlaces,
  'need.raise': needRaise,
  'need.list': needList,
  'need.get': needGet,
  'need.answer': needAnswer,
  'need.close': needClose,

  'rules.get': rulesGet,
  'rules.edit': rulesEdit,
  'passbook.mine': passbookMine,
  'passbook.months': passbookMonths,
  'passbook.of': passbookOf,
  'deed.apply': deedApply,
  'deed.mine': deedMine,
  'deed.withdraw': deedWithdraw,
  'deed.list': deedList,
  'deed.decide': deedDecide,
  'deed.record': deedRecord,
  'deed.reverse': deedReverse,

  'redList.get': redListGet,
  'redList.wide': redListWide,
  'redList.year': redListYear,
  'redList.proof': redListProof,
  'redList.erase': redListErase,
  'month.get': monthGet,
  'month.ballot': monthBallot,
  'month.fix': monthFix,
  'month.exclude': monthExclude,
  'month.object': monthObject,
  'month.answer': monthAnswer,
  'month.publish': monthPublish,
  'month.supplement': monthSupplement,
  'month.note': monthNote,
  'month.pack': monthPack,
  'month.columns': monthColumns,
  'month.editColumns': monthEditColumns,
  'calendar.get': calendarGet,
  'calendar.save': calendarSave,

  'picture.begin': pictureBegin,
  'post.list': postList,
  'post.places': postPlaces,
  'post.get': postGet,
  'post.read': postRead,
  'post.desk': postDesk,
  'post.forEdit': postForEdit,
  'post.save': postSave,
  'post.submit': postSubmit,
  'post.review': postReview,
  'post.withdraw': postWithdraw,
  'post.pin': postPin,
  'post.correct': postCorrect,
  'post.delete': postDelete,
  'post.recheck': postRecheck,
  'post.sources': postSources,
  'post.figures': postFigures,

  'message.list': messageList,
  'message.seen': messageSeen,
  'message.agree': messageAgree,
  'message.templates': messageTemplates,

  'branch.find': branchFind,
  'branch.ask': branchAsk,
  'branch.asked': branchAsked,

  'card.get': cardGet,
  'card.phone': cardPhone,
  'card.save': cardSave,
  'me.data': myData,
  'me.delete': deleteMe,

  'org.trees': orgTrees,
  'org.tree': orgTree,
  'org.edit': orgEdit,
  'org.transfer': orgTransfer,
  'org.found': orgFound,

  'roster.list': rosterList,
  'roster.get': rosterGet,
  'roster.add': rosterAdd,
  'roster.edit': rosterEdit,
  'roster.move': rosterMove,
  'roster.leave': rosterLeave,
  'roster.report': rosterReport,
  'roster.template': rosterTemplate,
  'roster.export': rosterExport,
  'import.begin': importBegin,
  'import.part': importPart,
  'import.preview': importPreview,
  'import.confirm': importConfirm,

  'invite.create': inviteCreate,
  'invite.list': inviteList,
  'invite.revoke': inviteRevoke,
  'member.unbind': unbind,
  'admission.list': admissionList,
  'admission.answer': admissionAnswer,

  'role.list': roleList,
  'role.grant': roleGrant,
  'role.revoke': roleRevoke,

  'audit.list': auditList,
  'audit.people': auditPeople,
  'audit.export': auditExport,
} as const

export type Contract = typeof contract
export type Method = keyof Contract

/** What a caller sends: defaults may be left out. */
export type Input<M extends Method> = v.InferInput<Contract[M]['input']>
/** What a handler receives: parsed, defaults filled in. */
export type ParsedInput<M extends Method> = v.InferOutput<Contract[M]['input']>
export type Output<M extends Method> = v.InferOutput<Contract[M]['output']>

/** Methods that change something; they carry a `requestId`, and repeating one is harmless. */
export type WriteMethod = { [M in Method]: Contract[M]['kind'] extends 'write' ? M : never }[Method]
