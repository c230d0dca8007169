import { send } from './network'
import { WxFailure, wxCall } from './outcome'

/** WeChat's folder for what was chosen or made and is not kept. */
const TEMPORARY = 'http://tmp'

/** Where `saveFile` puts what shall last when the app is closed. */
const SAVED = 'http://store'

/** The folder a mini-program may write to; here it lasts as long as the browser's page. */
export const USER_DATA_PATH = 'http://usr'

const files = new Map<string, Uint8Array>()
let chosen = 0

interface Reading {
  filePath: string
  encoding?: string
}

interface Writing extends Reading {
  data: string
}

interface Saving {
  tempFilePath: string
}

interface Asking {
  path: string
}

interface Downloading {
  url: string
  filePath?: string
}

interface Choice {
  count: number
  mediaType: string[]
}

interface Compressing {
  src: string
  quality?: number
  compressedWidth?: number
}

interface Choosing {
  count: number
  type?: string
  extension?: string[]
}

export function bytesAt(call: string, filePath: string): Uint8Array {
  const bytes = files.get(filePath)
  if (bytes === undefined) {
    throw new WxFailure(`${call}:fail no such file or directory ${filePath}`)
  }
  return bytes
}

const pictures = new Map<string, string>()

/** What a browser can show of a file on the phone; nothing for any other address. */
export function pictureUrl(filePath: string): string | undefined {
  const bytes = files.get(filePath)
  if (bytes !== undefined && !pictures.has(filePath)) {
    pictures.set(filePath, URL.createObjectURL(new Blob([bytes as BlobPart])))
  }
  return pictures.get(filePath)
}

export function keep(name: string, bytes: Uint8Array): string {
  chosen += 1
  const path = `${TEMPORARY}/${chosen}-${name}`
  files.set(path, bytes)
  return path
}

function onlyBase64(call: string, encoding: string | undefined): void {
  if (encoding !== 'base64') {
    throw new Error(`预览的 ${call} 只有 encoding: 'base64'`)
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** What pages use of WeChat's file system. */
export const fileSystem = {
  saveFile: wxCall<Saving>('saveFile', ({ tempFilePath }) => {
    const bytes = bytesAt('saveFile', tempFilePath)
    const savedFilePath = tempFilePath.replace(TEMPORARY, SAVED)
    files.delete(tempFilePath)
    files.set(savedFilePath, bytes)
    return { savedFilePath }
  }),
  access: wxCall<Asking>('access', ({ path }) => {
    bytesAt('access', path)
  }),
  removeSavedFile: wxCall<Pick<Reading, 'filePath'>>('removeSavedFile', ({ filePath }) => {
    bytesAt('removeSavedFile', filePath)
    files.delete(filePath)
  }),
  readFile: wxCall<Reading>('readFile', ({ filePath, encoding }) => {
    onlyBase64('readFile', encoding)
    return { data: toBase64(bytesAt('readFile', filePath)) }
  }),
  writeFile: wxCall<Writing>('writeFile', ({ filePath, data, encoding }) => {
    onlyBase64('writeFile', encoding)
    if (!filePath.startsWith(`${USER_DATA_PATH}/`)) {
      throw new WxFailure(`writeFile:fail permission denied, open ${filePath}`)
    }
    files.set(
      filePath,
      Uint8Array.from(atob(data), (character) => character.charCodeAt(0)),
    )
  }),
  /** Files only: nothing here makes a folder in the folder. */
  readdir: wxCall<{ dirPath: string }>('readdir', ({ dirPath }) => {
    if (dirPath !== USER_DATA_PATH) {
      throw new WxFailure(`readdir:fail permission denied, open ${dirPath}`)
    }
    const inside = [...files.keys()].filter((path) => path.startsWith(`${dirPath}/`))
    return { files: inside.map((path) => path.slice(dirPath.length + 1)) }
  }),
  unlink: wxCall<Reading>('unlink', ({ filePath }) => {
    bytesAt('unlink', filePath)
    files.delete(filePath)
    pictures.delete(filePath)
  }),
}

/** A phone would show a chat to choose from and open a document; a browser has its own dialog and downloads. */
export const fileFunctions = {
  chooseMessageFile: wxCall<Choosing>('chooseMessageFile', async ({ count, extension = [] }) => {
    const accept = extension.map((ending) => `.${ending}`).join(',')
    const picked = await pickFiles('chooseMessageFile', count > 1, accept)
    const tempFiles = await Promise.all(
      picked.slice(0, count).map(async (file) => {
        const path = keep(file.name, new Uint8Array(await file.arrayBuffer()))
        return { path, name: file.name, size: file.size, type: 'file', time: Math.floor(Date.now() / 1000) }
      }),
    )
    return { tempFiles }
  }),
  /** Camera or album on a phone; here the browser's own dialog. */
  chooseMedia: wxCall<Choice>('chooseMedia', async ({ count, mediaType }) => {
    if (String(mediaType) !== 'image') {
      throw new Error("预览的 chooseMedia 只有 mediaType: ['image']")
    }
    const picked = await pickFiles('chooseMedia', count > 1, 'image/*')
    if (picked.length === 0) {
      throw new WxFailure('chooseMedia:fail cancel')
    }
    const tempFiles = await Promise.all(
      picked.slice(0, count).map(async (file) => ({
        tempFilePath: keep(file.name, new Uint8Array(await file.arrayBuffer())),
        size: file.size,
        fileType: 'image',
      })),
    )
    return { type: 'image', tempFiles }
  }),
  compressImage: wxCall<Compressing>('compressImage', async ({ src, quality = 80, compressedWidth }) => {
    const picture = await createImageBitmap(new Blob([bytesAt('compressImage', src) as BlobPart]))
    const width = Math.min(picture.width, compressedWidth ?? picture.width)
    const canvas = new OffscreenCanvas(width, Math.round((picture.height * width) / picture.width))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const compressed = await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 })
    return { tempFilePath: keep('compressed.jpg', new Uint8Array(await compressed.arrayBuffer())) }
  }),
  /** Also WeChat tells a refusal by its status only, and keeps what was sent with it. */
  downloadFile: wxCall<Downloading>('downloadFile', async ({ url, filePath }) => {
    const response = await send(url, {}).catch((error: Error) => {
      throw new WxFailure(`downloadFile:fail ${error.message}`)
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const { status: statusCode } = response
    if (filePath === undefined) {
      const name = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
      return { statusCode, tempFilePath: keep(name, bytes) }
    }
    files.set(filePath, bytes)
    return { statusCode, filePath }
  }),
  openDocument: wxCall<Reading>('openDocument', ({ filePath }) => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([bytesAt('openDocument', filePath) as BlobPart]))
    link.download = filePath.slice(filePath.lastIndexOf('/') + 1)
    link.click()
    URL.revokeObjectURL(link.href)
  }),
}

function pickFiles(call: string, isMultiple: boolean, accept: string): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = isMultiple
  input.accept = accept
  return new Promise((resolve, reject) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => reject(new WxFailure(`${call}:fail cancel`)))
    input.click()
  })
}
