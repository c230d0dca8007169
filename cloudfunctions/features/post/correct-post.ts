import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { op } from '../../platform/database'
import { actOnPost } from './act-on-post'
import { askAtOnce, asking } from './ask-at-once'
import { dropAfterWrite, takePictures } from './content-pictures'
import { refuseContent } from './content-rules'
import { viewEditable } from './view-editable'

/**
 * New words beside the published ones, which stay until WeChat has passed the new. Five operations with the look-up of
 * the caller; another writer's name, and pictures that are new or left out, come on top.
 */
export async function correctPost(
  context: ActContext,
  { postId, version, content, note }: ParsedInput<'post.correct'>,
): Promise<Output<'post.correct'>> {
  refuseContent(content)
  const { caller, now } = context
  const act = { act: 'correct', note: '更正动态' } as const
  const corrected = await actOnPost(context, { postId, version }, act, async (post) => {
    const refused = post.correction?.sizes ?? {}
    const sizes = await takePictures(context, content, { ...refused, ...post.sizes }, postId)
    await dropAfterWrite([refused], [post.sizes, sizes], now)
    return {
      ...asking(context),
      correction: op.set({ content, sizes, note, by: caller.memberId, at: now }),
    }
  })
  return viewEditable(context, await askAtOnce(context, corrected))
}
