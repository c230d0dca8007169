import { WxFailure, wxCall } from './outcome'

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

interface Choosing {
  count: number
  type?: string
  extension?: string[]
}

function bytesAt(call: string, filePath: string): Uint8Array {
  const bytes = files.get(filePath)
  if (bytes === undefined) {
    throw new WxFailure(`${call}:fail no such file or directory ${filePath}`)
  }
  return bytes
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
}

/** A phone would show a chat to choose from and open a document; a browser has its own dialog and downloads. */
export const fileFunctions = {
  chooseMessageFile: wxCall<Choosing>('chooseMessageFile', async ({ count, extension = [] }) => {
    const picked = await pickFiles(count > 1, extension)
    const tempFiles = await Promise.all(
      picked.slice(0, count).map(async (file) => {
        chosen += 1
        const path = `http://tmp/${chosen}-${file.name}`
        files.set(path, new Uint8Array(await file.arrayBuffer()))
        return { path, name: file.name, size: file.size, type: 'file', time: Math.floor(Date.now() / 1000) }
      }),
    )
    return { tempFiles }
  }),
  openDocument: wxCall<Reading>('openDocument', ({ filePath }) => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([bytesAt('openDocument', filePath) as BlobPart]))
    link.download = filePath.slice(filePath.lastIndexOf('/') + 1)
    link.click()
    URL.revokeObjectURL(link.href)
  }),
}

function pickFiles(isMultiple: boolean, extension: readonly string[]): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = isMultiple
  input.accept = extension.map((ending) => `.${ending}`).join(',')
  return new Promise((resolve, reject) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => reject(new WxFailure('chooseMessageFile:fail cancel')))
    input.click()
  })
}
