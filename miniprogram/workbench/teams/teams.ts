import type { TreeEdit, TreeView } from '../../../cloudfunctions/contract/org'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { agrees } from '../../services/open'
import { act, doneNotice, refusal } from '../act'
import type { Option } from '../components/pick-field/pick-field'
import { namesIn, noSearch, searchHandlers } from '../member-search'
import { failedLoad, readTrees } from '../place'
import {
  newUnit,
  removeEdit,
  type UnitForm,
  type UnitRow,
  unitEdit,
  unitForm,
  unitProblem,
  unitRows,
  withoutPerson,
  withPerson,
} from '../teams-view'
import { askAgain, keepChosen, noConflict } from '../tree-conflict'

Page({
  data: {
    ...noConflict,
    ...noSearch,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    rows: [] as UnitRow[],
    form: null as UnitForm | null,
    problem: '',
  },

  treeId: '',
  branchId: '',
  tree: undefined as TreeView | undefined,
  edit: undefined as TreeEdit | undefined,

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
    this.show(read.trees[0])
  },

  show(tree: TreeView | undefined) {
    this.tree = tree
    this.setData({ load: null, rows: tree ? unitRows(tree, this.branchId) : [] })
  },

  onNew({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { kind: UnitForm['kind'] }>) {
    this.setData({ ...noSearch, form: newUnit(currentTarget.dataset.kind), problem: '', notice: null })
  },

  onOpen({
    currentTarget,
  }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; kind: UnitForm['kind'] }>) {
    const { id, kind } = currentTarget.dataset
    if (this.tree) {
      this.setData({ ...noSearch, form: unitForm(this.tree, kind, id), problem: '', notice: null })
      void this.nameThem()
    }
  },

  async nameThem() {
    const picked = await namesIn(this.branchId, this.data.form?.memberIds ?? [])
    if (this.data.form) {
      this.setData({ 'form.picked': picked })
    }
  },

  onName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'form.name': detail.value, problem: '' })
  },

  onPerson({ detail }: WechatMiniprogram.CustomEvent<Option>) {
    if (this.data.form) {
      this.setData({ ...noSearch, form: withPerson(this.data.form, detail), problem: '' })
    }
  },

  onDrop({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    if (this.data.form) {
      this.setData({ form: withoutPerson(this.data.form, currentTarget.dataset.id) })
    }
  },

  onSave() {
    const { form } = this.data
    const problem = form ? unitProblem(form) : ''
    this.setData({ problem })
    if (form && !problem) {
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
      this.show(answer.data)
      this.setData({ ...noConflict, form: null, notice: doneNotice('改好了', '大家再打开就是新的。') })
    } else if (answer.error.code === 'EDIT_CONFLICT') {
      await this.refresh()
      this.setData(askAgain(edit, this.tree))
    } else {
      this.setData({ ...noConflict, notice: refusal(answer.error) })
    }
  },

  ...searchHandlers,
  ...keepChosen,

  onClose() {
    this.setData({ ...noConflict, form: null })
  },

  onRetry() {
    this.setData({ load: loading })
    void this.refresh()
  },
})
