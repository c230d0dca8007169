import type { Act } from '../../cloudfunctions/contract/audit'
import type { Method } from '../../cloudfunctions/contract/contract'
import { addDays, clockTime, dayOf, monthDay, startOfDay } from '../services/format'
import { type Option, optionsOf } from '../services/options'

export interface ActRow {
  title: string
  text: string
  note: string
  isRefused: boolean
}

/** What an officer's act is called; a method that a newer cloud knows is shown by its name. */
const methodWords: Partial<Record<Method, string>> = {
  'org.edit': '改组织',
  'org.transfer': '支部转总支',
  'org.found': '新建党总支',
  'roster.add': '加成员',
  'roster.edit': '改成员',
  'roster.move': '成员转支部',
  'roster.leave': '成员转出',
  'roster.report': '记外出报告',
  'roster.export': '导出名册',
  'import.begin': '传表格',
  'import.part': '传表格',
  'import.confirm': '导入名册',
  'invite.create': '做邀请码',
  'invite.revoke': '作废邀请码',
  'member.unbind': '解开微信',
  'admission.answer': '答复申请',
  'role.grant': '定职务',
  'role.revoke': '免职务',
  'audit.export': '导出记录',
  'task.publish': '发布任务',
  'task.edit': '改任务',
  'task.addShifts': '加班次',
  'shift.edit': '改班次',
  'shift.cancel': '取消班次',
  'shift.add': '现场补人',
  'shift.confirm': '确认工时',
  'shift.correct': '更正工时',
  'task.claimFor': '代报名',
  'task.releaseFor': '代退出',
  'need.answer': '办理需求',
}

export const methodOptions: Option[] = [
  { value: '', text: '全部' },
  ...optionsOf(methodWords).filter(({ value }) => value !== 'import.part'),
]

export function actRow({ at, by, onBehalfOf, method, orgName, subject, note, isRefused }: Act): ActRow {
  const what = methodWords[method as Method] ?? method
  const instead = onBehalfOf ? `（替${onBehalfOf}）` : ''
  const about = subject && subject !== orgName ? ` · ${subject}` : ''
  return {
    title: `${by}${instead} ${what}`,
    text: `${monthDay(dayOf(at))} ${clockTime(at)} · ${orgName}${about}`,
    note,
    isRefused: isRefused ?? false,
  }
}

export interface AuditFilter {
  /** Member id. */
  by: string
  method: string
  from: string
  to: string
}

export const noFilter: AuditFilter = { by: '', method: '', from: '', to: '' }

/** The days are meant whole, the last one too. */
export function filterInput({ by, method, from, to }: AuditFilter, orgId: string) {
  return {
    orgId,
    ...(by && { by }),
    ...(method && { method }),
    ...(from && { from: startOfDay(from) }),
    ...(to && { to: startOfDay(addDays(to, 1)) - 1 }),
  }
}
