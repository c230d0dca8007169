import { fontScale } from '../../../services/font-scale'
import { clockTime } from '../../../services/format'
import { type LoadView, loading } from '../../../services/load-view'
import { maintenanceWords } from '../../../services/maintenance'
import { readMe } from '../../../services/session'

function viewOf(text: string, checkedAt?: number): LoadView {
  return {
    state: 'failed',
    icon: 'time',
    title: '这会儿在维护',
    text,
    code:
      checkedAt === undefined ? '填好的都还在。' : `${clockTime(checkedAt)} 看过，还没有开门。填好的都还在。`,
  }
}

/** Over everything else while the town is closed; once it is open again, what lies below is there as it was left. */
Page({
  data: { scale: fontScale(), load: loading as LoadView },

  isAsking: false,

  onShow() {
    this.setData({ scale: fontScale() })
    const words = maintenanceWords()
    if (words) {
      this.setData({ load: viewOf(words) })
    } else {
      // Opened from outside: nobody has asked yet.
      void this.onRetry()
    }
  },

  async onRetry() {
    if (this.isAsking) {
      return
    }
    this.isAsking = true
    const me = await readMe({ afresh: true })
    this.isAsking = false
    if (me.state === 'failed' && me.error.code === 'MAINTENANCE') {
      this.setData({ load: viewOf(me.error.details.text, Date.now()) })
    } else if (getCurrentPages().length > 1) {
      wx.navigateBack()
    } else {
      wx.reLaunch({ url: '/pages/home/home/home' })
    }
  },
})
