import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { askAboutPictures } from '../picture/ask-about-pictures'
import { findForAct, recordAct, writeAct } from './act-on-post'
import { askAtOnce, asking } from './ask-at-once'
import { pictureIdsOf } from './content-rules'
import type { Whole } from './post-store'
import { viewEditable } from './view-editable'

/**
 * WeChat is asked with the account of the caller, who is there now (PRODUCT §8), about the words and about pictures it
 * has not answered. What else happened to the post meanwhile does not matter; where only pictures wait, it is not written.
 */
export async function recheckPost(
  context: ActContext,
  { postId }: ParsedInput<'post.recheck'>,
): Promise<Output<'post.recheck'>> {
  const { post, isDone } = await findForAct(context, { postId }, 'recheck')
  await recordAct(context, post, '再请微信检查')
  const isWritten = isDone || post.checkDueAt === undefined
  const asked = isWritten ? post : await writeAct(context, post, asking(context))
  const after = await askAtOnce(context, asked)
  await askAboutPictures(picturesIn(after), context.openid ?? '', context.now)
  return viewEditable(context, after)
}

function picturesIn({ content, correction }: Whole): string[] {
  return uniq([content, ...(correction ? [correction.content] : [])].flatMap(pictureIdsOf))
}
