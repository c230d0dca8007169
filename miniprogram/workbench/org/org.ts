import type { OrgNode, TreeEdit, TreeView } from '../../../cloudfunctions/contract/org'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { act, doneNotice, refusal } from '../act'
import type { Choice } from '../components/choice-sheet/choice-sheet'
import type { OrgForm } from '../components/org-form/org-form'
import { editNames } from '../contact-view'
import { nodeHandlers } from '../node-handlers'
import { failedLoad, readTrees } from '../place'
import { placePage } from '../place-page'
import { isServingCounty, type Place, placeIn, type Role } from '../place-view'
import { askAgain, keepChosen, noConflict } from '../tree-conflict'
import type { OrgQuestion } from '../tree-edits'
import { type EditableRow, editableRows } from '../tree-rows'

Page({
  data: {
    ...noConflict,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    rows: [] as EditableRow[],
    canEdit: false,
    canFound: false,
    form: null as OrgForm | null,
    choice: null as Choice | null,
  },

  tree: undefined as TreeView | undefined,
  roles: [] as Role[],
  isCounty: false,
  node: undefined as OrgNode | undefined,
  question: 'rename' as OrgQuestion,
  edit: undefined as TreeEdit | undefined,

  onShow() {
    this.setData({ scale: fontScale(), notice: null })
    void this.refresh()
  },

  ...placePage,

  async refresh() {
    const standing = await this.stand('org')
    if (!standing) {
      return
    }
    const { place, roles } = standing
    this.isCounty = isServingCounty(roles)
    const canFound = this.isCounty && !place.treeId
    this.roles = roles
    this.setData({ canFound })
    if (!place.treeId) {
      this.setData({ load: emptyView('先选一个党总支', '县里的组织按党总支分开看。', '去选党总支') })
      return
    }
    await this.readTree(place)
  },

  async readTree({ treeId }: Pick<Place, 'treeId'>) {
    const read = await readTrees(treeId)
    if ('error' in read) {
      this.setData(this.tree ? {} : { load: failedLoad('组织没打开', read.error) })
      return
    }
    this.show(read.trees[0])
  },

  show(tree: TreeView | undefined) {
    this.tree = tree
    const rows = tree ? editableRows(tree, this.roles) : []
    this.setData({ load: null, rows, canEdit: rows.some(({ canEdit }) => canEdit) })
  },

  async onFound() {
    const name = await askName('新建党总支', '党总支的名称，比如：上田镇党总支')
    if (name) {
      const answer = await act('org.found', { name })
      const text = '请到“换组织”里选它，再建支部。'
      this.setData({ notice: answer.ok ? doneNotice('建好了', text) : refusal(answer.error) })
    }
  },

  /** On a conflict the tree is read anew, and both wordings are shown before anything is saved. */
  async save(edit: TreeEdit) {
    const tree = this.tree as TreeView
    this.edit = edit
    const answer = await act('org.edit', { treeId: tree.treeId, version: tree.version, edit })
    if (answer.ok) {
      this.show(answer.data)
      this.setData({ ...noConflict, notice: doneNotice('改好了', '大家再打开就是新的。') })
    } else if (answer.error.code === 'EDIT_CONFLICT') {
      await this.readTree(tree)
      this.setData(askAgain(edit, this.tree, await editNames(edit, this.tree)))
    } else {
      this.setData({ ...noConflict, notice: refusal(answer.error) })
    }
  },

  ...nodeHandlers,
  ...keepChosen,

  onClose() {
    this.setData({ ...noConflict, form: null, choice: null })
  },
})
