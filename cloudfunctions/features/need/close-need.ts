import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { op } from '../../platform/database'
import { proposeSolved } from '../points/propose-solved'
import { taskFacts } from '../task/task-facts'
import { carryOut } from './carry-out'
import { dueAfter, kindNames, type Need } from './need-rules'
import { findNeed, type Happening } from './need-store'
import { viewNeed } from './view-need'

type Word = ParsedInput<'need.close'>['do']

/**
 * The asker's word, and nobody else's. Five operations; six where the branch's officers have to be found, and two or
 * three more to propose the points of whoever solved it.
 */
export async function closeNeed(
  context: WriteContext,
  { needId, version, do: word }: ParsedInput<'need.close'>,
): Promise<Output<'need.close'>> {
  const { caller, now, requestId } = context
  const found = await findNeed(needId)
  if (found?.askerId !== caller.memberId) {
    throw new AppError('NOT_FOUND')
  }
  const request = `${caller.memberId}:${requestId}`
  const need = await carryOut(
    { needId, event: word.verb, request, version, ...effect(word, found, now) },
    now,
  )
  if (word.verb === 'done') {
    await creditSolver(need, now)
  }
  return viewNeed(context, need)
}

/** PRODUCT §5.1 V5: for the lead of the task, or else whoever took it or answered last. */
async function creditSolver(need: Omit<Need, 'risenAt'>, now: number): Promise<void> {
  const { _id: needId, askerId, kind, task, takenBy, leadId, answers } = need
  const answered = answers.findLast(({ by }) => by !== askerId)?.by
  const solver = (task && (await taskFacts(task.id)).leadId) ?? takenBy ?? answered ?? leadId
  if (solver && solver !== askerId) {
    await proposeSolved({ needId, memberId: solver, what: `办好求助：${kindNames[kind]}`, at: now })
  }
}

function effect(
  word: Word,
  { when, askerId }: Pick<Need, 'when' | 'askerId'>,
  now: number,
): Partial<Happening> {
  if (word.verb === 'done') {
    return { change: { rating: word.rating } }
  }
  if (word.verb === 'withdraw') {
    return {}
  }
  return {
    change: { dueAt: dueAfter(when, now), risenAt: op.unset() },
    ...(word.text && { answer: { at: now, by: askerId, text: word.text } }),
  }
}
