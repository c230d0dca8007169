import type { TreeEdit, TreeView } from '../../../cloudfunctions/contract/org'
import { act, doneNotice, refusal } from '../../services/act'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { loadingPage } from '../../services/loading-page'
import { agrees } from '../../services/open'
import { noConflict } from '../conflict'
import { namesIn, noSearch, searchHandlers } from '../member-search'
import { failedLoad, readTrees } from '../place'
import {
  leadsIn,
  named,
  newUnit,
  noProblems,
  removeEdit,
  type UnitForm,
  type UnitRow,
  unitEdit,
  unitForm,
  unitProblems,
  unitRows,
} from '../teams-view'
import { askAgain, keepChosen } from '../tree-conflict'
import { unitHandlers } from '../unit-handlers'

type Tapped = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; kind: UnitForm['kind'] }>

Page({
  data: {
    ...noConflict,
    ...noSearch,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    rows: [] as UnitRow[],
    form: null as UnitForm | null,
    problems: noProblems,
  },

  treeId: '',
  branchId: '',
  tree: undefined as TreeView | undefined,
  edit: undefined as TreeEdit | undefined,

  ...loadingPage,

  onLoad({ treeId = '', branchId = '' }: { treeId?: string; branchId?: string }) {
    this.treeId = treeId
    this.branchId = branchId
    void this.refresh()
  },

  async refresh() {
    const read = await readTrees(this.treeId)
    if ('error' in read) {
      this.setData({ load: failedLoad('先锋队没打开', read.error) })
      return
    }
    await this.show(read.trees[0] as TreeView)
  },

  async show(tree: TreeView) {
    this.tree = tree
    const read = await namesIn(this.branchId, leadsIn(tree, this.branchId))
    const rows = unitRows(tree, this.branchId, 'names' in read ? read.names : undefined)
    const name = tree.nodes.find(({ id }) => id === this.branchId)?.name ?? ''
    this.setData({ load: null, name, rows })
  },

  onNew({ currentTarget }: Tapped) {
    this.begin(newUnit(currentTarget.dataset.kind))
  },

  onOpen({ currentTarget }: Tapped) {
    const { id, kind } = currentTarget.dataset
    if (this.tree) {
      this.begin(unitForm(this.tree, kind, id))
      void this.nameThem()
    }
  },

  begin(form: UnitForm) {
    this.setData({ ...noSearch, form, problems: noProblems, notice: null })
    wx.pageScrollTo({ scrollTop: 0 })
  },

  async nameThem() {
    const read = await namesIn(this.branchId, this.data.form?.memberIds ?? [])
    if (this.data.form) {
      this.setData(
        'names' in read ? { form: named(this.data.form, read.names) } : { notice: refusal(read.error) },
      )
    }
  },

  onSave() {
    const { form } = this.data
    if (!form) {
      return
    }
    const problems = unitProblems(form)
    this.setData({ problems })
    if (!problems.name && !problems.people) {
      void this.save(unitEdit(form, this.branchId))
    }
  },

  async onRemove() {
    const { form } = this.data
    if (form && (await agrees({ title: `取消${form.name}`, content: '取消以后不能恢复，成员不受影响。' }))) {
      await this.save(removeEdit(form))
    }
  },

  async save(edit: TreeEdit) {
    const tree = this.tree as TreeView
    this.edit = edit
    const answer = await act('org.edit', { treeId: tree.treeId, version: tree.version, edit })
    if (answer.ok) {
      await this.show(answer.data)
      this.setData({ ...noConflict, form: null, notice: doneNotice('改好了', '大家再打开就是新的。') })
    } else if (answer.error.code === 'EDIT_CONFLICT') {
      await this.refresh()
      this.setData(askAgain(edit, this.tree))
    } else {
      this.setData({ ...noConflict, notice: refusal(answer.error) })
    }
    wx.pageScrollTo({ scrollTop: 0 })
  },

  ...searchHandlers,
  ...unitHandlers,
  ...keepChosen,

  onClose() {
    this.setData({ ...noConflict, form: null })
  },
})
