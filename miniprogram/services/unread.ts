import { call } from './api'
import { read } from './last-seen'
import type { LinkRow } from './menu-view'
import { messagesPage } from './message-view'
import { newRequestId } from './request-id'

/** The way to the messages, with how many are new; while that cannot be found out, without a number. */
export async function messagesRow(): Promise<LinkRow> {
  const reading = await read('message.list', { limit: 1 })
  const unread = reading.state === 'failed' ? 0 : reading.data.unread
  return { url: messagesPage, text: '消息', note: unread > 0 ? unreadWords(unread) : '' }
}

/** The cloud counts no further than a hundred. */
function unreadWords(unread: number): string {
  return unread < 100 ? `有 ${unread} 条没看过` : '有一百多条没看过'
}

/** What was on the page is read. When this does not arrive, it stays new until the next look. */
export async function noteSeen(until: number): Promise<void> {
  await call('message.seen', { until }, { requestId: newRequestId() })
}
