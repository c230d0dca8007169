/** The notice that this phone has closed; the next one has other words. */
const key = 'closedNotice'

/** What is still to be shown; empty: nothing. */
export function openNotice(notice: string | undefined): string {
  return notice === undefined || notice === wx.getStorageSync(key) ? '' : notice
}

export function closeNotice(notice: string): void {
  wx.setStorageSync(key, notice)
}
