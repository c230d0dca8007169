import { currentRoute } from './current-page'

/** Pages on which nobody is in the middle of something. */
const calm: ReadonlySet<string> = new Set([
  'pages/home/home/home',
  'pages/task/list/list',
  'pages/red-star/redlist/redlist',
  'pages/me/me/me',
])

let updates: WechatMiniprogram.UpdateManager | undefined
let isReady = false

/** WeChat fetches a new version in the background; without asking, it would only come with the next cold start. */
export function watchVersions(): void {
  updates = wx.getUpdateManager()
  updates.onUpdateReady(() => {
    isReady = true
    offerNewVersion()
  })
}

/** Asks once, and only where nobody is filling in a form; the four tabs and each opening of the app call it. */
export function offerNewVersion(): void {
  if (!isReady || !calm.has(currentRoute())) {
    return
  }
  isReady = false
  wx.showModal({
    title: '有新版本',
    content: '重新打开就好，您填的、报的都还在。',
    confirmText: '重新打开',
    cancelText: '以后再说',
    success: ({ confirm }) => {
      if (confirm) {
        updates?.applyUpdate()
      }
    },
  })
}
