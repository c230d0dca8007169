import type { MessageFacts, MessageKind } from '../../contract/message'
import { collection } from '../../platform/database'

/** One thing one person is told: shown in the mini-program, and sent to WeChat if they agreed to it. */
export interface MessageDocument {
  /** Made of what happened and whom it concerns, so that telling twice tells once. */
  _id: string
  memberId: string
  kind: MessageKind
  at: number
  facts: MessageFacts
  taskId?: string
  shiftId?: string
  needId?: string
  /** `waiting`: to be sent by the timer. */
  sendState: 'waiting' | 'sent' | 'notAgreed' | 'failed'
}

const outbox = collection<MessageDocument>('outbox')

/** At most 1,000, in one operation; those already told stay as they are. */
export function insertMessages(messages: readonly MessageDocument[]): Promise<void> {
  return outbox.insertAll(messages)
}
