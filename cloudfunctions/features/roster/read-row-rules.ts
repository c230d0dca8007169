import type { RosterEntry } from '../../contract/roster'
import type { Heading } from './roster-columns-rules'
import { kindWords, reasonWords, trackWords } from './roster-columns-rules'
import type { EntryInput } from './roster-rules'

/** One row of the sheet as texts; a column that the sheet lacks has none. */
export interface SheetRow {
  /** As Excel counts them. */
  row: number
  cells: Readonly<Partial<Record<Heading, string>>>
  /** Columns in which a formula stands. */
  formulas: readonly Heading[]
}

export interface RowProblem {
  row: number
  column?: Heading
  text: string
}

export interface ReadRow {
  row: number
  /** Those of the columns that the sheet has. */
  values: Partial<EntryInput>
  problems: RowProblem[]
}

interface Reading {
  groupIdByName: ReadonlyMap<string, string>
  /** The present year. */
  year: number
}

/** What a row says, and under which heading it cannot be understood. */
export function readRow({ row, cells, formulas }: SheetRow, reading: Reading): ReadRow {
  const problems: RowProblem[] = formulas.map((column) => ({
    row,
    column,
    text: '这一格是公式，请改成文字或数字',
  }))
  const read = <T>(
    column: Heading,
    parse: (text: string) => T | undefined,
    expected: string,
  ): T | undefined => {
    const text = cells[column] ?? ''
    const value = text === '' ? undefined : parse(text)
    if (value === undefined && text !== '' && !formulas.includes(column)) {
      problems.push({ row, column, text: expected })
    }
    return value
  }
  const need = (column: Heading) => {
    if ((cells[column] ?? '') === '' && !formulas.includes(column)) {
      problems.push({ row, column, text: `请填写${column}` })
    }
  }
  for (const column of ['姓名', '身份', '出生年份'] as const) {
    need(column)
  }
  const name = read('姓名', nameOf, '姓名要 2 到 20 个字')
  const kind = read(
    '身份',
    wordIn<RosterEntry['kind']>({ ...invert(kindWords), 群众: 'villager' }),
    '只能填：党员、预备党员、村民',
  )
  const track = read('类别', trackOf, '只能填 A、B、C、D、E')
  const birthYear = read('出生年份', yearUpTo(reading.year), `要填四位数的年份，不晚于 ${reading.year} 年`)
  const groupId = read('党小组', (text) => reading.groupIdByName.get(text), '这个支部里没有这个党小组')
  const duty = read('职责', upTo(20), '最多 20 个字')
  const place = read('外出地点', upTo(40), '最多 40 个字')
  const reportedOn = read('最近报告', dateOf, '要填日期，例如 2026-11-22')
  const decidedOn = read('免考核日期', dateOf, '要填日期，例如 2026-11-22')
  const reason = read('免考核理由', wordIn(invert(reasonWords)), '只能填：年龄、支部决定')
  const pairs = [
    ['外出地点', '最近报告'],
    ['免考核日期', '免考核理由'],
  ] as const
  for (const [first, second] of pairs) {
    const [one, other] = [cells[first] ?? '', cells[second] ?? '']
    if ((one === '') !== (other === '')) {
      problems.push({ row, column: one === '' ? first : second, text: `${first}和${second}要一起填` })
    }
  }
  const away = place !== undefined && reportedOn !== undefined ? { place, reportedOn } : undefined
  const exemption = decidedOn !== undefined && reason !== undefined ? { decidedOn, reason } : undefined
  const values = {
    name,
    kind,
    birthYear,
    ...('类别' in cells && { track }),
    ...('党小组' in cells && { groupId }),
    ...('职责' in cells && { duty }),
    ...('外出地点' in cells && { away }),
    ...('免考核日期' in cells && { exemption }),
  }
  return { row, values, problems }
}

/** Two characters set apart for looks (王 强) are one name. */
function nameOf(text: string): string | undefined {
  const name = /^[\p{Script=Han}\s]+$/u.test(text) ? text.replace(/\s+/g, '') : text
  return name.length >= 2 && name.length <= 20 ? name : undefined
}

function trackOf(text: string): EntryInput['track'] {
  const letter = text.normalize('NFKC').charAt(0).toUpperCase()
  return letter in trackWords ? (letter as NonNullable<EntryInput['track']>) : undefined
}

function yearUpTo(year: number): (text: string) => number | undefined {
  return (text) => {
    const digits = /^(\d{4})年?$/.exec(text.normalize('NFKC'))?.[1]
    const value = Number(digits)
    return digits !== undefined && value >= 1900 && value <= year ? value : undefined
  }
}

/** 2026-11-02, 2026/11/2, 2026.11.2, 20261102, 2026年11月2日. */
function dateOf(text: string): string | undefined {
  const plain = text.normalize('NFKC')
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  const [year, month, day] = (parts ?? []).slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined) {
    return undefined
  }
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  return isReal ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : undefined
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

function upTo(length: number): (text: string) => string | undefined {
  return (text) => (text.length <= length ? text : undefined)
}

function wordIn<T extends string>(meanings: Readonly<Record<string, T>>): (text: string) => T | undefined {
  return (text) => (Object.hasOwn(meanings, text) ? meanings[text] : undefined)
}

function invert<T extends string>(words: Readonly<Record<T, string>>): Record<string, T> {
  return Object.fromEntries(Object.entries<string>(words).map(([meaning, word]) => [word, meaning as T]))
}
