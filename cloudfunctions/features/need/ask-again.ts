import { DAY } from '../../platform/calendar'
import { walkOn } from '../../platform/cursor'
import { tell } from '../message/tell'
import { kindNames } from './need-rules'
import { findAnswered } from './need-store'

const AT_ONCE = 50

/** An answer is left with its asker so long before the mini-program asks whether the matter is done. */
const PATIENCE = 2 * DAY

/** Askers who have not said a word two days after an answer are asked, once an answer. Safe to run twice or late. */
export async function askAgain(now: number): Promise<{ done: number; isMore: boolean }> {
  const done = await walkOn({
    name: 'needAskDone',
    from: now - PATIENCE - DAY,
    next: (after) => findAnswered(after, now - PATIENCE, AT_ONCE),
    positionOf: ({ _id, answeredAt = 0 }) => ({ at: answeredAt, id: _id }),
    handle: (needs) =>
      tell(
        now,
        ...needs.map(({ _id, askerId, kind, task, answeredAt = 0 }) => ({
          memberIds: [askerId],
          kind: 'needAskDone' as const,
          occasion: answeredAt,
          facts: { title: task?.title ?? kindNames[kind] },
          needId: _id,
        })),
      ),
  })
  return { done, isMore: done === AT_ONCE }
}
