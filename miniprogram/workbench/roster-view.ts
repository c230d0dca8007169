import type { RosterEntry, RosterRow } from '../../cloudfunctions/contract/roster'
import { dayOf, glue, inOneLine, yearDay } from '../services/format'
import { type Option, optionsOf } from '../services/options'
import { kindWords, roleWords } from '../services/who-view'

export interface PersonRow {
  memberId: string
  name: string
  text: string
  isBound: boolean
}

/** PRODUCT §3, worded as in the roster's Excel file. */
export const trackWords: Record<NonNullable<RosterRow['track']>, string> = {
  A: `A${glue}任职`,
  B: `B${glue}在村60岁以下`,
  C: `C${glue}在村60岁以上`,
  D: `D${glue}流动`,
  E: `E${glue}免考核`,
}

export const reasonWords: Record<NonNullable<RosterEntry['exemption']>['reason'], string> = {
  age: '年龄',
  branchDecision: '支部决定',
}

export const kindOptions = optionsOf(kindWords)
export const trackOptions: Option[] = [{ value: '', text: '不分类' }, ...optionsOf(trackWords)]
export const reasonOptions = optionsOf(reasonWords)

export function personRow({ memberId, name, kind, track, isBound, hasLeft }: RosterRow): PersonRow {
  const parts = [
    kindWords[kind],
    ...(track ? [trackWords[track]] : []),
    ...(hasLeft ? ['已转出'] : []),
    ...(isBound || hasLeft ? [] : ['还没认支部']),
  ]
  return { memberId, name, text: inOneLine(...parts), isBound }
}

export interface Line {
  label: string
  value: string
}

/** What two states of an entry say differently. */
export function changesBetween(before: readonly Line[], now: readonly Line[]): string[] {
  const valueIn = (lines: readonly Line[], label: string) => lines.find((line) => line.label === label)?.value
  const labels = new Set([...before, ...now].map(({ label }) => label))
  return [...labels].flatMap((label) => {
    const [was, is] = [valueIn(before, label), valueIn(now, label)]
    const then = was ? `原来是${was}` : '原来没有写'
    return was === is ? [] : [`${label}：${then}，${is ? `现在是${is}` : '现在没有写'}`]
  })
}

/** The entry in words, one line each; what is not there is left out. */
export function entryLines(entry: RosterEntry, groupNames: ReadonlyMap<string, string>): Line[] {
  const { track, groupId, duty, away, exemption, phone, leftOn } = entry
  const roles = entry.roles.map(({ role, until }) =>
    until === undefined ? roleWords[role] : `${roleWords[role]}（到${yearDay(dayOf(until))}）`,
  )
  const lines: [string, string | undefined][] = [
    ['支部', entry.branchName],
    ['党小组', groupId && (groupNames.get(groupId) ?? '有')],
    ['身份', kindWords[entry.kind]],
    ['类别', track && trackWords[track]],
    ['出生年份', `${entry.birthYear} 年`],
    ['职责', duty],
    ['职务', roles.join('、')],
    ['还加入了', entry.alsoInNames.join('、')],
    ['外出地点', away && `${away.place}，${yearDay(away.reportedOn)}报告`],
    ['免考核', exemption && `${reasonWords[exemption.reason]}，${yearDay(exemption.decidedOn)}决定`],
    ['电话', phone],
    ['微信', entry.isBound ? '已认支部' : '还没认支部'],
    ['转出', leftOn],
  ]
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
