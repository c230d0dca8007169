import type { Admission } from '../../contract/binding'
import type { MemberDocument } from '../../platform/identity'
import { roleText } from '../role/role-words-rules'
import type { MemberShift } from '../task/shifts-of-member'
import { exemptionWords, kindWords, momentWords, requestWords, shiftWords, trackWords } from './data-words'

interface Line {
  label: string
  value: string
}

type Person = Omit<MemberDocument, 'openid' | 'unboundBy'>
type Names = ReadonlyMap<string, string>

export function personLines(person: Person): Line[] {
  const { track, duty, phone, away, exemption } = person
  return [
    { label: '姓名', value: person.name },
    { label: '身份', value: kindWords[person.kind] },
    ...line('类别', track && trackWords[track]),
    { label: '出生年份', value: String(person.birthYear) },
    ...line('职责', duty),
    ...line('电话', phone && `${phone}（${person.isPhonePublic ? '别人看得到' : '只有支部看得到'}）`),
    ...line('流动去向', away && `${away.place}，${away.reportedOn} 报到`),
    ...line('不参评', exemption && `${exemption.decidedOn}，${exemptionWords[exemption.reason]}`),
    { label: '微信', value: '已绑定到本人的名册' },
  ]
}

export function orgLines({ branchId, groupId, alsoIn, roles }: Person, names: Names): Line[] {
  const nameOf = (id: string) => names.get(id) ?? '已撤销的组织'
  return [
    { label: '所在支部', value: nameOf(branchId) },
    ...line('党小组', groupId && nameOf(groupId)),
    ...alsoIn.map((id) => ({ label: '同时加入', value: nameOf(id) })),
    ...roles.map(({ role, orgId, until }) => ({
      label: '职务',
      value: `${nameOf(orgId)} ${roleText[role]}${until ? `，到 ${momentWords(until)}` : ''}`,
    })),
  ]
}

export function shiftLines(shifts: readonly MemberShift[]): Line[] {
  return shifts.map(({ title, startsAt, state }) => ({
    label: momentWords(startsAt),
    value: `${title}（${shiftWords[state]}）`,
  }))
}

export function requestLines(admissions: readonly Admission[]): Line[] {
  return admissions.map(({ branchName, message, state, answer, askedAt }) => ({
    label: momentWords(askedAt),
    value: [`${branchName}：${requestWords[state]}`, message, answer].filter(Boolean).join('；'),
  }))
}

export function actLines({ about, by }: { about: number; by: number }): Line[] {
  return [
    { label: '关于您的记录', value: `${about} 次` },
    ...line('您履行职务的记录', by > 0 ? `${by} 次` : undefined),
  ]
}

export function consentLines(consent: { version: number; at: number } | undefined): Line[] {
  return line('同意隐私说明', consent && `第 ${consent.version} 版，${momentWords(consent.at)}`)
}

function line(label: string, value: string | undefined): Line[] {
  return value ? [{ label, value }] : []
}
