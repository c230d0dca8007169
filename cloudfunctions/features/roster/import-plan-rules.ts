import { type ReadRow, type RowProblem, readRow, type SheetRow } from './read-row-rules'
import { changedColumns, type Heading, problemTexts } from './roster-columns-rules'
import { type EntryInput, entryProblem, type Standing } from './roster-rules'

/** Somebody on the roster whom a row may be about. */
export interface Known extends EntryInput {
  _id: string
  version: number
}

interface Item {
  row: number
  entry: EntryInput
}

export type PlanItem =
  | (Item & { what: 'create' })
  | (Item & { what: 'change'; memberId: string; version: number; columns: Heading[] })
  | (Item & { what: 'unchanged'; memberId: string; version: number })

export interface Plan {
  items: PlanItem[]
  problems: RowProblem[]
}

/** What importing these rows into this roster means. The same name and birth year are the same person. */
export function planImport(
  rows: readonly SheetRow[],
  roster: readonly Known[],
  standing: Standing,
  today: string,
): Plan {
  const plan: Plan = { items: [], problems: [] }
  const knownByPerson = groupByPerson(roster)
  const rowByPerson = new Map<string, number>()
  for (const { row, values, problems } of readRows(rows, standing, today)) {
    plan.problems.push(...problems)
    if (problems.length > 0 || !isNamed(values)) {
      continue
    }
    const person = personOf(values)
    const known = knownByPerson.get(person) ?? []
    const twin = rowByPerson.get(person)
    const merged = mergeEntry(values, known[0])
    const why = entryProblem({ ...merged, alsoIn: [] }, standing, today)
    if (twin !== undefined) {
      plan.problems.push({ row, text: `和第 ${twin} 行是同一个人：姓名和出生年份都相同` })
    } else if (known.length > 1) {
      plan.problems.push({ row, text: '名册里有两位同名同年出生的人，请在名册里改' })
    } else if (why) {
      plan.problems.push({ row, ...problemTexts[why] })
    } else {
      plan.items.push(itemOf(row, merged, known[0]))
    }
    rowByPerson.set(person, twin ?? row)
  }
  return plan
}

export function readRows(rows: readonly SheetRow[], { branchId, nodes }: Standing, today: string): ReadRow[] {
  const groups = nodes.filter(
    ({ level, parentId, isRetired }) => level === 'group' && parentId === branchId && !isRetired,
  )
  const groupIdByName = new Map(groups.map(({ name, id }) => [name, id]))
  const year = Number(today.slice(0, 4))
  return rows.map((row) => readRow(row, { groupIdByName, year }))
}

type Named = Partial<EntryInput> & Pick<EntryInput, 'name' | 'kind' | 'birthYear'>

export function isNamed(values: Partial<EntryInput>): values is Named {
  return values.name !== undefined && values.kind !== undefined && values.birthYear !== undefined
}

/** What the sheet has no column for stays as it is. */
export function mergeEntry(values: Named, known: Known | undefined): EntryInput {
  const { name, kind, birthYear } = values
  const of = <F extends 'track' | 'groupId' | 'duty' | 'away' | 'exemption'>(field: F) => {
    const value = field in values ? values[field] : known?.[field]
    return value === undefined ? {} : { [field]: value }
  }
  return {
    name,
    kind,
    birthYear,
    alsoIn: known?.alsoIn ?? [],
    ...of('track'),
    ...of('groupId'),
    ...of('duty'),
    ...of('away'),
    ...of('exemption'),
  }
}

function itemOf(row: number, entry: EntryInput, known: Known | undefined): PlanItem {
  if (!known) {
    return { row, entry, what: 'create' }
  }
  const { _id: memberId, version } = known
  const columns = changedColumns(known, entry)
  return columns.length === 0
    ? { row, entry, what: 'unchanged', memberId, version }
    : { row, entry, what: 'change', memberId, version, columns }
}

function personOf({ name, birthYear }: Pick<EntryInput, 'name' | 'birthYear'>): string {
  return `${name} ${birthYear}`
}

function groupByPerson(roster: readonly Known[]): Map<string, Known[]> {
  const knownByPerson = new Map<string, Known[]>()
  for (const known of roster) {
    const person = personOf(known)
    knownByPerson.set(person, [...(knownByPerson.get(person) ?? []), known])
  }
  return knownByPerson
}
