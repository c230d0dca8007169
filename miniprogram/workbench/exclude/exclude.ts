import { act, doneNotice, refusal } from '../../services/act'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { monthAfter, monthName, monthNow } from '../../services/months'
import { agrees } from '../../services/open'
import { noSearch, searchHandlers } from '../member-search'
import { placePage } from '../place-page'

interface MonthChoice {
  value: string
  text: string
}

/** The month that is being settled, and the one that runs. */
function monthChoices(now: number): MonthChoice[] {
  return [monthAfter(monthNow(now), -1), monthNow(now)].map((month) => ({
    value: month,
    text: monthName(month, now),
  }))
}

Page({
  data: {
    ...noSearch,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    months: [] as MonthChoice[],
    month: '',
    person: null as { id: string; name: string } | null,
    isSending: false,
  },

  /** Looked for in the branch that is open, or everywhere I serve. */
  branchId: '',

  onLoad() {
    void this.refresh()
  },

  ...placePage,

  async refresh() {
    const standing = await this.stand('exclude')
    if (!standing) {
      return
    }
    this.branchId = standing.place.branchId
    const months = monthChoices(Date.now())
    this.setData({ load: null, months, month: this.data.month || (months[0]?.value ?? '') })
  },

  ...searchHandlers,

  onPerson({ detail }: WechatMiniprogram.CustomEvent<{ value: string; text: string }>) {
    this.setData({ ...noSearch, person: { id: detail.value, name: detail.text }, notice: null })
  },

  onMonth({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ month: detail.value, notice: null })
  },

  onExclude() {
    void this.send(true)
  },

  onRestore() {
    void this.send(false)
  },

  async send(isExcluded: boolean) {
    const { person, month, isSending } = this.data
    if (!person || isSending) {
      return
    }
    const title = `${person.name} ${monthName(month, Date.now())}${isExcluded ? '不参评' : '照常参评'}`
    const content = isExcluded ? '分数照记，只是这个月不上榜。名单定了就不能再改。' : '这个月和别人一样参评。'
    if (!(await agrees({ title, content }))) {
      return
    }
    this.setData({ isSending: true, notice: null })
    const answer = await act('month.exclude', { memberId: person.id, month, isExcluded })
    const done = doneNotice(title, '已经记下，没有写理由。')
    this.setData({ isSending: false, notice: answer.ok ? done : refusal(answer.error) })
    wx.pageScrollTo({ scrollTop: 0 })
  },
})
