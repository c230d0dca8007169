import { dropAllFiles } from './kept-files'
import { dropAllDeeds } from './pending-store'
import { dropPictures } from './post-pictures'
import { readMe } from './session'

/** The cloud holds nothing of the person any more, so this phone does not either; what follows is a visitor. */
export async function forgetMe(): Promise<void> {
  dropAllDeeds()
  dropAllFiles()
  dropPictures()
  wx.clearStorageSync()
  await readMe({ afresh: true })
}
