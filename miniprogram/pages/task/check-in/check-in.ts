import { beginCheckIn, type CheckInState, readPicture } from '../../../services/check-in'
import { type CheckInView, checkInNotice, checkInView, otherPicture } from '../../../services/check-in-view'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { clockTime } from '../../../services/format'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading } from '../../../services/load-view'
import { shownPage } from '../../../services/loading-page'
import { goBack } from '../../../services/open'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    view: null as CheckInView | null,
    notice: null as Notice | null,
    code: '',
    isBusy: false,
  },

  taskId: '',
  shiftId: '',
  stop: () => {},

  ...shownPage,

  onLoad({ taskId = '', shiftId = '' }: { taskId?: string; shiftId?: string }) {
    this.taskId = taskId
    this.shiftId = shiftId
  },

  onUnload() {
    this.stop()
  },

  async refresh() {
    const reading = await read('task.get', { taskId: this.taskId })
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData(this.data.view ? {} : { load: failedView('签到没打开', reading.error, now) })
      return
    }
    const view = checkInView(reading.data, this.shiftId, now)
    // A saved copy does not know that the person is in already.
    const at = view?.at || this.data.view?.at
    this.setData({ load: null, view: view && at ? { ...view, at, closed: '' } : (view ?? null) })
  },

  onType({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: detail.value.replace(/\D/g, '').slice(0, 6), notice: null })
  },

  onSubmit() {
    const { code } = this.data
    if (code.length === 6) {
      this.send(code)
      return
    }
    this.setData({
      notice: { tone: 'amber', icon: 'error-circle', title: '签到码是六位数', text: '请看领头人的手机。' },
    })
  },

  onScan() {
    wx.scanCode({
      scanType: ['qrCode'],
      success: ({ result }) => {
        const picture = readPicture(result)
        if (picture?.shiftId === this.shiftId) {
          this.setData({ code: picture.code })
          this.send(picture.code)
        } else {
          this.setData({ notice: otherPicture })
        }
      },
      // Closing the camera is no failure; the digits can still be typed.
      fail: () => {},
    })
  },

  send(code: string) {
    this.stop()
    this.setData({ isBusy: true, notice: null })
    this.stop = beginCheckIn(this.shiftId, code, (state) => this.onState(state))
  },

  onState(state: CheckInState) {
    const { view } = this.data
    const isIn = state.state === 'in'
    this.setData({
      isBusy: state.state === 'held',
      notice: checkInNotice(state),
      ...(isIn && view && { view: { ...view, at: clockTime(state.at), closed: '' } }),
      ...(state.state === 'refused' && { code: '' }),
    })
    if (state.state === 'late') {
      void this.refresh()
    }
  },

  onBack() {
    goBack()
  },
})
