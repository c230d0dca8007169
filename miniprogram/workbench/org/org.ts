import type { OrgNode, TreeEdit, TreeView } from '../../../cloudfunctions/contract/org'
import { act, doneNotice, refusal } from '../../services/act'
import { call, type Failure } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import type { Choice } from '../components/choice-sheet/choice-sheet'
import type { OrgForm } from '../components/org-form/org-form'
import { noConflict } from '../conflict'
import { editNames } from '../contact-view'
import { nodeHandlers } from '../node-handlers'
import { choosePlace, failedLoad, readTrees } from '../place'
import { placePage } from '../place-page'
import { isServingCounty, type Place, placeIn, type Role } from '../place-view'
import { askAgain, keepChosen } from '../tree-conflict'
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
    isFirst: false,
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

  async refresh(options: { afresh?: boolean } = {}) {
    const standing = await this.stand('org', options)
    if (!standing) {
      return
    }
    const { place, roles } = standing
    this.isCounty = isServingCounty(roles)
    this.roles = roles
    this.setData({ canFound: this.isCounty && !place.treeId })
    if (!place.treeId) {
      await this.showCounty()
      return
    }
    const read = await readTrees(place.treeId)
    if ('error' in read) {
      const isGone = read.error.code === 'NOT_FOUND' && !options.afresh
      await (isGone ? this.refresh({ afresh: true }) : this.fail(read.error))
      return
    }
    const tree = read.trees[0] as TreeView
    const now = placeIn(tree, place.orgId)
    if (!now && !options.afresh) {
      await this.refresh({ afresh: true })
      return
    }
    this.head(now ?? place)
    this.show(tree)
  },

  /** The county itself has no inside: a general branch is chosen, or the first one founded. */
  async showCounty() {
    const listed = await call('org.trees', {})
    if (!listed.ok) {
      this.fail(listed.error)
      return
    }
    const isFirst = listed.data.trees.length === 0
    const load = isFirst
      ? emptyView('还没有党总支', '先建一个党总支，支部建在它下面。')
      : emptyView('先选一个党总支', '县里的组织按党总支分开看。', '去选党总支')
    this.setData({ load, isFirst })
  },

  fail(error: Failure) {
    this.setData(this.tree ? {} : { load: failedLoad('组织没打开', error) })
  },

  /** The organisation may have been given another name since it was chosen. */
  head(place: Place) {
    choosePlace(place)
    this.setData({ name: place.name })
  },

  show(tree: TreeView | undefined) {
    this.tree = tree
    const rows = tree ? editableRows(tree, this.roles) : []
    this.setData({ load: null, rows, canEdit: rows.some(({ canEdit }) => canEdit) })
  },

  onFound() {
    wx.navigateTo({ url: '/workbench/found/found' })
  },

  /** On a conflict the tree is read anew, and both wordings are shown before anything is saved. */
  async save(edit: TreeEdit) {
    const tree = this.tree as TreeView
    this.edit = edit
    const answer = await act('org.edit', { treeId: tree.treeId, version: tree.version, edit })
    if (answer.ok) {
      this.show(answer.data)
      this.setData({ ...noConflict, form: null, notice: doneNotice('改好了', '大家再打开就是新的。') })
    } else if (answer.error.code === 'EDIT_CONFLICT') {
      this.setData({ form: null })
      await this.refresh()
      this.setData(askAgain(edit, this.tree, await editNames(edit, this.tree)))
    } else {
      this.setData({ ...noConflict, notice: refusal(answer.error) })
    }
  },

  ...nodeHandlers,
  ...keepChosen,

  onClose() {
    this.setData({ ...noConflict, form: null, choice: null, notice: null })
  },
})
