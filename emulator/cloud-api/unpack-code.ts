import { unzipSync } from 'fflate'

/** What an archive of code may become (cloud.tencent.com/document/product/583/11637). */
const MOST_BYTES = 500 * 1024 * 1024

/** The files of an archive by their path; throws when it is none, when it is empty, or when a path leads out of its folder. */
export function unpackCode(archive: Uint8Array): Map<string, Uint8Array> {
  let bytes = 0
  const files = unzipSync(archive, {
    filter({ name, originalSize }) {
      bytes += originalSize
      if (bytes > MOST_BYTES) {
        throw new Error(`it becomes more than ${MOST_BYTES} bytes`)
      }
      return !name.endsWith('/')
    },
  })
  const paths = Object.keys(files)
  const astray = paths.find((path) => /^\/|\\|:|(^|\/)\.{1,2}(\/|$)/.test(path))
  if (paths.length === 0 || astray !== undefined) {
    throw new Error(astray === undefined ? 'it is empty' : `the path ${astray} leads out of it`)
  }
  return new Map(Object.entries(files))
}
