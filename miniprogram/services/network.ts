/** Whether the phone itself says that it has no network at all; any doubt counts as connected. */
export function isOffline(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.getNetworkType({
      success: ({ networkType }) => resolve(networkType === 'none'),
      fail: () => resolve(false),
    })
  })
}

/** Tells the listener each time the network comes back; for the life of the app. */
export function onNetworkBack(listener: () => void): void {
  wx.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) {
      listener()
    }
  })
}
