import type { Position } from '../../platform/cursor'
import { allOf, anyOf, collection, type Order, op, type Where } from '../../platform/database'
import { after, cursorAt, inOrder, positionAt } from '../../platform/paging'
import type { Post } from './post-rules'

/** What readers see, and the one number that reading changes. */
const posts = collection<Post>('posts')

const listed = [
  'branchId',
  'channel',
  'visibleAt',
  'isPinned',
  'sizes',
] as const satisfies readonly (keyof Post)[]
const read = [
  ...listed,
  'lists',
  'content',
  'corrections',
  'reads',
  'source',
] as const satisfies readonly (keyof Post)[]

export type Listed = Pick<Post, '_id' | (typeof listed)[number]> & { content: Pick<Post['content'], 'title'> }
export type Shown = Pick<Post, '_id' | (typeof read)[number]>

interface Place extends Position {
  isPinned: boolean
}

const order: readonly Order[] = [['isPinned', 'desc'], ...inOrder('visibleAt', 'desc')]

interface Page {
  words?: string
  place?: Place
  limit: number
}

/** One page of what stands under any of these keys. */
export function findFeed(keys: readonly string[], now: number, { words, place, limit }: Page) {
  const conditions: Where[] = [{ lists: op.oneOf(keys), visibleAt: op.lte(now) }]
  if (words !== undefined) {
    conditions.push(holding(words))
  }
  if (place) {
    conditions.push(beyond(place))
  }
  return posts.find(allOf(...conditions), {
    fields: listed,
    paths: ['content.title'],
    orderBy: order,
    limit,
  }) as Promise<Listed[]>
}

function holding(words: string): Where {
  const contains = op.contains(words)
  return anyOf(
    { 'content.title': contains },
    { 'content.blocks.text': contains },
    { 'content.blocks.items': contains },
    { 'content.blocks.caption': contains },
  )
}

function beyond({ isPinned, ...position }: Place): Where {
  const further = allOf({ isPinned }, ...after(position, 'visibleAt', 'desc'))
  return isPinned ? anyOf(further, { isPinned: false }) : further
}

type Placed = Pick<Listed, 'isPinned' | 'visibleAt' | '_id'>

export function writePlace({ isPinned, visibleAt = 0, _id }: Placed): string {
  return `${isPinned ? 1 : 0}_${cursorAt({ at: visibleAt, id: _id })}`
}

export function readPlace(cursor: string): Place {
  const [, pinned, rest = ''] = /^([01])_(.+)$/.exec(cursor) ?? []
  return { isPinned: pinned === '1', ...positionAt(rest) }
}

/** One that people see now; for whom it is, its lists say. */
export async function findShown(postId: string, now: number): Promise<Shown | undefined> {
  const [post] = await posts.find({ _id: postId, visibleAt: op.lte(now) }, { fields: read, limit: 1 })
  return post
}

const REQUESTS_KEPT = 50

/** Counted once for each request; nothing when nobody may see the post now. For whom it is, its lists say. */
export async function countRead(
  postId: string,
  request: string,
  now: number,
): Promise<Pick<Post, 'lists' | 'reads'> | undefined> {
  const counted = await posts.updateAndReturn(
    { _id: postId, visibleAt: op.lte(now), readRequests: op.neq(request) },
    { reads: op.inc(1), readRequests: op.pushBounded(request, REQUESTS_KEPT) },
  )
  return counted ?? findShown(postId, now)
}

/** What a branch told people between two instants; at most a thousand. */
export function findVisibleBetween(branchId: string, from: number, to: number) {
  return posts.find(allOf({ branchId, visibleAt: op.gte(from) }, { visibleAt: op.lt(to) }), {
    fields: ['channel', 'visibleAt', 'reads'],
    orderBy: [['visibleAt', 'asc']],
    limit: 1_000,
  })
}
