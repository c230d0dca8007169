import type { RosterEntry } from '../../cloudfunctions/contract/roster'
import { act, doneNotice, refusal } from '../services/act'
import type { Notice } from '../services/deed-words'
import { dayOf, yearDay } from '../services/format'

interface ReportData {
  isReporting: boolean
  report: { place: string; reportedOn: string }
  reportProblems: { place: string; day: string }
  reportNotice: Notice | null
}

const noProblems = { place: '', day: '' }

/** The part of a page's data with which an away member's report is written down. */
export const noReport: ReportData = {
  isReporting: false,
  report: { place: '', reportedOn: '' },
  reportProblems: noProblems,
  reportNotice: null,
}

interface ReportPage {
  data: ReportData
  memberId: string
  entry?: RosterEntry
  setData(data: Record<string, unknown>): void
  refresh(): Promise<void>
}

export const reportHandlers = {
  onReport(this: ReportPage) {
    const report = { place: this.entry?.away?.place ?? '', reportedOn: dayOf(Date.now()) }
    this.setData({ ...noReport, isReporting: true, report, notice: null })
  },

  onPlace(this: ReportPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'report.place': detail.value, 'reportProblems.place': '' })
  },

  onDay(this: ReportPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'report.reportedOn': detail.value, 'reportProblems.day': '' })
  },

  /** The sheet stays, with what was typed, until the report is written down. */
  async onSaveReport(this: ReportPage) {
    const { report } = this.data
    const away = { place: report.place.trim(), reportedOn: report.reportedOn }
    const problems = {
      place: away.place ? '' : '请写现在在哪里。',
      day: away.reportedOn > dayOf(Date.now()) ? '这一天还没有到，请写报告的那天。' : '',
    }
    this.setData({ reportProblems: problems, reportNotice: null })
    if (problems.place || problems.day) {
      return
    }
    const answer = await act('roster.report', { memberId: this.memberId, away })
    if (!answer.ok) {
      this.setData({ reportNotice: refusal(answer.error) })
      return
    }
    this.setData({
      ...noReport,
      notice: doneNotice('记下了', `${away.place}，${yearDay(away.reportedOn)}报告。`),
    })
    wx.pageScrollTo({ scrollTop: 0 })
    await this.refresh()
  },
}
