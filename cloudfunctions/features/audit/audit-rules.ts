import type { Act } from '../../contract/audit'
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

/** An act in words. What has no name any more, or never had one, is shown by its id. */
export function viewAct(act: Recorded, memberNames: Names, orgNames: Names): Act {
  const { at, method, note, isRefused } = act
  const person = (memberId: string) => personText(memberId, memberNames)
  return {
    at,
    by: person(act.by),
    ...(act.onBehalfOf && { onBehalfOf: person(act.onBehalfOf) }),
    method,
    orgName: orgNames.get(act.orgId) ?? act.orgId,
    subject: orgNames.get(act.subjectId) ?? person(act.subjectId),
    note,
    ...(isRefused && { isRefused }),
  }
}

/** The pseudonym keeps two people apart who have deleted their data. */
function personText(memberId: string, memberNames: Names): string {
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
