import { act, refusal } from '../services/act'
import type { Notice } from '../services/deed-words'
import { withUnit } from '../services/format'
import { agrees, goBack } from '../services/open'
import type { EditedShift } from './shift-form'

interface CancelData {
  isCancelling: boolean
  reason: string
  reasonProblem: string
  cancelNotice: Notice | null
}

export const noCancel: CancelData = { isCancelling: false, reason: '', reasonProblem: '', cancelNotice: null }

interface CancelPage {
  data: CancelData & { isSaving: boolean }
  shift?: EditedShift
  setData(data: Partial<CancelPage['data']>): void
}

/** A shift is called off with a reason, and whoever is told is counted before. */
export const cancelHandlers = {
  onCancel(this: CancelPage) {
    this.setData({ ...noCancel, isCancelling: true })
  },

  onReason(this: CancelPage, { detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonProblem: '' })
  },

  async onCallOff(this: CancelPage) {
    const reason = this.data.reason.trim()
    const { shift } = this
    if (!reason || !shift || this.data.isSaving) {
      this.setData({ reasonProblem: reason ? '' : '请写为什么取消，大家会看到。' })
      return
    }
    const people = withUnit(shift.taken + shift.waiting, '人')
    const content = `已报名和候补的 ${people}，还有领头人，都会收到通知。取消以后不能恢复。`
    if (!(await agrees({ title: '取消这一班', content }))) {
      return
    }
    this.setData({ isSaving: true })
    const answer = await act('shift.cancel', { shiftId: shift.shiftId, reason })
    this.setData({ isSaving: false })
    if (answer.ok) {
      goBack()
    } else {
      this.setData({ cancelNotice: refusal(answer.error) })
    }
  },

  onKeepShift(this: CancelPage) {
    this.setData(noCancel)
  },
}
