import chunk from 'lodash/chunk'
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

const AT_ONCE = 1_000

/** Puts what people are to know into the outbox, in one operation for 1,000 messages. Telling twice tells once. */
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
  for (const some of chunk(uniqBy(messages, '_id'), AT_ONCE)) {
    await insertMessages(some)
  }
}
