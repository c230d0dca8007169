import { openCloud } from './services/api'
import { retryDeeds, startPending } from './services/pending'

App({
  onLaunch() {
    openCloud()
    startPending()
    offerNewVersion()
  },

  onShow() {
    void retryDeeds()
  },
})

/** WeChat fetches a new version in the background; without asking, it would only come with the next cold start. */
function offerNewVersion(): void {
  const updates = wx.getUpdateManager()
  updates.onUpdateReady(() => {
    wx.showModal({
      title: '小程序有新版本',
      content: '重新打开就能用上，您保存的内容都还在。',
      confirmText: '现在打开',
      cancelText: '以后再说',
      success: ({ confirm }) => {
        if (confirm) {
          updates.applyUpdate()
        }
      },
    })
  })
}
