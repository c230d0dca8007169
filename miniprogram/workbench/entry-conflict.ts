import type { RosterEntry } from '../../cloudfunctions/contract/roster'
import type { Option } from '../services/options'
import { type ConflictData, conflictSheet, noConflict } from './conflict'
import { type EntryForm, emptyForm, entryDifferences, formOf, mergedEntry } from './entry-form'

interface ConflictPage {
  data: ConflictData & { form: EntryForm; groups: Option[]; branches: Option[] }
  entry?: RosterEntry
  before: EntryForm
  setData(data: Partial<ConflictPage['data']>): void
  onSave(): Promise<void>
}

export const entryConflict = {
  ...conflictSheet,

  /** Nothing was overwritten: what stands there now is laid beside what was written here. */
  compare(this: ConflictPage, entry: RosterEntry) {
    const { groups, branches } = this.data
    const names = new Map([...groups, ...branches].map(({ value, text }): [string, string] => [value, text]))
    const differences = entryDifferences(this.data.form, formOf(entry), this.before, names)
    this.setData({ isConflict: true, differences })
  },

  onKeep(this: ConflictPage) {
    const { form, differences } = this.data
    this.before = this.entry ? formOf(this.entry) : emptyForm
    this.setData({ ...noConflict, form: mergedEntry(form, this.before, differences) })
    void this.onSave()
  },
}
