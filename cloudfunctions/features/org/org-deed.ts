import { createHash } from 'node:crypto'
import type { ActContext } from '../../platform/context'

/**
 * What a deed leaves behind: the request it was asked by, and the id of what it creates. Both follow from the person
 * and the client's request id: a retry has the same, and nobody can choose an id that is in use.
 */
export function orgDeed({ caller, requestId }: ActContext): { request: string; newId: string } {
  const request = `${caller.memberId}:${requestId}`
  return { request, newId: createHash('sha256').update(request).digest('hex').slice(0, 20) }
}
