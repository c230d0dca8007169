import chunk from 'lodash/chunk'
import { app } from './cloud-app'

/** How long a link works unless asked otherwise, in seconds: as long as somebody looks at a page. */
const LINK_LIFE = 600

/** The vendor takes fifty in one call. */
const AT_ONCE = 50

/** What the storage says of these files, by id; one call for fifty. */
async function askFor(fileIds: readonly string[], seconds = LINK_LIFE) {
  const answers = await Promise.all(
    chunk(fileIds, AT_ONCE).map((some) =>
      app.getTempFileURL({ fileList: some.map((fileID) => ({ fileID, maxAge: seconds })) }),
    ),
  )
  const files = answers.flatMap(({ fileList }) => fileList ?? [])
  return new Map(files.map(({ fileID, code, tempFileURL }) => [fileID, { code, url: tempFileURL }]))
}

/** Whoever has this link sees the file while it works; `undefined` when there is no such file. */
export async function temporaryUrl(fileId: string, seconds?: number): Promise<string | undefined> {
  const [file] = (await askFor([fileId], seconds)).values()
  return file?.code === 'SUCCESS' && file.url ? file.url : undefined
}

/** The same by path. */
export async function temporaryUrlOf(path: string, seconds?: number): Promise<string | undefined> {
  const [fileId = ''] = await fileIds([path])
  return temporaryUrl(fileId, seconds)
}

/** By path, for any number; those that are not there are left out. */
export async function temporaryUrlsOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = await fileIds(paths)
  const files = await askFor(ids)
  return new Map(
    paths.flatMap((path, index) => {
      const { code, url } = files.get(ids[index] ?? '') ?? {}
      return code === 'SUCCESS' && url ? [[path, url] as const] : []
    }),
  )
}

/** Those of these paths of which the storage says that there is no file; a storage that fails says nothing. */
export async function missingFiles(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = await fileIds(paths)
  const files = await askFor(ids)
  return new Set(paths.filter((_, index) => files.get(ids[index] ?? '')?.code === 'STORAGE_FILE_NONEXIST'))
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
async function fileIds(paths: readonly string[]): Promise<string[]> {
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

/** Gone for good, also when they were gone before; one call for fifty. */
export async function removeFiles(fileIds: readonly string[]): Promise<void> {
  await Promise.all(chunk(fileIds, AT_ONCE).map(removeSome))
}

/** The same by path. */
export async function removePaths(paths: readonly string[]): Promise<void> {
  await removeFiles(await fileIds(paths))
}

async function removeSome(fileIds: string[]): Promise<void> {
  const { fileList = [] } = await app.deleteFile({ fileList: fileIds })
  const failed = fileList.find(({ code }) => code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST')
  if (failed) {
    throw new Error(`a stored file was not removed: ${failed.code}`)
  }
}
