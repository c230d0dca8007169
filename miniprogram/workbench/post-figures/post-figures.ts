import { call } from '../../services/api'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { yearNow } from '../../services/months'
import { stepHandlers } from '../../services/stepping'
import { failedLoad } from '../place'
import { placePage } from '../place-page'
import { type FiguresView, figuresView } from '../post-figures'

const nothing = emptyView('这一年还没有动态', '发布以后，这里按月数给您看。')

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    name: '',
    year: yearNow(Date.now()),
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
    const answer = await call('post.figures', { branchId: this.branchId, year: String(year) })
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

  ...stepHandlers,

  turn(steps: number) {
    const year = this.data.year + steps
    this.setData({ year, hasLater: year < yearNow(Date.now()), load: loading })
    void this.count()
  },
})
