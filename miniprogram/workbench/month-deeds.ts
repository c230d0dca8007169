import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { act, doneNotice, refusal } from '../services/act'
import type { Failure } from '../services/api'
import type { Notice } from '../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../services/draft'
import { withUnit } from '../services/format'
import { monthName } from '../services/months'
import { agrees } from '../services/open'
import { wentOn } from './month-words'

interface DeedData {
  notice: Notice | null
  note: string
  noteProblem: string
  isBusy: boolean
}

/** The part of a page's data that is typed or under way. */
export const noMonthDeed: DeedData = { notice: null, note: '', noteProblem: '', isBusy: false }

interface DeedPage {
  data: DeedData
  month?: MonthView
  setData(data: Partial<DeedData>): void
  refresh(): Promise<void>
  end(notice: Notice): Promise<void>
  refused(error: Failure): Promise<void>
}

const noteName = ({ branchId, month }: MonthView): string => `month-note:${branchId}:${month}`

export const readNote = (month: MonthView): string => readDraft(noteName(month), { note: '' }).note

export const monthDeeds = {
  async onPublish(this: DeedPage) {
    const { month } = this
    if (!month || this.data.isBusy) {
      return
    }
    const open = month.objections.filter(({ state }) => state === 'open').length
    const held = open > 0 ? `有 ${withUnit(open, '件')}异议没有答复，那一位先不发。` : ''
    const content = `${held}发布以后名单再也不能改，有错只能在旁边写更正说明。`
    if (!(await agrees({ title: `发布${monthName(month.month, Date.now())}红星党员`, content }))) {
      return
    }
    this.setData({ isBusy: true, notice: null })
    const { branchId, version } = month
    const answer = await act('month.publish', { branchId, month: month.month, version })
    if (!answer.ok) {
      await this.refused(answer.error)
      return
    }
    const left =
      answer.data.held > 0 ? `${withUnit(answer.data.held, '位')}有异议的先留着，答复了再增补。` : ''
    await this.end(doneNotice('发布了', `${left}核对码在下面，红榜上也印着它。`))
  },

  async onSupplement(this: DeedPage) {
    const { month } = this
    const content = '原来的名单不动，增补的另出一张，有它自己的核对码。'
    if (!month || this.data.isBusy || !(await agrees({ title: '增补发布', content }))) {
      return
    }
    this.setData({ isBusy: true, notice: null })
    const { branchId, version } = month
    const answer = await act('month.supplement', { branchId, month: month.month, version })
    if (!answer.ok) {
      await this.refused(answer.error)
      return
    }
    const { added, code } = answer.data
    await this.end(doneNotice('增补发布了', `增补 ${withUnit(added, '位')}，核对码 ${code}。`))
  },

  onNote(this: DeedPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ note: detail.value, noteProblem: '' })
    if (this.month) {
      keepDraft(noteName(this.month), { note: detail.value })
    }
  },

  async onAddNote(this: DeedPage) {
    const { month } = this
    const text = this.data.note.trim()
    if (!text) {
      this.setData({ noteProblem: '请写更正了什么。' })
      return
    }
    if (!month || this.data.isBusy) {
      return
    }
    this.setData({ isBusy: true, notice: null })
    const answer = await act('month.note', { branchId: month.branchId, month: month.month, text })
    if (!answer.ok) {
      await this.refused(answer.error)
      return
    }
    dropDraft(noteName(month))
    this.setData({ note: '' })
    await this.end(doneNotice('写上了', '更正说明在名单旁边，谁都看得到。'))
  },

  async end(this: DeedPage, notice: Notice) {
    this.setData({ isBusy: false })
    await this.refresh()
    this.setData({ notice })
    wx.pageScrollTo({ scrollTop: 0 })
  },

  /** Somebody went on in the meantime: their month is shown, what was typed stays. */
  async refused(this: DeedPage, error: Failure) {
    if (error.code === 'EDIT_CONFLICT') {
      await this.end(wentOn)
      return
    }
    this.setData({ isBusy: false, notice: refusal(error) })
    wx.pageScrollTo({ scrollTop: 0 })
  },
}
