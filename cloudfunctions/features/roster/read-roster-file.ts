import { readSheet } from 'read-excel-file/universal'
import { AppError } from '../../platform/app-error'
import type { SheetRow } from './read-row-rules'
import { type Heading, headings, neededHeadings } from './roster-columns-rules'
import { letterOf, lookAtSheet } from './sheet-xml'
import { pack, unpack } from './xlsx-archive'

const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'

/** A title may stand above the headings. */
const HEADING_WITHIN = 5

/** The rows of a roster file; FILE_REFUSED says why it cannot be used as a whole. */
export async function readRosterFile(file: Buffer): Promise<SheetRow[]> {
  const contents = unpack(file, (name) => /^xl\/(?:_rels\/)?[^/]+$|^xl\/worksheets\/[^/]+$/.test(name))
  const path = firstSheetPath(contents)
  const { xml, formulas } = lookAtSheet(textOf(contents, path))
  const lookedAt = new Map([...contents].filter(([name]) => !name.startsWith('xl/worksheets/')))
  lookedAt.set(path, Buffer.from(xml))
  const table = await readTable(pack(lookedAt))
  return rowsOf(table, formulas)
}

function refuse(why: 'notXlsx' | 'wrongSheet' | 'noRows' | 'formula'): never {
  throw new AppError('FILE_REFUSED', { why })
}

function textOf(contents: ReadonlyMap<string, Buffer>, path: string): string {
  return contents.get(path)?.toString('utf8') ?? refuse('notXlsx')
}

/** The sheet that Excel shows first, by the two tables that name it. */
function firstSheetPath(contents: ReadonlyMap<string, Buffer>): string {
  const sheet = /<sheet\s[^<>]*>/.exec(textOf(contents, WORKBOOK))?.[0] ?? ''
  const relationId = /\s\w+:id="([^"]+)"/.exec(sheet)?.[1]
  const relations = textOf(contents, RELATIONS).match(/<Relationship\s[^<>]*>/g) ?? []
  const relation = relations.find((tag) => /\sId="([^"]+)"/.exec(tag)?.[1] === relationId) ?? ''
  const target = /\sTarget="([^"]+)"/.exec(relation)?.[1] ?? refuse('notXlsx')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

type Table = readonly (readonly unknown[])[]

async function readTable(archive: ArrayBuffer): Promise<Table> {
  try {
    return await readSheet(archive)
  } catch {
    return refuse('notXlsx')
  }
}

function rowsOf(table: Table, formulas: ReadonlySet<string>): SheetRow[] {
  const texts = table.map((row) => row.map(textOfCell))
  const filled = texts.flatMap((row, index) => (row.some((text) => text !== '') ? [index] : []))
  const top = filled.slice(0, HEADING_WITHIN).find((index) => isHeading(texts[index] ?? []))
  if (top === undefined) {
    return refuse(formulas.size > 0 ? 'formula' : 'wrongSheet')
  }
  const columns = headings.flatMap((heading) => {
    const column = (texts[top] ?? []).indexOf(heading)
    return column < 0 ? [] : [[heading, column] as const]
  })
  const isFormula = (index: number, column: number) => formulas.has(`${letterOf(column)}${index + 1}`)
  const rows = texts.slice(top + 1).map((row, offset): SheetRow => {
    const index = top + 1 + offset
    return {
      row: index + 1,
      cells: Object.fromEntries(columns.map(([heading, column]) => [heading, row[column] ?? ''])),
      formulas: columns.flatMap(([heading, column]): Heading[] =>
        isFormula(index, column) ? [heading] : [],
      ),
    }
  })
  const meant = rows.filter(
    ({ cells, formulas }) => formulas.length > 0 || Object.values(cells).some((text) => text !== ''),
  )
  return meant.length === 0 ? refuse('noRows') : meant
}

function isHeading(row: readonly string[]): boolean {
  return neededHeadings.every((heading) => row.includes(heading))
}

/** A date beyond all calendars is a text that no column takes. */
function textOfCell(cell: unknown): string {
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime()) ? '#' : cell.toISOString().slice(0, 10)
  }
  return cell === null || cell === undefined ? '' : String(cell).trim()
}
