import type { RosterEntry } from '../../cloudfunctions/contract/roster'
import { act, refusal } from '../services/act'
import type { Answer } from '../services/api'
import type { Notice } from '../services/deed-words'
import { dayOf } from '../services/format'
import type { LoadView } from '../services/load-view'
import { agrees } from '../services/open'
import type { Choice } from './components/choice-sheet/choice-sheet'
import type { Difference } from './components/conflict-sheet/conflict-sheet'
import { type ConflictData, conflictSheet, noConflict } from './conflict'
import { readTrees } from './place'
import { changesBetween, type Line } from './roster-view'
import { branchOptions } from './tree-view'

/** What ends somebody's time in a branch. */
export type Deed = { do: 'move'; toBranchId: string; toName: string } | { do: 'leave' }

interface EntryConflict extends ConflictData {
  /** What others wrote meanwhile. */
  changes: string[]
}

export const noEntryConflict: EntryConflict = { ...noConflict, changes: [] }

interface DeedPage {
  data: EntryConflict & { load: LoadView | null; name: string; lines: Line[]; choice: Choice | null }
  entry?: RosterEntry
  deed?: Deed
  setData(data: Partial<EntryConflict> & { notice?: Notice; choice?: Choice | null }): void
  refresh(): Promise<void>
  end(answer: Answer<'roster.move' | 'roster.leave'>, title: string): Promise<void>
  carryOut(deed: Deed): Promise<void>
}

/** Moving a member and ending a membership; when somebody saved first, both are decided again on what stands now. */
export const deedHandlers = {
  async onMove(this: DeedPage) {
    const read = await readTrees()
    if ('error' in read) {
      this.setData({ notice: refusal(read.error) })
      return
    }
    const options = branchOptions(read.trees, this.entry?.branchId)
    const text = '从月底那天在的支部算起，以往的记录不变。'
    this.setData({ choice: { title: `把${this.data.name}转到哪个支部`, text, options } })
  },

  async onBranch(this: DeedPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const chosen = this.data.choice?.options.find(({ value }) => value === detail.value)
    this.setData({ choice: null })
    await this.carryOut({ do: 'move', toBranchId: detail.value, toName: chosen?.text ?? '' })
  },

  async onLeave(this: DeedPage) {
    const content = '转出以后不能再报名，也不能恢复。以往的记录都保留。'
    if (await agrees({ title: `${this.data.name}转出本支部`, content })) {
      await this.carryOut({ do: 'leave' })
    }
  },

  async carryOut(this: DeedPage, deed: Deed) {
    const { memberId, version } = this.entry as RosterEntry
    const answer =
      deed.do === 'move'
        ? await act('roster.move', { memberId, version, toBranchId: deed.toBranchId })
        : await act('roster.leave', { memberId, version, on: dayOf(Date.now()) })
    if (answer.ok || answer.error.code !== 'EDIT_CONFLICT') {
      await this.end(answer, deed.do === 'move' ? '已经转过去' : '已经转出')
      return
    }
    const before = this.data.lines
    await this.refresh()
    if (!this.data.load) {
      this.deed = deed
      const changes = changesBetween(before, this.data.lines)
      this.setData({
        isConflict: true,
        differences: [differenceOf(deed, this.entry as RosterEntry)],
        changes,
      })
    }
  },

  onPick: conflictSheet.onPick,

  async onKeep(this: DeedPage) {
    const isMine = this.data.differences.some(({ chosen }) => chosen === 'mine')
    this.setData(noEntryConflict)
    if (isMine && this.deed) {
      await this.carryOut(this.deed)
    }
  },
}

function differenceOf(deed: Deed, { branchName }: RosterEntry): Difference {
  return deed.do === 'move'
    ? { key: 'deed', label: '支部', mine: `转到${deed.toName}`, now: `在${branchName}`, chosen: 'mine' }
    : { key: 'deed', label: '转出', mine: '转出', now: `还在${branchName}`, chosen: 'mine' }
}
