import { dropAllFiles } from './kept-files'
import { emptyOwnFolder } from './own-folder'
import { dropAllDeeds } from './pending-store'
import { readMe } from './session'

/** The cloud holds nothing of the person any more, so this phone does not either; what follows is a visitor. */
export async function forgetMe(): Promise<void> {
  dropAllDeeds()
  dropAllFiles()
  await emptyOwnFolder()
  wx.clearStorageSync()
  await readMe({ afresh: true })
}
