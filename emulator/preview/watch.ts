import { watch } from 'node:fs'

/** Editors save in several steps; the files have settled after this long. */
const settleMilliseconds = 60

/** Calls `onChange` after changes, never twice at once; returns what stops it. */
export function watchFolders(folders: readonly string[], onChange: () => Promise<void>): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let work = Promise.resolve()
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        work = work.then(onChange)
      }, settleMilliseconds)
    }),
  )
  return async () => {
    clearTimeout(timer)
    for (const watcher of watchers) {
      watcher.close()
    }
    await work
  }
}
