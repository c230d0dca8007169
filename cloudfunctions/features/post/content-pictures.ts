import type { Content } from '../../contract/post'
import type { WriteContext } from '../../platform/context'
import { dropPictures } from '../picture/drop-pictures'
import { isAnyWaiting, pictureStates } from '../picture/picture-states'
import { takeIn } from '../picture/take-in'
import { pictureIdsOf } from './content-rules'
import { contentsFor, type Size } from './post-rules'
import type { Whole } from './post-store'

type Sizes = Readonly<Record<string, Size>>

/** Longer than a function may run. */
const UNTIL_WRITTEN = 60_000

/**
 * The sizes of a content's pictures, in its order; those the post did not know are taken in for it. No operation when
 * nothing is new.
 */
export async function takePictures(
  { caller, openid = '', now }: WriteContext,
  content: Content,
  known: Sizes,
  postId: string,
): Promise<Record<string, Size>> {
  const ids = pictureIdsOf(content)
  const fresh = ids.filter((id) => !Object.hasOwn(known, id))
  const taken = await takeIn({ memberId: caller.memberId, openid, now }, 'post', fresh, postId)
  return Object.fromEntries(
    ids.flatMap((id) => {
      const size = Object.hasOwn(known, id) ? known[id] : taken.get(id)
      return size ? [[id, size]] : []
    }),
  )
}

/** Whether WeChat is still to answer about a picture this person may know of. No operation while words wait, too. */
export async function hasWaitingPicture(post: Whole, memberId: string): Promise<boolean> {
  const ids = post.checkDueAt === undefined ? contentsFor(post, memberId).flatMap(pictureIdsOf) : []
  return ids.length > 0 && isAnyWaiting(await pictureStates(ids))
}

/**
 * What the next write leaves out is to be looked for once that write is over, done or not: so a crash between the two
 * forgets no picture and removes none that is still shown. One operation, none when nothing is left out.
 */
export async function dropAfterWrite(
  were: readonly Sizes[],
  stay: readonly Sizes[],
  now: number,
): Promise<void> {
  const staying = new Set(stay.flatMap(Object.keys))
  await dropPictures(
    were.flatMap(Object.keys).filter((id) => !staying.has(id)),
    now + UNTIL_WRITTEN,
  )
}
