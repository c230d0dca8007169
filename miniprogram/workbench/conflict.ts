import type { Difference } from './components/conflict-sheet/conflict-sheet'

/** The part of a page's data that asks what shall hold when two people wrote the same. */
export interface ConflictData {
  isConflict: boolean
  differences: Difference[]
}

/** What two people may have written differently: how it is said, and what choosing one takes with it. */
export interface Part<Form> {
  key: string
  label: string
  say(form: Form): string
  /** What tells two of them apart, where that is not what is said. */
  is?(form: Form): string
  take(form: Form): Partial<Form>
}

/** Where mine and what stands now differ; what I did not touch since `before` is chosen as it stands now. */
export function differencesOf<Form>(
  parts: readonly Part<Form>[],
  { mine, now, before }: Record<'mine' | 'now' | 'before', Form>,
): Difference[] {
  return parts
    .filter(({ say, is = say }) => is(mine) !== is(now))
    .map(({ key, label, say, is = say }) => ({
      key,
      label,
      mine: say(mine) || '没有写',
      now: say(now) || '没有写',
      chosen: is(mine) === is(before) ? 'now' : 'mine',
    }))
}

/** Mine, with what was chosen as it stands now. */
export function merged<Form>(
  parts: readonly Part<Form>[],
  mine: Form,
  now: Form,
  differences: readonly Difference[],
): Form {
  const theirs = differences.filter(({ chosen }) => chosen === 'now').map(({ key }) => key)
  return parts
    .filter(({ key }) => theirs.includes(key))
    .reduce((form, { take }) => ({ ...form, ...take(now) }), mine)
}

export const noConflict: ConflictData = { isConflict: false, differences: [] }

interface ConflictPage {
  data: ConflictData
  setData(data: Partial<ConflictData>): void
}

/** What the sheet with both wordings tells; keeping is the page's own. */
export const conflictSheet = {
  onPick(
    this: ConflictPage,
    { detail }: WechatMiniprogram.CustomEvent<{ key: string; side: Difference['chosen'] }>,
  ) {
    const { key, side } = detail
    const differences = this.data.differences.map((row) => (row.key === key ? { ...row, chosen: side } : row))
    this.setData({ differences })
  },

  onClose(this: ConflictPage) {
    this.setData(noConflict)
  },
}
