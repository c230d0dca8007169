import { call } from '../../services/api'
import { fontScale } from '../../services/font-scale'
import { dayOf } from '../../services/format'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { failedLoad } from '../place'
import { placePage } from '../place-page'
import { type FiguresView, figuresView } from '../post-figures'

const nothing = emptyView('这一年还没有动态', '发布以后，这里按月数给您看。')

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    name: '',
    year: dayOf(Date.now()).slice(0, 4),
    hasLater: false,
    view: null as FiguresView | null,
  },

  branchId: '',
  question: 0,

  onLoad() {
    void this.refresh()
  },

  ...placePage,

  async refresh() {
    const standing = await this.stand('post', { needsBranch: true })
    if (standing) {
      this.branchId = standing.place.branchId
      await this.count()
    }
  },

  async count() {
    const question = ++this.question
    const { year } = this.data
    const answer = await call('post.figures', { branchId: this.branchId, year })
    if (question !== this.question) {
      return
    }
    if (!answer.ok) {
      this.setData({ load: failedLoad('数字没打开', answer.error) })
      return
    }
    const view = figuresView(answer.data, year)
    this.setData({ view, load: view.months.length > 0 ? null : nothing })
  },

  onEarlier() {
    this.turn(-1)
  },

  onLater() {
    this.turn(1)
  },

  turn(step: number) {
    const year = String(Number(this.data.year) + step)
    const hasLater = year < dayOf(Date.now()).slice(0, 4)
    this.setData({ year, hasLater, load: loading })
    void this.count()
  },
})
