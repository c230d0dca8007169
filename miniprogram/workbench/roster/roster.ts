import type { Output } from '../../../cloudfunctions/contract/contract'
import { act, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { firstRows, listStart, moreRows } from '../../services/more-rows'
import { failedLoad } from '../place'
import { placePage } from '../place-page'
import { isSecretary, mayEditRoster } from '../place-view'
import { type PersonRow, personRow } from '../roster-view'
import { openSheetFile } from '../sheet-file'

const rowsOf = ({ rows }: Output<'roster.list'>): PersonRow[] => rows.map(personRow)

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    branchId: '',
    search: '',
    rows: [] as PersonRow[],
    hasMore: false,
    canEdit: false,
    canFile: false,
    isExporting: false,
  },

  ...listStart,

  onShow() {
    this.setData({ scale: fontScale(), notice: null })
    void this.refresh()
  },

  ...placePage,

  async refresh() {
    const standing = await this.stand('roster')
    if (!standing) {
      return
    }
    const { place, roles } = standing
    this.setData({
      branchId: place.branchId,
      canEdit: mayEditRoster(roles) && place.branchId !== '',
      canFile: isSecretary(roles) && place.branchId !== '',
    })
    await this.list()
  },

  async list() {
    const { search, branchId, canEdit } = this.data
    if (!search && !branchId) {
      const text = '上面写名字，可以在您管的支部里找人。'
      this.question += 1
      this.setData({ rows: [], load: emptyView('先写名字，或选一个支部', text, '去选支部') })
      return
    }
    await firstRows(this, 'rows', call('roster.list', this.asked()), rowsOf, {
      failed: (error) => failedLoad('名册没打开', error),
      nothing: search
        ? emptyView('没有找到', '请写名字开头的字。')
        : emptyView('名册还是空的', canEdit ? '可以一个一个加，也可以用表格导入。' : '成员由支部书记登记。'),
    })
  },

  /** A name is looked for in the branch that is open, or else everywhere I serve. */
  asked() {
    const { search, branchId } = this.data
    return { ...(branchId && { branchId }), ...(search && { search }) }
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: detail.value.trim() })
    void this.list()
  },

  async onReachBottom() {
    const ask = (cursor: string) => call('roster.list', { ...this.asked(), cursor })
    await moreRows(this, 'rows', ask, rowsOf)
  },

  onOpen({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    wx.navigateTo({ url: `/workbench/entry/entry?memberId=${currentTarget.dataset.id}` })
  },

  onAdd() {
    wx.navigateTo({ url: '/workbench/edit/edit' })
  },

  onImport() {
    wx.navigateTo({ url: '/workbench/import/import' })
  },

  async onExport() {
    this.setData({ isExporting: true, notice: null })
    const answer = await act('roster.export', { branchId: this.data.branchId })
    const notice = answer.ok ? await openSheetFile(answer.data) : refusal(answer.error)
    this.setData({ isExporting: false, notice })
  },
})
