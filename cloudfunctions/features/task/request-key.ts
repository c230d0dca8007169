import { createHash } from 'node:crypto'
import type { WriteContext } from '../../platform/context'
import type { Entry } from './shift-rules'

/**
 * A deed's lasting name: the client's request id, bound to the person and the verb. A retry has the same
 * key; nobody can spend another person's. Short, since a shift keeps two thousand, and tells nothing of the person.
 */
export function requestKey(
  verb: 'claim' | 'release' | 'edit' | 'cancel',
  { caller }: WriteContext,
  requestId: string,
): string {
  return digest(`${verb}:${caller.memberId}:${requestId}`)
}

/** Says of one claim of one person that somebody was told it stays. */
export function stayKey({ memberId, at }: Entry): string {
  return digest(`stay:${memberId}:${at}`)
}

function digest(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 16)
}
