import type { Invite } from '../../cloudfunctions/contract/binding'
import { clockTime, dayOf, monthDay, withUnit } from '../services/format'
import { groupedCode } from '../services/invite-code'
import type { Option } from '../services/options'

export interface InviteView {
  inviteId: string
  code: string
  text: string
}

export const dayOptions: Option[] = [1, 3, 7, 15, 30].map((days) => ({
  value: String(days),
  text: `${days} 天`,
}))

export const useOptions: Option[] = [1, 10, 30, 50, 100, 200].map((uses) => ({
  value: String(uses),
  text: `${uses} 个人`,
}))

function lasts(expiresAt: number): string {
  return `${monthDay(dayOf(expiresAt))} ${clockTime(expiresAt)}`
}

export function inviteView({ inviteId, code, expiresAt, uses, usesLeft }: Invite): InviteView {
  const text = `用到 ${lasts(expiresAt)}，还能用 ${withUnit(usesLeft, '次')}，一共 ${withUnit(uses, '次')}`
  return { inviteId, code: groupedCode(code), text }
}

/** What is put into the branch's group. */
export function inviteText({ code, branchName, expiresAt }: Invite): string {
  return (
    `${branchName}的同志：请打开小程序“红星蓝领”，点“我的”里的“我有邀请码”，` +
    `填 ${groupedCode(code)} 和您的名字，就认好支部了。${lasts(expiresAt)} 以前有效。`
  )
}

export function revokeQuestion({ code }: InviteView): { title: string; content: string } {
  return { title: `作废 ${code}`, content: '作废以后没人能再用它，已经认过支部的不受影响。不能恢复。' }
}
