import compact from 'lodash/compact'
import { taskTitles } from '../task/task-titles'
import type { Message } from './message-store'

/** Where whoever told it had no title at hand, the task's own is read: one operation at most. */
export async function withTitles<M extends Pick<Message, 'facts' | 'taskId'>>(
  messages: readonly M[],
): Promise<M[]> {
  const titles = await taskTitles(
    compact(messages.map(({ facts, taskId }) => (facts.title ? undefined : taskId))),
  )
  return messages.map((message) => {
    const title = message.facts.title || titles.get(message.taskId ?? '')
    return title ? { ...message, facts: { ...message.facts, title } } : message
  })
}
