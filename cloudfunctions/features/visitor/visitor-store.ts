import { HOUR } from '../../platform/calendar'
import { collection, op } from '../../platform/database'

/** How many tries a WeChat user has in any hour. */
const TRIES = 10

/** What is kept of a WeChat user who may not be a member: there from the moment they consent. */
export interface Visitor {
  /** The openid; the document is removed when the person asks for it. */
  _id: string
  consent: { version: number; at: number }
  /** Instants of the newest tries, oldest first; always as many as there are tries in an hour, 0 for none. */
  lastTries: number[]
}

const visitors = collection<Visitor>('visitors')

export function findVisitor(openid: string): Promise<Visitor | undefined> {
  return visitors.findById(openid, ['consent', 'lastTries'])
}

/** Says whether this user was unknown; otherwise nothing changes. */
export function insertVisitor(openid: string, consent: Visitor['consent']): Promise<boolean> {
  return visitors.insert({ _id: openid, consent, lastTries: Array.from({ length: TRIES }, () => 0) })
}

export async function changeConsent(openid: string, { version, at }: Visitor['consent']): Promise<void> {
  await visitors.update({ _id: openid }, { 'consent.version': version, 'consent.at': at })
}

/** One write that counts the try, unless the tenth newest is less than an hour old or there is no consent. */
export function addTry(openid: string, now: number): Promise<boolean> {
  return visitors.update(
    { _id: openid, 'lastTries.0': op.lt(now - HOUR + 1) },
    { lastTries: op.pushBounded(now, TRIES) },
  )
}

export async function removeVisitor(openid: string): Promise<void> {
  await visitors.remove({ _id: openid })
}
