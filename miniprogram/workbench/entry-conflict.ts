import type { RosterEntry } from '../../cloudfunctions/contract/roster'
import type { Difference } from './components/conflict-sheet/conflict-sheet'
import type { Option } from './components/pick-field/pick-field'
import { differencesOf, type EntryForm, emptyForm, formOf, merged } from './entry-form'

interface ConflictData {
  isConflict: boolean
  differences: Difference[]
}

/** The part of a page's data that asks what shall hold when two people wrote the same entry. */
export const noConflict: ConflictData = { isConflict: false, differences: [] }

interface ConflictPage {
  data: ConflictData & { form: EntryForm; groups: Option[]; branches: Option[] }
  entry?: RosterEntry
  before: EntryForm
  setData(data: Partial<ConflictPage['data']>): void
  onSave(): Promise<void>
}

export const entryConflict = {
  /** Nothing was overwritten: what stands there now is laid beside what was written here. */
  compare(this: ConflictPage, entry: RosterEntry) {
    const { groups, branches } = this.data
    const names = new Map([...groups, ...branches].map(({ value, text }): [string, string] => [value, text]))
    const differences = differencesOf(this.data.form, formOf(entry), this.before, names)
    this.setData({ isConflict: true, differences })
  },

  onPick(
    this: ConflictPage,
    { detail }: WechatMiniprogram.CustomEvent<{ key: string; side: Difference['chosen'] }>,
  ) {
    const differences = this.data.differences.map((row) =>
      row.key === detail.key ? { ...row, chosen: detail.side } : row,
    )
    this.setData({ differences })
  },

  onKeep(this: ConflictPage) {
    const { form, differences } = this.data
    this.before = this.entry ? formOf(this.entry) : emptyForm
    this.setData({ ...noConflict, form: merged(form, this.before, differences) })
    void this.onSave()
  },

  onClose(this: ConflictPage) {
    this.setData(noConflict)
  },
}
