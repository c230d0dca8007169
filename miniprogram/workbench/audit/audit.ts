import type { Output } from '../../../cloudfunctions/contract/contract'
import { act, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import { firstRows, listStart, moreRows } from '../../services/more-rows'
import type { Option } from '../../services/options'
import { noPerson, peopleHandlers } from '../audit-people'
import { type ActRow, type AuditFilter, actRow, filterInput, methodOptions, noFilter } from '../audit-view'
import { failedLoad } from '../place'
import { placePage } from '../place-page'
import { openSheetFile } from '../sheet-file'

const rowsOf = ({ acts }: Output<'audit.list'>): ActRow[] => acts.map(actRow)

Page({
  data: {
    ...noPerson,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    methodOptions,
    filter: { ...noFilter },
    isFiltering: false,
    rows: [] as ActRow[],
    hasMore: false,
    isExporting: false,
  },

  orgId: '',
  people: [] as Option[],
  ...listStart,

  ...shownPage,

  ...placePage,

  async refresh() {
    const standing = await this.stand('audit')
    if (!standing) {
      return
    }
    this.orgId = standing.place.orgId
    await this.list()
  },

  async list() {
    const asked = call('audit.list', filterInput(this.data.filter, this.orgId))
    await firstRows(this, 'rows', asked, rowsOf, {
      failed: (error) => failedLoad('记录没打开', error),
      nothing: emptyView('没有记录', '在这个组织里，这段时间没有办过事。'),
    })
  },

  async onReachBottom() {
    const asked = filterInput(this.data.filter, this.orgId)
    await moreRows(this, 'rows', (cursor) => call('audit.list', { ...asked, cursor }), rowsOf)
  },

  ...peopleHandlers,

  onFilter({
    currentTarget,
    detail,
  }: WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof AuditFilter }>) {
    this.setData({ [`filter.${currentTarget.dataset.field}`]: detail.value })
    void this.list()
  },

  onAll() {
    this.setData({ ...noPerson, filter: { ...noFilter } })
    void this.list()
  },

  async onExport() {
    this.setData({ isExporting: true, notice: null })
    const answer = await act('audit.export', filterInput(this.data.filter, this.orgId))
    const notice = answer.ok ? await openSheetFile(answer.data) : refusal(answer.error)
    this.setData({ isExporting: false, notice })
  },
})
