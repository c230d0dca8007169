import { act, refusal } from '../../../services/act'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { fullMonth } from '../../../services/months'
import { goBack } from '../../../services/open'

/** To be typed in full, so that nobody does it by a slip of the finger. */
const words = '抹去我的名字'

Page({
  data: {
    scale: fontScale(),
    words,
    monthName: '',
    typed: '',
    problem: '',
    notice: null as Notice | null,
    isDone: false,
    isBusy: false,
  },

  branchId: '',
  month: '',

  onLoad({ branchId = '', month = '' }: { branchId?: string; month?: string }) {
    Object.assign(this, { branchId, month })
    this.setData({ monthName: fullMonth(month) })
  },

  onType({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ typed: detail.value, problem: '' })
  },

  async onErase() {
    const { typed, isBusy } = this.data
    if (isBusy) {
      return
    }
    if (typed.trim() !== words) {
      this.setData({ problem: `请照样写上“${words}”。` })
      return
    }
    this.setData({ isBusy: true, notice: null })
    const { branchId, month } = this
    const answer = await act('redList.erase', { branchId, month, confirm: words })
    this.setData({
      isBusy: false,
      isDone: answer.ok,
      notice: answer.ok ? null : refusal(answer.error),
    })
  },

  onBack() {
    goBack()
  },
})
