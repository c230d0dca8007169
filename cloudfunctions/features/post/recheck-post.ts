import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { askAboutPictures } from '../picture/ask-about-pictures'
import { actOnPost } from './act-on-post'
import { askAtOnce, asking } from './ask-at-once'
import { pictureIdsOf } from './content-rules'
import { viewEditable } from './view-editable'

/**
 * WeChat is asked with the account of the caller, who is there now (PRODUCT §8), about the words and about pictures it
 * has not answered. What else happened to the post meanwhile does not matter.
 */
export async function recheckPost(
  context: ActContext,
  { postId }: ParsedInput<'post.recheck'>,
): Promise<Output<'post.recheck'>> {
  const post = await actOnPost(context, { postId }, { act: 'recheck', note: '再请微信检查' }, () =>
    asking(context),
  )
  const after = await askAtOnce(context, post)
  const { content } = after.correction ?? after
  await askAboutPictures(pictureIdsOf(content), context.openid ?? '', context.now)
  return viewEditable(context, after)
}
