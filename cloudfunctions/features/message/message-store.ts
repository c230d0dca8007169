import type { MessageFacts, MessageKind } from '../../contract/message'
import { addDays, dayOf } from '../../platform/calendar'
import type { Position } from '../../platform/cursor'
import { allOf, collection, op } from '../../platform/database'
import { after, inOrder } from '../../platform/paging'

/**
 * `waiting`: for the timer. `sending`: a timer has taken it, so that no other one sends it, too; it stays so when the
 * process dies, for twice is worse than once too few. `late`: it would have come when it no longer helps.
 */
export type SendState = 'waiting' | 'sending' | 'sent' | 'notAgreed' | 'failed' | 'late'

/** One thing one person is told: shown in the mini-program, and sent to WeChat if they agreed to it. */
interface MessageDocument {
  /** Made of what happened and whom it concerns, so that telling twice tells once. */
  _id: string
  memberId: string
  kind: MessageKind
  at: number
  facts: MessageFacts
  taskId?: string
  shiftId?: string
  needId?: string
  postId?: string
  sendState: SendState
  /** Nobody has seen it yet. */
  isNew: boolean
  /** The day after which it is removed. */
  keptUntil: string
}

/** PRODUCT §4: what one was told is there for so many days. */
const KEPT_DAYS = 90

const outbox = collection<MessageDocument>('outbox')

const shown = ['memberId', 'kind', 'at', 'facts', 'taskId', 'shiftId', 'needId', 'postId', 'isNew'] as const

export type Message = Pick<MessageDocument, '_id' | (typeof shown)[number]>

/** At most 1,000, in one operation; those already told stay as they are. */
export function insertMessages(
  messages: readonly Omit<MessageDocument, 'sendState' | 'isNew' | 'keptUntil'>[],
): Promise<void> {
  return outbox.insertAll(
    messages.map((message) => ({
      ...message,
      sendState: 'waiting',
      isNew: true,
      keptUntil: addDays(dayOf(message.at), KEPT_DAYS),
    })),
  )
}

/** Newest first, those after `position`. */
export function findMessages(memberId: string, limit: number, position?: Position): Promise<Message[]> {
  return outbox.find(allOf({ memberId }, ...after(position, 'at', 'desc')), {
    fields: shown,
    orderBy: inOrder('at', 'desc'),
    limit,
  })
}

/** Nobody counts further than this. */
const MOST_NEW = 100

export async function countNew(memberId: string): Promise<number> {
  return (await outbox.find({ memberId, isNew: true }, { fields: ['at'], limit: MOST_NEW })).length
}

export async function markSeen(memberId: string, until: number): Promise<void> {
  await outbox.updateAll({ memberId, isNew: true, at: op.lte(until) }, { isNew: false })
}

/** What is to be sent, oldest first. */
export function findWaiting(limit: number): Promise<Message[]> {
  return outbox.find({ sendState: 'waiting' }, { fields: shown, orderBy: [['at', 'asc']], limit })
}

/** Says whether it was still waiting: of two timers one gets it. */
export function takeToSend(messageId: string): Promise<boolean> {
  return outbox.update({ _id: messageId, sendState: 'waiting' }, { sendState: 'sending' })
}

export async function markSent(messageId: string, sendState: SendState): Promise<void> {
  await outbox.update({ _id: messageId, sendState: 'sending' }, { sendState })
}

/** At most 1,000 that are not to be sent, in one operation. */
export async function putAside(messageIds: readonly string[], sendState: SendState): Promise<void> {
  if (messageIds.length > 0) {
    await outbox.updateAll({ _id: op.oneOf(messageIds), sendState: 'waiting' }, { sendState })
  }
}

export async function removeMessagesOf(memberId: string): Promise<void> {
  await outbox.removeAll({ memberId })
}

/** Up to `limit` whose time is over; says how many. */
export async function removeOld(today: string, limit: number): Promise<number> {
  const old = await outbox.find({ keptUntil: op.lt(today) }, { fields: ['keptUntil'], limit })
  return old.length === 0 ? 0 : outbox.removeAll({ _id: op.oneOf(old.map(({ _id }) => _id)) })
}
