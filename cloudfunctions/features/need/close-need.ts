import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { op } from '../../platform/database'
import { carryOut } from './carry-out'
import { dueAfter, type Need } from './need-rules'
import { findNeed, type Happening } from './need-store'
import { viewNeed } from './view-need'

type Word = ParsedInput<'need.close'>['do']

/** The asker's word, and nobody else's. Five operations; six where the branch's officers have to be found. */
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
  return viewNeed(context, need)
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
