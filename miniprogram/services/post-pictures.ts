/** Pictures of articles that were read, on the phone: they can be seen again without a network. */
const indexKey = 'postPictures'

/** A hundred kilobytes each; WeChat gives 200 MB. */
const most = 60

const folder = () => wx.env.USER_DATA_PATH

function pathOf(pictureId: string): string {
  return `${folder()}/post-${pictureId}`
}

function keptIds(): string[] {
  return wx.getStorageSync<string[] | ''>(indexKey) || []
}

/** Where the picture lies on the phone. */
export function keptPicture(pictureId: string): string | undefined {
  return keptIds().includes(pictureId) ? pathOf(pictureId) : undefined
}

/** Whatever goes wrong only costs the copy: the picture itself is on the screen. */
export function keepPicture(pictureId: string, url: string): void {
  if (keptIds().includes(pictureId)) {
    return
  }
  const filePath = pathOf(pictureId)
  wx.downloadFile({
    url,
    filePath,
    success: ({ statusCode }) => {
      if (statusCode === 200) {
        remember(pictureId)
      } else {
        remove(filePath)
      }
    },
    fail: () => {},
  })
}

function remember(pictureId: string): void {
  const newestFirst = [pictureId, ...keptIds().filter((other) => other !== pictureId)]
  const forgotten = newestFirst.splice(most)
  try {
    wx.setStorageSync(indexKey, newestFirst)
  } catch {
    remove(pathOf(pictureId))
    return
  }
  for (const id of forgotten) {
    remove(pathOf(id))
  }
}

function remove(filePath: string): void {
  wx.getFileSystemManager().unlink({ filePath, fail: () => {} })
}
