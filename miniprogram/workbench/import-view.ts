import type { ImportPreview } from '../../cloudfunctions/contract/roster-file'
import { withUnit } from '../services/format'

export interface ImportView {
  rows: number
  counts: { label: string; value: number }[]
  /** `第 3 行，出生年份`: where to look in the sheet. */
  problems: { where: string; text: string }[]
  people: { key: number; name: string; text: string }[]
  more: string
  /** Nothing is imported while there is a problem. */
  isReady: boolean
  conclusion: string
}

const whatWords = { create: '新加', change: '修改', unchanged: '不变' }

export function importView(preview: ImportPreview): ImportView {
  const { rows, create, change, unchanged, problems, firstProblems, firstRows } = preview
  return {
    rows,
    counts: [
      { label: '新加', value: create },
      { label: '修改', value: change },
      { label: '不变', value: unchanged },
      { label: '要改的', value: problems },
    ],
    problems: firstProblems.map(({ row, column, text }) => ({
      where: column ? `第 ${row} 行，${column}` : `第 ${row} 行`,
      text,
    })),
    people: firstRows.map(({ row, name, what, columns }) => ({
      key: row,
      name,
      text: `第 ${row} 行 · ${whatWords[what]}${columns?.length ? `：${columns.join('、')}` : ''}`,
    })),
    more: rows > firstRows.length && problems === 0 ? `只列出前 ${withUnit(firstRows.length, '行')}` : '',
    isReady: problems === 0 && create + change > 0,
    conclusion: conclusionOf(preview),
  }
}

function conclusionOf({ problems, create, change, firstProblems }: ImportPreview): string {
  if (problems > 0) {
    const first = problems > firstProblems.length ? `，先列出 ${withUnit(firstProblems.length, '处')}` : ''
    return `有 ${withUnit(problems, '处')}要改${first}。改好以前什么都不会导入，名册没有动。`
  }
  return create + change > 0 ? '都没有问题。点“确认导入”才会写进名册。' : '表里的和名册一样，不用导入。'
}
