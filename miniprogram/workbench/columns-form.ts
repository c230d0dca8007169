import type { Output } from '../../cloudfunctions/contract/contract'
import { swapped } from './swapped'

type Columns = Output<'month.columns'>
type Column = Columns['columns'][number]

export interface ColumnsForm {
  /** In order. */
  columns: Column[]
  others: Column[]
}

export interface ColumnRow extends Column {
  /** What it holds, where the branch calls it otherwise. */
  meaning: string
  /** An invented row, to see how it looks. */
  example: string
  isFirst: boolean
  isLast: boolean
  /** The names always stand in it. */
  mayHide: boolean
}

const meanings: Readonly<Record<Column['field'], [meaning: string, example: string]>> = {
  name: ['姓名', '张三'],
  track: ['类别：任职、在村、流动', 'B'],
  base: ['每月的起点分', '60'],
  contribution: ['做实事得的分，封顶以后', '22'],
  deduction: ['扣的分', '-2'],
  score: ['总分', '80'],
  hours: ['确认过的工时', '14.5'],
  kinds: ['实事有几类', '3'],
  standing: ['入围、入选、蝉联', '入围'],
}

export function columnsForm({ columns, others }: Columns): ColumnsForm {
  return { columns, others }
}

export function columnRows(columns: readonly Column[]): ColumnRow[] {
  return columns.map((column, index) => ({
    ...column,
    meaning: meanings[column.field][0],
    example: meanings[column.field][1],
    isFirst: index === 0,
    isLast: index === columns.length - 1,
    mayHide: column.field !== 'name',
  }))
}

export function moved({ columns, others }: ColumnsForm, field: string, by: -1 | 1): ColumnsForm {
  const from = columns.findIndex((column) => column.field === field)
  return { columns: swapped(columns, from, by), others }
}

export function renamed({ columns, others }: ColumnsForm, field: string, heading: string): ColumnsForm {
  return {
    columns: columns.map((column) => (column.field === field ? { ...column, heading } : column)),
    others,
  }
}

export function hidden({ columns, others }: ColumnsForm, field: string): ColumnsForm {
  return {
    columns: columns.filter((column) => column.field !== field),
    others: [...others, ...columns.filter((column) => column.field === field)],
  }
}

export function shownAgain({ columns, others }: ColumnsForm, field: string): ColumnsForm {
  return {
    columns: [...columns, ...others.filter((column) => column.field === field)],
    others: others.filter((column) => column.field !== field),
  }
}

export function columnsProblem({ columns }: ColumnsForm): string {
  return columns.some(({ heading }) => heading.trim() === '') ? '每一列都要有名字。' : ''
}

export function isSame(form: ColumnsForm, { columns }: Columns): boolean {
  return JSON.stringify(form.columns) === JSON.stringify(columns)
}
