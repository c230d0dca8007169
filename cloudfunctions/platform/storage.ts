import { app } from './cloud-app'

/** How long a link works unless asked otherwise, in seconds: as long as somebody looks at a page. */
const LINK_LIFE = 600

/** Whoever has this link sees the file while it works; `undefined` when there is no such file. */
export async function temporaryUrl(fileId: string, seconds = LINK_LIFE): Promise<string | undefined> {
  const { fileList } = await app.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: seconds }] })
  const [file] = fileList ?? []
  return file?.code === 'SUCCESS' && file.tempFileURL ? file.tempFileURL : undefined
}

/** The same for many at once, by file id; at most fifty. */
export async function temporaryUrls(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (fileIds.length === 0) {
    return new Map()
  }
  const asked = fileIds.map((fileID) => ({ fileID, maxAge: LINK_LIFE }))
  const { fileList } = await app.getTempFileURL({ fileList: asked })
  const found = (fileList ?? []).filter(({ code, tempFileURL }) => code === 'SUCCESS' && tempFileURL)
  return new Map(found.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]))
}

/** By path: whoever has this link sees the file while it works. */
export async function temporaryUrlOf(path: string, seconds = LINK_LIFE): Promise<string | undefined> {
  const [fileId = ''] = await fileIds([path])
  return temporaryUrl(fileId, seconds)
}

/** By path, at most fifty; those that are not there are left out. */
export async function temporaryUrlsOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = await fileIds(paths)
  const urls = await temporaryUrls(ids)
  return new Map(
    paths.flatMap((path, index) => {
      const url = urls.get(ids[index] ?? '')
      return url === undefined ? [] : [[path, url] as const]
    }),
  )
}

/** Those of at most fifty paths of which the storage says that there is no file; a storage that fails says nothing. */
export async function missingFiles(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = await fileIds(paths)
  const { fileList } = await app.getTempFileURL({
    fileList: ids.map((fileID) => ({ fileID, maxAge: LINK_LIFE })),
  })
  const missing = (fileList ?? []).filter(({ code }) => code === 'STORAGE_FILE_NONEXIST')
  const missingIds = new Set(missing.map(({ fileID }) => fileID))
  return new Set(paths.filter((_, index) => missingIds.has(ids[index] ?? '')))
}

/** The whole file; `undefined` when there is none of at most `most` bytes. A storage that is down throws. */
export async function readFile(path: string, most: number): Promise<Buffer | undefined> {
  const url = await temporaryUrlOf(path)
  if (url === undefined) {
    return undefined
  }
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  if (!response.ok || Number(response.headers.get('content-length')) > most) {
    await response.body?.cancel()
    if (response.status >= 500) {
      throw new Error(`the storage answers ${response.status}`)
    }
    return undefined
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > most) {
      return undefined
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The id that a file of this path has or will have: to be written down before it is there. */
export async function fileIdOf(path: string): Promise<string> {
  const { data } = await app.getUploadMetadata({ cloudPath: path })
  return data.fileId
}

let bucket: Promise<string> | undefined

/** The ids of these paths. The storage is asked once in the life of an instance: they all begin alike. */
export async function fileIds(paths: readonly string[]): Promise<string[]> {
  bucket ??= fileIdOf(PROBE).then((fileId) => fileId.slice(0, -PROBE.length))
  try {
    const beginning = await bucket
    return paths.map((path) => beginning + path)
  } catch (error) {
    bucket = undefined
    throw error
  }
}

/** No file; a path like any other. */
const PROBE = 'checked/probe.jpg'

/** Puts a file there, in the place of one that is. */
export async function putFile(path: string, content: Buffer): Promise<void> {
  const { fileID } = await app.uploadFile({ cloudPath: path, fileContent: content })
  if (!fileID) {
    throw new Error('a file was not stored')
  }
}

/** Up to fifty: gone for good, also when they were gone before. */
export async function removeFiles(fileIds: readonly string[]): Promise<void> {
  const { fileList = [] } = await app.deleteFile({ fileList: [...fileIds] })
  const failed = fileList.find(({ code }) => code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST')
  if (failed) {
    throw new Error(`a stored file was not removed: ${failed.code}`)
  }
}
