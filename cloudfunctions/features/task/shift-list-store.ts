import type { Position } from '../../platform/cursor'
import { allOf, anyOf, collection, type Order, op, type Where } from '../../platform/database'
import { after, inOrder } from '../../platform/paging'
import type { Shift, Viewed } from './shift-rules'

const shifts = collection<Shift>('shifts')

/** What a list shows; five hundred people's entries stay behind, but for one's own. */
const listed = [
  'taskId',
  'branchId',
  'siteId',
  'audience',
  'state',
  'reason',
  'startsAt',
  'endsAt',
  'urgent',
  'places',
  'left',
  'held',
  'queue',
  'queueLeft',
] as const satisfies readonly (keyof Shift)[]

/** Of `roster`, `confirmed`, `coming` and `checkIns` only what is the reader's own. */
export type Listed = Viewed & Pick<Shift, 'taskId'>

/** For whoever opens the task; at most 100 shifts. */
export function findListedOfTask(taskId: string, memberId: string | undefined): Promise<Listed[]> {
  return findListed({ taskId }, memberId, [['startsAt', 'asc']], 100)
}

export interface Page {
  after?: Position
  limit: number
}

export interface OpenFilter {
  from: number
  to?: number
  branchIds?: readonly string[]
}

export function findOpen(filter: OpenFilter, memberId: string | undefined, page: Page): Promise<Listed[]> {
  return findPage(whereOpen(filter), memberId, 'asc', page)
}

/** Start times only, to count shifts by day. */
export function findOpenStarts(filter: OpenFilter): Promise<Pick<Shift, 'startsAt'>[]> {
  return shifts.find(whereOpen(filter), { fields: ['startsAt'], limit: 1_000 })
}

/** Not yet over, and I hold a place or wait for one. */
export function findMine(memberId: string, now: number, page: Page): Promise<Listed[]> {
  const notOver = { endsAt: op.gt(now) }
  return findPage(
    anyOf(
      { 'roster.memberId': memberId, ...notOver },
      { 'held.memberId': memberId, ...notOver },
      { 'queue.memberId': memberId, ...notOver },
    ),
    memberId,
    'asc',
    page,
  )
}

/** Over, and I had a place. */
export function findPast(memberId: string, now: number, page: Page): Promise<Listed[]> {
  return findPage({ 'roster.memberId': memberId, endsAt: op.lte(now) }, memberId, 'desc', page)
}

function whereOpen({ from, to, branchIds }: OpenFilter): Where {
  const conditions: Where[] = [{ state: 'open', startsAt: op.gt(from) }]
  if (to !== undefined) {
    conditions.push({ startsAt: op.lt(to) })
  }
  if (branchIds) {
    conditions.push({ branchId: op.oneOf(branchIds) })
  }
  return allOf(...conditions)
}

/** One page by (startsAt, _id): a cursor stays right while shifts come and go. */
function findPage(
  where: Where,
  memberId: string | undefined,
  direction: Order[1],
  page: Page,
): Promise<Listed[]> {
  const filter = allOf(where, ...after(page.after, 'startsAt', direction))
  return findListed(filter, memberId, inOrder('startsAt', direction), page.limit)
}

async function findListed(
  where: Where,
  memberId: string | undefined,
  orderBy: readonly Order[],
  limit: number,
): Promise<Listed[]> {
  const mine = memberId === undefined ? undefined : { memberId }
  const found = await shifts.find(where, {
    fields: listed,
    ...(mine && {
      paths: [`coming.${mine.memberId}`, `checkIns.${mine.memberId}`],
      firsts: { roster: mine, confirmed: mine },
    }),
    orderBy,
    limit,
  })
  return found.map((shift) => ({ roster: [], confirmed: [], coming: {}, checkIns: {}, ...shift }))
}
