import type { TemplateName } from '../../contract/message'
import { collection, op } from '../../platform/database'

/** What one WeChat user agreed to: a tap is one message of a template, and no more (PRODUCT §8). */
export interface Subscription {
  /** The openid; the document goes with the account. */
  _id: string
  left: Record<TemplateName, number>
  /** Taps that were counted, the newest twenty: a retry counts once. */
  spent: string[]
}

const TAPS_KEPT = 20

const subscriptions = collection<Subscription>('subscriptions')

/** At most 1,000 openids. */
export function findSubscriptions(openids: readonly string[]): Promise<Pick<Subscription, '_id' | 'left'>[]> {
  return subscriptions.findByIds(openids, ['left'])
}

/** One more message of each of these; the same tap again changes nothing. */
export async function addTap(openid: string, names: readonly TemplateName[], tap: string): Promise<void> {
  const one = (name: TemplateName) => (names.includes(name) ? 1 : 0)
  const isFirst = await subscriptions.insert({
    _id: openid,
    left: { offer: one('offer'), shift: one('shift'), need: one('need') },
    spent: [tap],
  })
  if (!isFirst) {
    await subscriptions.update(
      { _id: openid, spent: op.neq(tap) },
      {
        ...Object.fromEntries(names.map((name) => [`left.${name}`, op.inc(1)])),
        spent: op.pushBounded(tap, TAPS_KEPT),
      },
    )
  }
}

/** Says whether there was one to spend. */
export function spendOne(openid: string, name: TemplateName): Promise<boolean> {
  return subscriptions.update({ _id: openid, [`left.${name}`]: op.gt(0) }, { [`left.${name}`]: op.inc(-1) })
}

/** WeChat says that the person takes no more of these. */
export async function dropAll(openid: string, name: TemplateName): Promise<void> {
  await subscriptions.update({ _id: openid }, { [`left.${name}`]: 0 })
}

export async function removeSubscription(openid: string): Promise<void> {
  await subscriptions.remove({ _id: openid })
}
