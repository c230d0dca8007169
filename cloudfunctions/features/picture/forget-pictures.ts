import { dropPictures } from './drop-pictures'
import { findGone, findOf, forgetAuthor, markGone } from './picture-store'
import { removePictureFiles } from './remove-picture-files'

/**
 * What a deleted person uploaded for needs and deeds goes, with its files, and so does what nothing took in. Pictures of
 * the branch's news stay without their author's name. At most five operations; again after a crash.
 */
export async function forgetPictures(memberId: string, now: number): Promise<void> {
  const all = await findOf(memberId)
  const isNews = ({ use, ownerId }: (typeof all)[number]) => use === 'post' && ownerId !== undefined
  const own = all.filter((picture) => !isNews(picture)).map(({ _id }) => _id)
  if (own.length > 0) {
    await dropPictures(own, now)
    await markGone(own, now)
    await removePictureFiles(await findGone(own))
  }
  if (all.length > 0) {
    await forgetAuthor(all.map(({ _id }) => _id))
  }
}
