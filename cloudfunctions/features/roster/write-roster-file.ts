import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { OrgNode } from '../../contract/org'
import {
  cellOf,
  type Heading,
  headings,
  kindWords,
  neededHeadings,
  reasonWords,
  trackWords,
} from './roster-columns-rules'
import type { EntryInput } from './roster-rules'

const wide: Partial<Record<Heading, number>> = { 类别: 18, 外出地点: 24, 党小组: 18 }

/** The roster of a branch, or with nobody in it the sheet to fill in; what each column takes stands on a second sheet. */
export async function writeRosterFile(
  entries: readonly EntryInput[],
  groups: readonly OrgNode[],
): Promise<string> {
  const nameById = new Map(groups.map(({ id, name }) => [id, name]))
  const groupName = (groupId: string) => nameById.get(groupId) ?? ''
  const rows = entries.map((entry) =>
    headings.map((heading) => {
      const text = cellOf(heading, entry, groupName)
      return text === '' ? null : { value: text, type: String }
    }),
  )
  const buffer = await writeXlsxFile([
    {
      sheet: '名册',
      data: [headings.map((value) => ({ value, fontWeight: 'bold' as const })), ...rows],
      columns: headings.map((heading) => ({ width: wide[heading] ?? 12 })),
      stickyRowsCount: 1,
    },
    { sheet: '填写说明', data: explanation(groups), columns: [{ width: 14 }, { width: 70 }] },
  ]).toBuffer()
  return buffer.toString('base64')
}

function explanation(groups: readonly OrgNode[]): SheetData {
  const groupNames = groups.map(({ name }) => name).join('、')
  const texts: Record<Heading, string> = {
    姓名: '2 到 20 个字。姓名和出生年份都相同的，算同一个人',
    身份: Object.values(kindWords).join('、'),
    类别: `${Object.values(trackWords).join('、')}；写字母也可以；村民留空`,
    出生年份: '四位数，例如 1970',
    党小组: groupNames === '' ? '本支部没有党小组，请留空' : groupNames,
    职责: '最多 20 个字，没有就留空',
    外出地点: '只有 D 流动填，和最近报告一起填',
    最近报告: '日期，例如 2026-11-22',
    免考核日期: '只有 E 免考核填：支部决定的日期，例如 2026-11-22',
    免考核理由: `${Object.values(reasonWords).join('、')}；满 70 岁写年龄；不要写病情`,
  }
  return headings.map((heading) => [
    { value: neededHeadings.includes(heading) ? `${heading}（必填）` : heading, fontWeight: 'bold' },
    texts[heading],
  ])
}
