import type { Input } from '../../cloudfunctions/contract/contract'
import { act, mayHaveArrived } from '../services/act'
import { type Answer, call } from '../services/api'
import { dropDraft, keepDraft, readDraft } from '../services/draft'
import { newRequestId } from '../services/request-id'
import type { Known } from './post-kept'

type Draft = Omit<Input<'post.save'>, 'postId' | 'version'>

/**
 * Saves what was written. The request id of a first save stays on the phone while it may have arrived: sent again, even
 * after the app was closed and something was changed, there is one post; the change is then saved on it.
 */
export async function sendPost(
  draft: Draft,
  known: Known | null,
  draftName: string,
): Promise<Answer<'post.save'>> {
  if (known) {
    return act('post.save', { ...draft, ...known })
  }
  const name = `${draftName}:sent`
  const text = JSON.stringify(draft)
  const sent = readDraft(name, { requestId: newRequestId(), text })
  keepDraft(name, sent)
  const answer = await call('post.save', draft, { requestId: sent.requestId })
  if (answer.ok || !mayHaveArrived(answer.error)) {
    dropDraft(name)
  }
  if (!answer.ok) {
    return answer
  }
  const { postId, version } = answer.data
  return sent.text === text ? answer : act('post.save', { ...draft, postId, version })
}
