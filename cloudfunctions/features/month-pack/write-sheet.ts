import writeExcel, { type SheetData } from 'write-excel-file/node'
import { byStrokes } from './paper-words-rules'
import { type Column, cellOf, meaningOf, type SheetRow } from './sheet-rules'

interface MonthSheet {
  /** At most 31 characters, as Excel has it. */
  title: string
  /** Where the figures come from, one line each. */
  about: readonly string[]
  columns: readonly Column[]
  rows: readonly SheetRow[]
}

/** The branch's month as an Excel file. */
export function writeSheet({ title, about, columns, rows }: MonthSheet): Promise<Buffer> {
  const data: SheetData = [
    columns.map(({ heading }) => bold(heading)),
    ...[...rows].sort(byStrokes).map((row) => columns.map(({ field }) => typed(cellOf(field, row)))),
  ]
  const explanation: SheetData = [
    ...about.map((line) => [null, typed(line)]),
    ...columns.map(({ field, heading }) => [bold(heading), typed(meaningOf(field))]),
  ]
  return writeExcel([
    {
      sheet: title,
      data,
      columns: columns.map(({ field }) => ({ width: field === 'name' || field === 'standing' ? 14 : 10 })),
      stickyRowsCount: 1,
    },
    { sheet: '说明', data: explanation, columns: [{ width: 16 }, { width: 80 }] },
  ]).toBuffer()
}

const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })

/** A cell typed as text stays text, whatever it begins with: Excel takes none of them for a formula. */
function typed(value: string | number) {
  if (value === '') {
    return null
  }
  return typeof value === 'number' ? { value, type: Number } : { value, type: String }
}
