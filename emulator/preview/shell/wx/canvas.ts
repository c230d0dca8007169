import { openSheet } from '../dialogs'
import * as stack from '../page-stack'
import { bytesAt, keep } from './files'
import { WxFailure, wxCall } from './outcome'

interface Exporting {
  canvas: HTMLCanvasElement
  fileType?: string
}

/** The framework's own query, and a canvas's node (`fields({ node: true })`), which the framework does not know. */
export function createSelectorQuery() {
  const query = stack.currentPage().caller.createSelectorQuery()
  const select = query.select.bind(query)
  query.select = (selector: string) => {
    const found = select(selector)
    const fields = found.fields.bind(found)
    found.fields = ((wanted: { node?: boolean }, tell: (result: object) => void = () => {}) =>
      fields(wanted, (result: object | null) =>
        tell(wanted.node ? { ...result, node: canvasNode(selector) } : (result ?? {})),
      )) as typeof found.fields
    return found
  }
  return query
}

function canvasNode(selector: string): HTMLCanvasElement {
  const node = stack.currentPage().scroller.querySelector(`${selector} > canvas`)
  if (!(node instanceof HTMLCanvasElement)) {
    throw new Error(`预览里 node: true 只用于 canvas：${selector}`)
  }
  return node
}

export const canvasFunctions = {
  canvasToTempFilePath: wxCall<Exporting>('canvasToTempFilePath', async ({ canvas, fileType = 'png' }) => {
    if (fileType !== 'png') {
      throw new Error("预览的 canvasToTempFilePath 只有 fileType: 'png'")
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
    if (blob === null) {
      throw new WxFailure('canvasToTempFilePath:fail the canvas is empty')
    }
    return { tempFilePath: keep('canvas.png', new Uint8Array(await blob.arrayBuffer())) }
  }),
  /** A phone offers to send, keep or save the picture; a browser downloads it. */
  showShareImageMenu: wxCall<{ path: string }>('showShareImageMenu', async ({ path }) => {
    const bytes = bytesAt('showShareImageMenu', path)
    if ((await openSheet('', ['保存图片'])) === null) {
      throw new WxFailure('showShareImageMenu:fail cancel')
    }
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: 'image/png' }))
    link.download = path.slice(path.lastIndexOf('/') + 1)
    link.click()
    URL.revokeObjectURL(link.href)
  }),
}
