import type { WriteContext } from '../../platform/context'

/**
 * A deed's lasting name: the client's request id, bound to the person and the verb. A retry has the same
 * key; nobody can spend another person's.
 */
export function requestKey(
  verb: 'claim' | 'release' | 'edit' | 'cancel',
  { caller }: WriteContext,
  requestId: string,
): string {
  return `${verb}:${caller.memberId}:${requestId}`
}
