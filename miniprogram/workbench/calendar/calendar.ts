import { act, doneNotice, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { withUnit } from '../../services/format'
import { type LoadView, loading } from '../../services/load-view'
import { yearNow } from '../../services/months'
import { agrees } from '../../services/open'
import { stepHandlers } from '../../services/stepping'
import { calendarWords, dayLists, formOf, noCalendar, noDays } from '../calendar-view'
import { announcedIn, type CalendarForm, calendarProblem } from '../holiday-text'
import { failedLoad } from '../place'
import { placePage } from '../place-page'

type List = keyof CalendarForm
type Written = WechatMiniprogram.CustomEvent<{ value: string }, object, { list: List }>
type Tapped = WechatMiniprogram.BaseEvent<Record<string, never>, { list: List; day: string }>

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    year: yearNow(Date.now()) + 1,
    hasEarlier: true,
    /** What the year is counted by at present. */
    ...noCalendar,
    lists: dayLists(noDays),
    problem: '',
    isSending: false,
  },

  form: noDays,

  onLoad() {
    void this.refresh()
  },

  ...placePage,

  async refresh() {
    if (!(await this.stand('calendar'))) {
      return
    }
    const { year } = this.data
    const answer = await call('calendar.get', { year })
    if (year !== this.data.year) {
      return
    }
    if (!answer.ok) {
      this.setData({ load: failedLoad('节假日没打开', answer.error) })
      return
    }
    const { data } = answer
    this.setData({ load: null, ...calendarWords(data) })
    this.show(readDraft(this.draftName(), formOf(data)))
  },

  draftName(): string {
    return `calendar:${this.data.year}`
  },

  show(form: CalendarForm) {
    this.form = form
    this.setData({ lists: dayLists(form), problem: '' })
  },

  add({ holidays, workdays }: CalendarForm) {
    const form = {
      holidays: [...new Set([...this.form.holidays, ...holidays])].sort(),
      workdays: [...new Set([...this.form.workdays, ...workdays])].sort(),
    }
    keepDraft(this.draftName(), form)
    this.show(form)
  },

  ...stepHandlers,

  turn(steps: number) {
    const year = this.data.year + steps
    this.setData({
      year,
      hasEarlier: year > yearNow(Date.now()),
      notice: null,
      load: loading,
    })
    void this.refresh()
  },

  onType({ currentTarget, detail }: Written) {
    const index = currentTarget.dataset.list === 'holidays' ? 0 : 1
    this.setData({ [`lists[${index}].typed`]: detail.value })
  },

  onTake({ currentTarget }: Tapped) {
    const { list } = currentTarget.dataset
    const typed = this.data.lists.find((one) => one.list === list)?.typed ?? ''
    const found = announcedIn(typed, this.data.year, list)
    if (found.holidays.length + found.workdays.length > 0) {
      this.add(found)
    } else {
      this.setData({ problem: `没有认出 ${withUnit(this.data.year, '年')}的日子，请写成 10月1日至7日。` })
    }
  },

  onPick({ currentTarget, detail }: Written) {
    if (detail.value.startsWith(`${this.data.year}-`)) {
      this.add({ ...noDays, [currentTarget.dataset.list]: [detail.value] })
    } else {
      this.setData({ problem: `请选 ${withUnit(this.data.year, '年')}的日子。` })
    }
  },

  onDrop({ currentTarget }: Tapped) {
    const { list, day } = currentTarget.dataset
    const form = { ...this.form, [list]: this.form[list].filter((one) => one !== day) }
    keepDraft(this.draftName(), form)
    this.show(form)
  },

  async onSave() {
    const { year, isSending } = this.data
    const problem = calendarProblem(this.form)
    this.setData({ problem, notice: null })
    const content = '保存以后，这一年以前录的都换成这些。已经公示的月份，日子不变。'
    if (problem || isSending || !(await agrees({ title: `保存 ${year}\u00A0年的节假日`, content }))) {
      return
    }
    this.setData({ isSending: true })
    const answer = await act('calendar.save', { year, ...this.form })
    const done = doneNotice(`${year}\u00A0年的节假日存好了`, '各支部的日子照这个算。')
    this.setData({ isSending: false, notice: answer.ok ? done : refusal(answer.error) })
    if (answer.ok) {
      dropDraft(this.draftName())
      await this.refresh()
    }
    wx.pageScrollTo({ scrollTop: 0 })
  },
})
