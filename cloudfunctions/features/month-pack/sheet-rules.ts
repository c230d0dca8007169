import type { SheetField } from '../../contract/month-papers'

/** A column of the month's sheet: what it holds, and what the town calls it. */
export interface Column {
  field: SheetField
  heading: string
}

/** Everything a column can hold, with the headings it has until a branch renames it. */
export const allColumns: readonly Column[] = [
  { field: 'name', heading: '姓名' },
  { field: 'track', heading: '类别' },
  { field: 'base', heading: '基础分' },
  { field: 'contribution', heading: '贡献分' },
  { field: 'deduction', heading: '扣分' },
  { field: 'score', heading: '总分' },
  { field: 'hours', heading: '工时' },
  { field: 'kinds', heading: '实事类数' },
  { field: 'standing', heading: '入围' },
]

/** PRODUCT §5.4; a branch may rename, order and leave out. */
export const defaultColumns = allColumns.filter(({ field }) => field !== 'kinds')

/** One member's month. Without figures: who is not counted has no number (PRODUCT §5.1 X). */
export interface SheetRow {
  name: string
  track: string
  figures?: Record<'base' | 'contribution' | 'deduction' | 'score' | 'hours' | 'kinds', number>
  standing: Standing
}

export type Standing = 'winner' | 'repeat' | 'eligible' | 'exempt' | 'excluded' | 'none'

/** Who is below the threshold has an empty cell: nobody is marked as having failed. */
const standingWords: Readonly<Record<Standing, string>> = {
  winner: '入选',
  repeat: '蝉联',
  eligible: '入围',
  exempt: '免考核',
  excluded: '不参评',
  none: '',
}

export function cellOf(field: SheetField, { name, track, figures, standing }: SheetRow): string | number {
  switch (field) {
    case 'name':
      return name
    case 'track':
      return track
    case 'standing':
      return standingWords[standing]
    default:
      return figures?.[field] ?? ''
  }
}

const meanings: Readonly<Record<SheetField, string>> = {
  name: '按姓氏笔画排列，和分数无关',
  track: 'A 任职，B 在村60岁以下，C 在村60岁以上，D 流动，E 免考核',
  base: '每人每月的起点',
  contribution: '做实事得的分，已按上限封顶',
  deduction: '扣的分',
  score: '基础分加贡献分减扣分，最低 0 分',
  hours: '确认过的工时，超出封顶的也算在内',
  kinds: '得了分的实事有几类',
  standing: '入选：占名额；蝉联：已连续两个月，不占名额；入围：达到分数线。空着的没有达到',
}

/** For the second sheet: what each column of the first means. */
export function meaningOf(field: SheetField): string {
  return meanings[field]
}
