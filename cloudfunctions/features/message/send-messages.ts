import countBy from 'lodash/countBy'
import keyBy from 'lodash/keyBy'
import { templates } from '../../platform/wechat'
import { accountsOf } from '../binding/accounts-of'
import { deliverLetter, type Letter } from './deliver-letter'
import { findWaiting, type Message, putAside } from './message-store'
import { cardOf, isLate, pageOf, templateOf } from './message-words-rules'
import { findSubscriptions, type Subscription } from './subscription-store'
import { withTitles } from './with-titles'

const AT_ONCE = 100
/** Calls to WeChat side by side. */
const ABREAST = 5

export interface Sending {
  done: number
  isMore: boolean
  /** How many came to which end; a failure under WeChat's own number. */
  outcomes: Record<string, number>
}

/**
 * Sends a part of the outbox to those who agreed; what nobody agreed to is put aside and stays to be read in the
 * mini-program. At most six operations, and three for each message that is sent.
 */
export async function sendMessages(now: number): Promise<Sending> {
  const waiting = await withTitles(await findWaiting(AT_ONCE))
  if (waiting.length === 0) {
    return { done: 0, isMore: false, outcomes: {} }
  }
  const accounts = await accountsOf(waiting.map(({ memberId }) => memberId))
  const subscriptions = keyBy(await findSubscriptions([...new Set(accounts.values())]), '_id')
  const letters: Letter[] = []
  const late: string[] = []
  const notAgreed: string[] = []
  for (const message of waiting) {
    const letter = letterOf(message, accounts.get(message.memberId), subscriptions)
    if (!letter) {
      notAgreed.push(message._id)
    } else if (isLate(message.at, now)) {
      late.push(message._id)
    } else {
      letters.push(letter)
    }
  }
  await Promise.all([putAside(late, 'late'), putAside(notAgreed, 'notAgreed')])
  const ends: string[] = []
  for (let from = 0; from < letters.length; from += ABREAST) {
    ends.push(...(await Promise.all(letters.slice(from, from + ABREAST).map(deliverLetter))))
  }
  return {
    done: waiting.length,
    isMore: waiting.length === AT_ONCE,
    outcomes: countBy([...late.map(() => 'late'), ...notAgreed.map(() => 'notAgreed'), ...ends]),
  }
}

function letterOf(
  message: Message,
  openid: string | undefined,
  subscriptions: Readonly<Record<string, Pick<Subscription, 'left'>>>,
): Letter | undefined {
  const name = templateOf(message.kind)
  const template = templates()[name]
  const card = cardOf(message)
  if (!openid || !template || !card || !subscriptions[openid]?.left[name]) {
    return undefined
  }
  return { messageId: message._id, openid, name, template, card, page: pageOf(message) }
}
