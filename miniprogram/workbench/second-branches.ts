import type { RosterEntry } from '../../cloudfunctions/contract/roster'
import { refusal } from '../services/act'
import type { Notice } from '../services/deed-words'
import type { Option } from '../services/options'
import type { Choice } from './components/choice-sheet/choice-sheet'
import { type EntryField, type EntryForm, idsOf, withId } from './entry-form'
import { readTrees } from './place'
import { branchOptions } from './tree-view'

interface BranchData {
  /** Names for the ids in the form. */
  branches: Option[]
  choice: Choice | null
}

export const noBranches: BranchData = { branches: [], choice: null }

interface BranchPage {
  data: BranchData & { form: EntryForm }
  branchId: string
  setData(data: Partial<BranchData> & { notice?: Notice | null }): void
  write(field: EntryField, value: string): void
}

/** The cloud names those of the entry, since an officer need not serve in them. */
export function namedBranches(known: readonly Option[], { alsoIn, alsoInNames }: RosterEntry): Option[] {
  return [...known, ...alsoIn.map((value, index) => ({ value, text: alsoInNames[index] ?? '' }))]
}

/** From a tap on “加一个支部” to the branch in the form. */
export const branchHandlers = {
  async onSecond(this: BranchPage) {
    const read = await readTrees()
    if ('error' in read) {
      this.setData({ notice: refusal(read.error) })
      wx.pageScrollTo({ scrollTop: 0 })
      return
    }
    const taken = [this.branchId, ...idsOf(this.data.form.alsoIn)]
    const options = branchOptions(read.trees).filter(({ value }) => !taken.includes(value))
    const text = options.length > 0 ? '积分只记在本支部。' : '您管的组织里没有别的支部了，请总支书记来加。'
    this.setData({ choice: { title: '还加入了哪个支部', text, options } })
  },

  onSecondChosen(this: BranchPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const chosen = this.data.choice?.options.filter(({ value }) => value === detail.value) ?? []
    this.setData({ choice: null, branches: [...this.data.branches, ...chosen] })
    this.write('alsoIn', withId(this.data.form.alsoIn, detail.value))
  },

  onSecondClosed(this: BranchPage) {
    this.setData({ choice: null })
  },
}
