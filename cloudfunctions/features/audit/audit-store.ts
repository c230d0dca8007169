import type { ActDocument } from '../../platform/audit'
import type { Position } from '../../platform/cursor'
import { allOf, collection, op, type Where } from '../../platform/database'
import { after, inOrder } from '../../platform/paging'

export type Recorded = Pick<ActDocument, (typeof shown)[number]>

export interface ActFilter {
  orgIds: readonly string[]
  method?: string
  by?: string
  from?: number
  /** Included. */
  to?: number
}

const shown = ['_id', 'at', 'by', 'onBehalfOf', 'method', 'orgId', 'subjectId', 'note', 'isRefused'] as const

const audit = collection<ActDocument>('audit')

/** Newest first, after a position. At most 1,000. */
export function findActs(
  filter: ActFilter,
  position: Position | undefined,
  limit: number,
): Promise<Recorded[]> {
  return audit.find(allOf(...conditionsOf(filter), ...after(position, 'at', 'desc')), {
    fields: shown,
    orderBy: inOrder('at', 'desc'),
    limit,
  })
}

function conditionsOf({ orgIds, method, by, from, to }: ActFilter): Where[] {
  const conditions: Where[] = [{ orgId: op.oneOf(orgIds) }]
  if (method !== undefined) {
    conditions.push({ method })
  }
  if (by !== undefined) {
    conditions.push({ by })
  }
  if (from !== undefined) {
    conditions.push({ at: op.gte(from) })
  }
  if (to !== undefined) {
    conditions.push({ at: op.lt(to + 1) })
  }
  return conditions
}
