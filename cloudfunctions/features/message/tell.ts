import uniqBy from 'lodash/uniqBy'
import type { MessageFacts, MessageKind } from '../../contract/message'
import { insertMessages } from './message-store'

export interface Told {
  memberIds: readonly string[]
  kind: MessageKind
  /** What happened, so that the same is told once: an instant, a version, a request. */
  occasion: string | number
  facts: MessageFacts
  taskId?: string
  shiftId?: string
  needId?: string
  postId?: string
}

/**
 * Puts what people are to know into the outbox, in one operation for up to 1,000 people. Telling twice tells once.
 */
export async function tell(at: number, ...all: readonly Told[]): Promise<void> {
  const messages = all.flatMap(({ memberIds, occasion, ...told }) => {
    const subject = told.shiftId ?? told.needId ?? told.postId ?? told.taskId ?? ''
    return memberIds.map((memberId) => ({
      _id: `${told.kind}:${subject}:${occasion}:${memberId}`,
      memberId,
      at,
      ...told,
    }))
  })
  if (messages.length > 0) {
    await insertMessages(uniqBy(messages, '_id'))
  }
}
