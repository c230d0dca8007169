/**
 * Removes whatever this app wrote into its folder on the phone: pictures of articles, rosters and papers with names.
 * By what lies there and not by a list, so that nothing that was ever written there is forgotten. A folder of
 * WeChat's own cannot be removed like this, and stays.
 */
export async function emptyOwnFolder(): Promise<void> {
  const folder = wx.env.USER_DATA_PATH
  const names = await namesIn(folder)
  await Promise.all(names.map((name) => removeFile(`${folder}/${name}`)))
}

function namesIn(dirPath: string): Promise<string[]> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().readdir({
      dirPath,
      success: ({ files }) => resolve(files),
      fail: () => resolve([]),
    })
  })
}

function removeFile(filePath: string): Promise<void> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().unlink({ filePath, success: () => resolve(), fail: () => resolve() })
  })
}
