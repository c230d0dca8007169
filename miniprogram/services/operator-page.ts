import { type FontScale, fontScale } from './font-scale'
import { read } from './last-seen'
import { type OperatorView, operatorLoading, operatorView } from './operator-view'

/** A page with words of its own, which stand whatever happens, and with who runs this mini-program. */
interface OperatorPage {
  data: { operator: OperatorView }
  setData(data: { operator?: OperatorView; scale?: FontScale }): void
  refresh(): Promise<void>
}

export const operatorPage = {
  onShow(this: OperatorPage) {
    this.setData({ scale: fontScale() })
    void this.refresh()
  },

  async refresh(this: OperatorPage) {
    const reading = await read('about.get', {})
    // What is already shown stays.
    if (reading.state !== 'failed' || this.data.operator.state !== 'shown') {
      this.setData({ operator: operatorView(reading, Date.now()) })
    }
  },

  onRetry(this: OperatorPage) {
    this.setData({ operator: operatorLoading })
    void this.refresh()
  },

  onCall(this: OperatorPage) {
    callNumber(this.data.operator.phone)
  },
}

/** WeChat asks before it calls; refusing that is no failure. */
export function callNumber(phoneNumber: string): void {
  if (phoneNumber) {
    wx.makePhoneCall({ phoneNumber, fail: () => {} })
  }
}
