/** Which files there are, so that none outlasts the drafts that name them. */
const indexKey = 'keptFiles'

const keptPaths = () => wx.getStorageSync<string[] | ''>(indexKey) || []

/** Makes a chosen file last when the app is closed; where the phone has no room, it stays where it is. */
export function keepFile(tempFilePath: string): Promise<string> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().saveFile({
      tempFilePath,
      success: ({ savedFilePath }) => {
        resolve(savedFilePath)
        wx.setStorageSync(indexKey, [...keptPaths(), savedFilePath])
      },
      fail: () => resolve(tempFilePath),
    })
  })
}

export function isKept(filePath: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().access({
      path: filePath,
      success: () => resolve(true),
      fail: () => resolve(false),
    })
  })
}

/** What was never kept, or is gone already, needs nothing. */
export function dropFile(filePath: string): void {
  wx.setStorageSync(
    indexKey,
    keptPaths().filter((path) => path !== filePath),
  )
  wx.getFileSystemManager().removeSavedFile({ filePath, fail: () => {} })
}

export function dropAllFiles(): void {
  keptPaths().forEach(dropFile)
}
