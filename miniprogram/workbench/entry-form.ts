import type { Input } from '../../cloudfunctions/contract/contract'
import type { RosterEntry } from '../../cloudfunctions/contract/roster'
import { kindWords } from '../services/who-view'
import type { Difference } from './components/conflict-sheet/conflict-sheet'
import { differencesOf, merged, type Part } from './conflict'
import { reasonWords, trackWords } from './roster-view'

/** An entry as it is written: every field a text, empty for nothing. */
export interface EntryForm {
  name: string
  kind: RosterEntry['kind']
  track: NonNullable<RosterEntry['track']> | ''
  birthYear: string
  groupId: string
  /** Ids of second branches with blanks between: a text as every field, so that drafts and differences need no more. */
  alsoIn: string
  duty: string
  awayPlace: string
  awayOn: string
  exemptionOn: string
  exemptionReason: NonNullable<RosterEntry['exemption']>['reason'] | ''
}

export type EntryField = keyof EntryForm
export type Problems = Partial<Record<EntryField, string>>

type Fields = Omit<Input<'roster.add'>, 'branchId'>

export const emptyForm: EntryForm = {
  name: '',
  kind: 'party',
  track: '',
  birthYear: '',
  groupId: '',
  alsoIn: '',
  duty: '',
  awayPlace: '',
  awayOn: '',
  exemptionOn: '',
  exemptionReason: '',
}

export function formOf({ away, exemption, ...entry }: RosterEntry): EntryForm {
  return {
    name: entry.name,
    kind: entry.kind,
    track: entry.track ?? '',
    birthYear: String(entry.birthYear),
    groupId: entry.groupId ?? '',
    alsoIn: entry.alsoIn.join(' '),
    duty: entry.duty ?? '',
    awayPlace: away?.place ?? '',
    awayOn: away?.reportedOn ?? '',
    exemptionOn: exemption?.decidedOn ?? '',
    exemptionReason: exemption?.reason ?? '',
  }
}

/** What is amiss, by field; empty when it can be sent. */
export function problemsOf(form: EntryForm, thisYear: number): Problems {
  const problems: Problems = {}
  const year = Number(form.birthYear)
  if (form.name.trim().length < 2) {
    problems.name = '请写全名，至少两个字。'
  }
  if (!/^\d{4}$/.test(form.birthYear) || year < 1900 || year > thisYear) {
    problems.birthYear = '请写四位数的年份，比如 1968。'
  }
  if (form.track === 'E' && !form.exemptionReason) {
    problems.exemptionReason = '免考核要写明理由。'
  }
  if (form.track === 'E' && !form.exemptionOn) {
    problems.exemptionOn = '免考核要写明支部决定的日期。'
  }
  if (form.track === 'D' && Boolean(form.awayPlace.trim()) !== Boolean(form.awayOn)) {
    problems[form.awayOn ? 'awayPlace' : 'awayOn'] = '地点和报告日期要一起写。'
  }
  return problems
}

export function idsOf(alsoIn: string): string[] {
  return alsoIn.split(' ').filter(Boolean)
}

export function withId(alsoIn: string, id: string): string {
  return [...idsOf(alsoIn), id].join(' ')
}

export function withoutId(alsoIn: string, id: string): string {
  return idsOf(alsoIn)
    .filter((one) => one !== id)
    .join(' ')
}

/** What is sent. Fields that the chosen track does not show are not part of it. */
export function fieldsOf(form: EntryForm): Fields {
  const duty = form.duty.trim()
  const place = form.awayPlace.trim()
  return {
    name: form.name.trim(),
    kind: form.kind,
    birthYear: Number(form.birthYear),
    alsoIn: idsOf(form.alsoIn),
    ...(form.track && { track: form.track }),
    ...(form.groupId && { groupId: form.groupId }),
    ...(duty && { duty }),
    ...(form.track === 'D' && place && { away: { place, reportedOn: form.awayOn } }),
    ...(form.track === 'E' &&
      form.exemptionReason && {
        exemption: { decidedOn: form.exemptionOn, reason: form.exemptionReason },
      }),
  }
}

/** A branch chosen earlier whose name is not at hand. */
export const unnamedBranch = '别的支部'

const labels: Record<EntryField, string> = {
  name: '姓名',
  kind: '身份',
  track: '类别',
  birthYear: '出生年份',
  groupId: '党小组',
  alsoIn: '还加入了',
  duty: '职责',
  awayPlace: '外出地点',
  awayOn: '最近报告',
  exemptionOn: '免考核日期',
  exemptionReason: '免考核理由',
}

function partsOf(orgNames: ReadonlyMap<string, string>): Part<EntryForm>[] {
  const words = (form: EntryForm, field: EntryField): string => {
    const wordsByField: Partial<Record<EntryField, string | undefined>> = {
      kind: kindWords[form.kind],
      track: form.track ? trackWords[form.track] : '不分类',
      groupId: form.groupId ? orgNames.get(form.groupId) : '不分小组',
      alsoIn: idsOf(form.alsoIn)
        .map((id) => orgNames.get(id) ?? unnamedBranch)
        .join('、'),
      exemptionReason: form.exemptionReason ? reasonWords[form.exemptionReason] : '',
    }
    return wordsByField[field] || form[field]
  }
  return (Object.keys(labels) as EntryField[]).map((key) => ({
    key,
    label: labels[key],
    say: (form) => words(form, key),
    is: (form) => form[key],
    take: (form) => ({ [key]: form[key] }),
  }))
}

export function entryDifferences(
  mine: EntryForm,
  now: EntryForm,
  before: EntryForm,
  orgNames: ReadonlyMap<string, string>,
): Difference[] {
  return differencesOf(partsOf(orgNames), { mine, now, before })
}

export function mergedEntry(mine: EntryForm, now: EntryForm, differences: readonly Difference[]): EntryForm {
  return merged(partsOf(new Map()), mine, now, differences)
}
