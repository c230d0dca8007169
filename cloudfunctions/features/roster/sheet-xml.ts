import { AppError } from '../../platform/app-error'

/** More are no branch: import them in parts. */
export const MAX_ROWS = 5_000

/** A value this far down or to the right is no roster's; the reader would fill the gap with empty cells. */
const LAST_ROW = 20_000
const LAST_COLUMN = 50

export interface LookedAt {
  /** The sheet with only those cells in which a value stands. */
  xml: string
  /** `D7` */
  formulas: ReadonlySet<string>
}

/**
 * Looks at a sheet before it is parsed: at its size, for merged cells and for formulas, whose values are not to be
 * trusted. Formulas are taken out and named. Splitting at tags is linear, however the sheet was made.
 */
export function lookAtSheet(xml: string): LookedAt {
  if (/<\w+:(?:row|c|sheetData)[\s>/]/.test(xml)) {
    throw new AppError('FILE_REFUSED', { why: 'notXlsx' })
  }
  if (xml.includes('<mergeCell ')) {
    throw new AppError('FILE_REFUSED', { why: 'merged' })
  }
  const [head = '', ...rows] = xml.split(/<row(?=[\s>/])/)
  const formulas = new Set<string>()
  const kept = rows.flatMap((row) => keepValues(row, formulas))
  if (kept.length > MAX_ROWS + 1) {
    throw new AppError('FILE_REFUSED', { why: 'tooManyRows' })
  }
  return { xml: `${head}${kept.join('')}</sheetData></worksheet>`, formulas }
}

function keepValues(row: string, formulas: Set<string>): string[] {
  const [opening = '', ...cells] = row.split(/<c(?=[\s>/])/)
  const kept = cells.flatMap((cell) => {
    const isFormula = /<f[\s>/]/.test(cell)
    if (!isFormula && !/<(?:v|is)[\s>]/.test(cell)) {
      return []
    }
    const address = addressOf(cell)
    if (isFormula) {
      formulas.add(address)
    }
    const end = cell.indexOf('</c>')
    return isFormula || end < 0 ? `<c r="${address}"/>` : `<c${cell.slice(0, end)}</c>`
  })
  const tag = opening.slice(0, opening.indexOf('>')).replace(/\/$/, '')
  return kept.length === 0 ? [] : [`<row${tag}>${kept.join('')}</row>`]
}

function addressOf(cell: string): string {
  const tag = cell.slice(0, cell.indexOf('>'))
  const [, letters, digits] = /\sr="([A-Z]{1,3})(\d{1,7})"/.exec(tag) ?? []
  if (letters === undefined || digits === undefined) {
    throw new AppError('FILE_REFUSED', { why: 'notXlsx' })
  }
  if (Number(digits) > LAST_ROW) {
    throw new AppError('FILE_REFUSED', { why: 'tooManyRows' })
  }
  if (columnOf(letters) >= LAST_COLUMN) {
    throw new AppError('FILE_REFUSED', { why: 'wrongSheet' })
  }
  return `${letters}${digits}`
}

/** A → 0, AA → 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

export function letterOf(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26))
  return column < 26 ? rest : letterOf(Math.floor(column / 26) - 1) + rest
}
