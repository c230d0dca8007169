import type { Act } from '../../contract/audit'
import type { Method } from '../../contract/contract'
import { dayOf, startOfDay } from '../../platform/calendar'

/** What stands in place of the name of somebody who has deleted their data. */
const ERASED = '已注销'

interface Recorded {
  at: number
  by: string
  onBehalfOf?: string
  method: string
  orgId: string
  subjectId: string
  note: string
  isRefused?: boolean
}

type Names = ReadonlyMap<string, string>

/** An act in words. What it concerned is left empty where only the note can say it: a team that is gone. */
export function viewAct(act: Recorded, memberNames: Names, orgNames: Names): Act {
  const { at, method, note, isRefused } = act
  const person = (memberId: string) => personText(memberId, memberNames)
  return {
    at,
    by: person(act.by),
    ...(act.onBehalfOf && { onBehalfOf: person(act.onBehalfOf) }),
    method,
    orgName: orgNames.get(act.orgId) ?? act.orgId,
    subject:
      orgNames.get(act.subjectId) ??
      (memberNames.has(act.subjectId) ? person(act.subjectId) : thingText(act)),
    note,
    ...(isRefused && { isRefused }),
  }
}

/** What officers deal with besides people and organisations. */
const things: Readonly<Partial<Record<Method, string>>> = {
  'import.begin': '名册导入',
  'import.part': '名册导入',
  'import.confirm': '名册导入',
  'invite.create': '邀请码',
  'invite.revoke': '邀请码',
  'admission.answer': '双找申请',
  'task.claimFor': '班次',
  'task.publish': '任务',
  'task.edit': '任务',
  'task.addShifts': '任务',
  'shift.add': '班次',
  'shift.edit': '班次',
  'shift.cancel': '班次',
  'shift.confirm': '班次',
  'shift.correct': '班次',
  'need.answer': '需求',
  'post.save': '动态',
  'post.submit': '动态',
  'post.review': '动态',
  'post.withdraw': '动态',
  'post.pin': '动态',
  'post.correct': '动态',
  'post.delete': '动态',
  'post.recheck': '动态',
}

const SHORT = 4

/** `邀请码 839c`: the number joins the making of a code to its end, and is no part of the code itself. */
function thingText({ method, subjectId }: Recorded): string {
  const thing = things[method as Method]
  const number = subjectId.slice(subjectId.lastIndexOf('-') + 1)
  return thing ? `${thing} ${number.slice(0, SHORT)}` : ''
}

/** The pseudonym keeps two people apart who have deleted their data. */
export function personText(memberId: string, memberNames: Names): string {
  const name = memberNames.get(memberId)
  return name === ERASED ? `${ERASED}（${memberId}）` : (name ?? memberId)
}

/** `2026-11-23 08:05` in Asia/Shanghai. */
export function momentText(at: number): string {
  const day = dayOf(at)
  const minutes = Math.floor((at - startOfDay(day)) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
