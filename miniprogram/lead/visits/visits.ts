import type { Output } from '../../../cloudfunctions/contract/contract'
import { call } from '../../services/api'
import { fontScale } from '../../services/font-scale'
import { fullDay, yearDay } from '../../services/format'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { loadingPage } from '../../services/loading-page'
import { failedLoad } from '../failed-load'
import { type Group, groupsOf } from '../roster-view'

interface VisitRow {
  no: number
  household: string
  result: string
  text: string
}

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    groups: [] as Group<VisitRow>[],
    hasMore: false,
    /** The last day on which any of them is kept. */
    keptUntil: '',
  },

  shiftId: '',
  all: [] as Group<VisitRow>[],

  ...loadingPage,

  onLoad({ shiftId = '' }: { shiftId?: string }) {
    this.shiftId = shiftId
    void this.refresh()
  },

  async refresh() {
    const answer = await call('visit.list', { shiftId: this.shiftId })
    if (!answer.ok) {
      this.setData({ load: failedLoad('入户记录没打开', answer.error) })
      return
    }
    this.all = groupsOf(answer.data.visits.map(visitRow))
    const none = emptyView('没有入户记录', '确认工时的时候写下的，会列在这里；满 12 个月就删掉。')
    this.setData({
      groups: this.all.slice(0, 1),
      hasMore: this.all.length > 1,
      load: this.all.length > 0 ? null : none,
      keptUntil: dayWords(
        answer.data.visits
          .map((visit) => visit.keptUntil)
          .sort()
          .at(-1),
      ),
    })
  },

  onReachBottom() {
    const no = this.data.groups.length
    const more = this.all[no]
    if (more) {
      this.setData({ [`groups[${no}]`]: more, hasMore: this.all.length > no + 1 })
    }
  },
})

function visitRow(
  { household, result, byName, day }: Output<'visit.list'>['visits'][number],
  no: number,
): VisitRow {
  return { no, household, result, text: `${byName} · ${fullDay(day)}` }
}

/** `2027年11月18日` */
function dayWords(day: string | undefined): string {
  return day ? yearDay(day) : ''
}
