import { wordingVersion } from '../services/privacy-wording'
import type { Phone } from './phone'

interface Uploading {
  cloudPath: string
  filePath: string
  success(result: { fileID: string }): void
  fail(error: object): void
}

/** The album and the files of a phone: what is chosen there, what lasts, and what reaches the cloud. */
export class AlbumPhone {
  /** What the person chooses next. */
  files: string[] = []
  /** Part of the name of a file whose upload does not arrive. */
  fails = ''
  readonly uploaded: string[] = []
  readonly refused: string[] = []
  /** Files that last when the app is closed. */
  readonly kept = new Set<string>()
  /** The wording this phone agreed to. */
  readonly consented = wordingVersion

  constructor(phone: Phone) {
    const ids = new Map<string, string>()
    phone.answer('picture.begin', () => {
      const requestId = phone.sent.at(-1)?.requestId ?? ''
      const pictureId = ids.get(requestId) ?? `pic-${ids.size + 1}`
      ids.set(requestId, pictureId)
      return { pictureId, cloudPath: `uploads/${pictureId}.jpg` }
    })
    Object.assign(wx, {
      chooseMedia: async () => ({ tempFiles: this.files.map((tempFilePath) => ({ tempFilePath })) }),
      compressImage: async ({ src }: { src: string }) => ({ tempFilePath: `small-${src}` }),
      getFileSystemManager: () => ({ ...phone.wx.getFileSystemManager(), ...this.fileSystem }),
    })
    Object.assign(wx.cloud, { uploadFile: (options: Uploading) => this.upload(options) })
  }

  private upload({ cloudPath, filePath, success, fail }: Uploading) {
    setTimeout(() => {
      if (this.fails && filePath.includes(this.fails)) {
        this.refused.push(cloudPath)
        fail({ errMsg: 'uploadFile:fail' })
      } else {
        this.uploaded.push(cloudPath)
        success({ fileID: `cloud://${cloudPath}` })
      }
    })
    return { onProgressUpdate: (told: (state: { progress: number }) => void) => told({ progress: 40 }) }
  }

  private readonly fileSystem = {
    saveFile: ({
      tempFilePath,
      success,
    }: {
      tempFilePath: string
      success(result: { savedFilePath: string }): void
    }) => {
      const savedFilePath = `kept-${tempFilePath}`
      this.kept.add(savedFilePath)
      success({ savedFilePath })
    },
    access: ({ path, success, fail }: { path: string; success(): void; fail(): void }) =>
      this.kept.has(path) ? success() : fail(),
    removeSavedFile: ({ filePath }: { filePath: string }) => {
      this.kept.delete(filePath)
    },
  }
}
