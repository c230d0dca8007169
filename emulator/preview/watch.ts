import { watch } from 'node:fs'

/** Editors save in several steps; the files have settled after this long. */
const settleMilliseconds = 60

/** What `npm run build` writes; the preview reads the packages themselves. */
const builtPackages = 'miniprogram_npm'

/** Calls `onChange` after changes, never twice at once; returns what stops it. */
export function watchFolder(folder: string, onChange: () => Promise<void>): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let work = Promise.resolve()
  const watcher = watch(folder, { recursive: true }, (_event, file) => {
    if (file?.startsWith(builtPackages)) {
      return
    }
    clearTimeout(timer)
    timer = setTimeout(() => {
      work = work.then(onChange)
    }, settleMilliseconds)
  })
  return async () => {
    clearTimeout(timer)
    watcher.close()
    await work
  }
}
