import { unboundOpenid } from '../../cloudfunctions/platform/identity'
import type { Stored } from './document-line'

/** What is only of use to the accounts it speaks of. */
const ofAccounts: ReadonlySet<string> = new Set(['subscriptions', 'visitors'])

/**
 * A document without the WeChat accounts of the old mini-program: openids belong to one mini-program, in another one the
 * same people have others. Nothing when there would be nothing left of it.
 */
export function unbound(collection: string, document: Stored): Stored | undefined {
  if (ofAccounts.has(collection)) {
    return undefined
  }
  if (collection === 'members') {
    return { ...document, openid: unboundOpenid(document._id) }
  }
  // Accepted, the request would be bound to an account that nobody has; the person asks again.
  return collection === 'admissions' && document.state === 'asked' ? undefined : document
}
