import { type FontScale, fontScale } from './font-scale'
import { type LoadView, loading } from './load-view'

/** A page that shows what `refresh` reads; `load` is what stands where the content is not. */
interface LoadingPage {
  data: { load: LoadView | null }
  setData(data: { load?: LoadView; scale?: FontScale }): void
  refresh(): Promise<void>
}

/** What pages that read something do alike: «再试一次», and pulling down. */
export const loadingPage = {
  onRetry(this: LoadingPage) {
    again(this)
  },

  async onPullDownRefresh(this: LoadingPage) {
    await this.refresh()
    wx.stopPullDownRefresh()
  },
}

/** The same, and read anew each time the page is shown. */
export const shownPage = {
  ...loadingPage,

  onShow(this: LoadingPage) {
    this.setData({ scale: fontScale() })
    void this.refresh()
  },
}

/** The one button of `load`: where there is nothing it leads elsewhere, after a failure it asks again. */
export function emptyLeads(elsewhere: () => unknown) {
  return {
    onAct(this: LoadingPage) {
      if (this.data.load?.state === 'empty') {
        elsewhere()
      } else {
        again(this)
      }
    },
  }
}

function again(page: LoadingPage): void {
  page.setData({ load: loading })
  void page.refresh()
}
