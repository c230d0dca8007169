import type { TemplateName } from '../../contract/message'
import { sendCard, type Template } from '../../platform/wechat'
import { markSent, type SendState, takeToSend } from './message-store'
import type { Card } from './message-words-rules'
import { dropAll, spendOne } from './subscription-store'

/** A message to somebody who has agreed to one of its template. */
export interface Letter {
  messageId: string
  openid: string
  name: TemplateName
  template: Template
  card: Card
  /** What a tap on the card opens. */
  page: string
}

/** Taken first and spent second: whatever dies in between, nobody gets the same twice. Answers what became of it. */
export async function deliverLetter({
  messageId,
  openid,
  name,
  template,
  card,
  page,
}: Letter): Promise<string> {
  if (!(await takeToSend(messageId))) {
    return 'takenByAnother'
  }
  if (!(await spendOne(openid, name))) {
    return end(messageId, 'notAgreed')
  }
  const outcome = await sendCard(openid, template, card, page).catch(() => ({ code: 'unreachable' }))
  if (outcome === 'refused') {
    await dropAll(openid, name)
    return end(messageId, 'notAgreed')
  }
  return outcome === 'sent' ? end(messageId, 'sent') : end(messageId, 'failed', outcome.code)
}

async function end(messageId: string, state: SendState, code = ''): Promise<string> {
  await markSent(messageId, state)
  return state + code
}
