import { drawPoster, posterSize } from './poster-drawing'
import type { PosterView } from './poster-view'

interface CanvasNode {
  width: number
  height: number
  getContext(type: '2d'): Parameters<typeof drawPoster>[0]
}

/** Draws on the page's canvas `#drawing`, and answers with the picture's temporary file; rejects where that fails. */
export function posterPicture(poster: PosterView): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.createSelectorQuery()
      .select('#drawing')
      .fields({ node: true }, (found: { node?: CanvasNode } | null) => {
        const canvas = found?.node
        if (!canvas) {
          reject(new Error('there is no canvas'))
          return
        }
        Object.assign(canvas, posterSize)
        drawPoster(canvas.getContext('2d'), poster)
        const { width, height } = posterSize
        wx.canvasToTempFilePath({
          canvas,
          destWidth: width,
          destHeight: height,
          success: ({ tempFilePath }) => resolve(tempFilePath),
          fail: ({ errMsg }) => reject(new Error(errMsg)),
        })
      })
      .exec()
  })
}
