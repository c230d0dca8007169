import { mayHaveArrived } from '../../services/act'
import { call, type Failure } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { errorText } from '../../services/error-text'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { isSpent, retryAfter, waitFor } from '../code-times'
import { type CodeView, codeView, noCode, staleNotice } from '../code-view'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    code: null as CodeView | null,
    /** Alternates, so that the line that runs out begins anew with each code. */
    turn: 0,
  },

  shiftId: '',
  timer: undefined as ReturnType<typeof setTimeout> | undefined,
  arrivedAt: 0,
  wait: 0,
  isShown: false,

  onLoad({ shiftId = '' }: { shiftId?: string }) {
    this.shiftId = shiftId
  },

  onShow() {
    this.isShown = true
    this.setData({ scale: fontScale() })
    wx.setKeepScreenOn({ keepScreenOn: true })
    void this.renew()
  },

  onHide() {
    this.stop()
  },

  onUnload() {
    this.stop()
  },

  stop() {
    this.isShown = false
    this.again(undefined)
    wx.setKeepScreenOn({ keepScreenOn: false })
  },

  async renew() {
    this.again(undefined)
    const answer = await call('shift.code', { shiftId: this.shiftId })
    if (!this.isShown) {
      return
    }
    if (!answer.ok) {
      this.keepOld(answer.error)
      return
    }
    const now = Date.now()
    this.arrivedAt = now
    this.wait = waitFor(answer.data.validUntil, now)
    this.setData({
      load: null,
      notice: null,
      code: codeView(answer.data, this.wait),
      turn: 1 - this.data.turn,
    })
    this.again(this.wait)
  },

  /** While the last code may still be taken it stays. It is asked again until somebody answers. */
  keepOld(error: Failure) {
    if (!mayHaveArrived(error)) {
      const { title, text } = errorText(error)
      this.setData({ load: emptyView(title, text), code: null, notice: null })
      return
    }
    const isTaken = this.data.code !== null && !isSpent(this.arrivedAt, this.wait, Date.now())
    this.setData(isTaken ? { notice: staleNotice } : { load: noCode(error), code: null, notice: null })
    this.again(retryAfter)
  },

  /** One timer at most; `undefined`: none. */
  again(after: number | undefined) {
    if (this.timer !== undefined) {
      clearTimeout(this.timer)
    }
    this.timer = after === undefined ? undefined : setTimeout(() => void this.renew(), after)
  },

  onRetry() {
    this.setData({ load: loading })
    void this.renew()
  },
})
