import type { RosterEntry } from '../../contract/roster'
import type { EntryInput, EntryProblem } from './roster-rules'

/** The columns of the roster's Excel file, in their order. */
export const headings = [
  '姓名',
  '身份',
  '类别',
  '出生年份',
  '党小组',
  '职责',
  '外出地点',
  '最近报告',
  '免考核日期',
  '免考核理由',
] as const

export type Heading = (typeof headings)[number]

/** Without these a sheet is not a roster. */
export const neededHeadings: readonly Heading[] = ['姓名', '身份', '出生年份']

export const kindWords: Readonly<Record<RosterEntry['kind'], string>> = {
  party: '党员',
  probationary: '预备党员',
  villager: '村民',
}

export const trackWords: Readonly<Record<NonNullable<RosterEntry['track']>, string>> = {
  A: 'A 任职',
  B: 'B 在村60岁以下',
  C: 'C 在村60岁以上',
  D: 'D 流动',
  E: 'E 免考核',
}

export const reasonWords: Readonly<Record<NonNullable<RosterEntry['exemption']>['reason'], string>> = {
  age: '年龄',
  branchDecision: '支部决定',
}

/** What stands in one cell; an empty text for nothing. */
export function cellOf(heading: Heading, entry: EntryInput, groupName: (groupId: string) => string): string {
  const { track, groupId, away, exemption } = entry
  const cells: Record<Heading, string | undefined> = {
    姓名: entry.name,
    身份: kindWords[entry.kind],
    类别: track && trackWords[track],
    出生年份: String(entry.birthYear),
    党小组: groupId && groupName(groupId),
    职责: entry.duty,
    外出地点: away?.place,
    最近报告: away?.reportedOn,
    免考核日期: exemption?.decidedOn,
    免考核理由: exemption && reasonWords[exemption.reason],
  }
  return cells[heading] ?? ''
}

/** The headings under which two entries differ. */
export function changedColumns(before: EntryInput, after: EntryInput): Heading[] {
  const itself = (groupId: string) => groupId
  return headings.filter((heading) => cellOf(heading, before, itself) !== cellOf(heading, after, itself))
}

/** In words for the secretary, and the column to look at. */
export const problemTexts: Readonly<Record<EntryProblem, { column?: Heading; text: string }>> = {
  track: { column: '类别', text: '村民不分类别，请留空' },
  exemption: { column: '类别', text: '免考核的要写明日期和理由；满70岁才可以写“年龄”；其他类别请留空' },
  away: { column: '外出地点', text: '只有类别是 D 流动的才填，最近报告不能晚于今天' },
  group: { column: '党小组', text: '这个支部里没有这个党小组' },
  left: { text: '这位成员已经转出' },
  branch: { text: '这个支部已经撤销' },
}
