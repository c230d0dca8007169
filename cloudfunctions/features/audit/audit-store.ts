import type { ActDocument } from '../../platform/audit'
import { allOf, anyOf, collection, op, type Where } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'

export type Recorded = Pick<ActDocument, (typeof shown)[number]>

export interface ActFilter {
  orgIds: readonly string[]
  method?: string
  by?: string
  from?: number
  /** Included. */
  to?: number
}

export interface Place {
  at: number
  actId: string
}

const shown = ['_id', 'at', 'by', 'onBehalfOf', 'method', 'orgId', 'subjectId', 'note', 'isRefused'] as const

const audit = collection<ActDocument>('audit')
const members = collection<MemberDocument>('members')

/** Newest first, after a place: a cursor stays right while acts are added. At most 1,000. */
export function findActs(filter: ActFilter, after: Place | undefined, limit: number): Promise<Recorded[]> {
  return audit.find(whereOf(filter, after), {
    fields: shown,
    orderBy: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit,
  })
}

function whereOf({ orgIds, method, by, from, to }: ActFilter, after: Place | undefined): Where {
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
  if (after) {
    conditions.push(anyOf({ at: op.lt(after.at) }, { at: after.at, _id: op.lt(after.actId) }))
  }
  return allOf(...conditions)
}

/** For showing who did something and to whom; whoever may read the act may read these. At most 1,000. */
export function findNames(memberIds: readonly string[]) {
  return members.findByIds(memberIds, ['name'])
}
