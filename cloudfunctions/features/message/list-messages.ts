import type { Output, ParsedInput } from '../../contract/contract'
import type { MemberContext } from '../../platform/context'
import { cursorAt, positionAt } from '../../platform/paging'
import { countNew, findMessages, type Message } from './message-store'
import { withTitles } from './with-titles'

/** What I was told, newest first. Two operations besides the look-up of the caller; a third where a title is missing. */
export async function listMessages(
  { caller }: MemberContext,
  { limit, cursor }: ParsedInput<'message.list'>,
): Promise<Output<'message.list'>> {
  const [found, unread] = await Promise.all([
    findMessages(caller.memberId, limit + 1, positionAt(cursor)),
    countNew(caller.memberId),
  ])
  const items = await withTitles(found.slice(0, limit))
  const last = items.at(-1)
  return {
    items: items.map(view),
    unread,
    ...(found.length > limit && last && { next: cursorAt({ at: last.at, id: last._id }) }),
  }
}

function view(message: Message): Output<'message.list'>['items'][number] {
  const { _id: messageId, kind, at, facts, taskId, shiftId, needId, postId, isNew } = message
  return { messageId, kind, at, facts, taskId, shiftId, needId, postId, isNew }
}
