import type { TaskItem } from '../../../../cloudfunctions/contract/task'
import { dayHeading, emptyDay, nearestDay, type StripDay, stripDays } from '../../../services/day-strip-view'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { dayOf } from '../../../services/format'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, placesMayDiffer, savedNotice } from '../../../services/load-view'
import { listStart } from '../../../services/more-rows'
import { offerNewVersion } from '../../../services/new-version'
import { watchDeeds } from '../../../services/pending'
import { readMe } from '../../../services/session'
import { appendCards, cardHandlers, listShare, noCards, showCards } from '../../../services/task-cards'

type Scope = 'branch' | 'all'

/** Coming back to the list keeps its place unless it has grown this old. */
const freshFor = 60_000

Page({
  data: {
    ...noCards,
    scale: fontScale(),
    days: [] as StripDay[],
    day: '',
    scope: 'all' as Scope,
    isMember: false,
    heading: '',
    hasMore: false,
    load: loading as LoadView | null,
    saved: null as Notice | null,
  },

  items: [] as TaskItem[],
  news: {} as Record<string, Notice>,
  namesDay: false,
  isShown: false,
  loadedAt: 0,
  ...listStart,
  stopWatching: () => {},

  onLoad() {
    this.stopWatching = watchDeeds(this.onResult.bind(this), this.refresh.bind(this))
  },

  onShow() {
    this.isShown = true
    offerNewVersion()
    const now = Date.now()
    this.setData({ scale: fontScale(), notice: null })
    if (now - this.loadedAt > freshFor) {
      void this.refresh()
    }
  },

  async onPullDownRefresh() {
    this.news = {}
    await readMe({ afresh: true })
    await this.refresh()
    wx.stopPullDownRefresh()
  },

  /** Which days have shifts comes first: the list opens with the nearest of them. */
  async refresh() {
    const question = ++this.question
    const now = Date.now()
    const [me, counted] = await Promise.all([
      readMe(),
      read('task.days', { from: dayOf(now), scope: this.data.scope }),
    ])
    if (question !== this.question) {
      return
    }
    const days = stripDays(now, counted.state === 'failed' ? [] : counted.data.days)
    const isKept = days.some(({ day }) => day === this.data.day)
    const day = isKept ? this.data.day : (days.find(({ shifts }) => shifts > 0)?.day ?? dayOf(now))
    this.setData({ days, day, isMember: me.state !== 'failed' && me.data.bound })
    await this.showDay(day)
  },

  async showDay(day: string) {
    const question = ++this.question
    const { scope, days } = this.data
    const reading = await read('task.list', { view: 'open', scope, day })
    if (question !== this.question) {
      return
    }
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('任务没打开', reading.error, now) })
      return
    }
    const { items, next } = reading.data
    this.cursor = next
    this.loadedAt = reading.state === 'fresh' ? now : 0
    showCards(this, items)
    this.setData({
      hasMore: next !== undefined,
      heading: dayHeading(day, days, now),
      saved: savedNotice(reading.savedAt, now, placesMayDiffer),
      load: items.length > 0 ? null : emptyDay(day, days, now),
    })
  },

  onDay({ detail }: WechatMiniprogram.CustomEvent<{ day: string }>) {
    this.news = {}
    this.setData({ day: detail.day, load: loading, notice: null })
    void this.showDay(detail.day)
  },

  onScope({ detail }: WechatMiniprogram.CustomEvent<{ scope: Scope }>) {
    this.news = {}
    this.setData({ scope: detail.scope, load: loading, notice: null })
    void this.refresh()
  },

  async onReachBottom() {
    const { cursor, question } = this
    const { scope, day } = this.data
    if (!cursor) {
      return
    }
    this.cursor = undefined
    const reading = await read('task.list', { view: 'open', scope, day, cursor })
    if (question === this.question) {
      this.cursor = reading.state === 'failed' ? cursor : reading.data.next
      appendCards(this, reading.state === 'failed' ? [] : reading.data.items)
      this.setData({ hasMore: this.cursor !== undefined })
    }
  },

  onAct() {
    const nearest = nearestDay(this.data.days, this.data.day)
    if (this.data.load?.state === 'empty' && nearest) {
      this.setData({ day: nearest.day })
    }
    this.setData({ load: loading })
    void this.refresh()
  },

  ...cardHandlers,

  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return listShare(this.data.heading, this.items)
  },
})
