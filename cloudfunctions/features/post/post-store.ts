import type { Position } from '../../platform/cursor'
import { allOf, type Change, collection, op, type Where } from '../../platform/database'
import { after, inOrder } from '../../platform/paging'
import type { Scope } from '../../platform/scope'
import { within } from '../../platform/scoped'
import { type OnDesk, onDesk } from './desk-rules'
import { feedsOf } from './list-rules'
import { NOBODY, type Post } from './post-rules'

const posts = collection<Post>('posts')

const whole = [
  ...onDesk,
  'townId',
  'content',
  'sizes',
  'checkDueAt',
  'checkBy',
  'lists',
  'correction',
  'corrections',
  'spent',
] as const satisfies readonly (keyof Post)[]

export type Whole = Pick<Post, '_id' | (typeof whole)[number]>

/** Says whether it was new. */
export function insertPost(post: Post): Promise<boolean> {
  return posts.insert(post)
}

/** As far as an officer's right reaches; beyond it there is none. */
export function findPostIn(scope: Scope, postId: string): Promise<Whole | undefined> {
  return within<Post>(scope, 'posts').findById(postId, whole)
}

export function findPost(postId: string): Promise<Whole | undefined> {
  return posts.findById(postId, whole)
}

/** Enough for every honest late duplicate. */
const REQUESTS_KEPT = 20

type Version = Pick<Post, '_id' | 'version'>

/** One act on the version that was seen; `undefined` when somebody wrote since, or when it was done already. */
export function changePost(
  { _id, version }: Version,
  request: string,
  change: Change,
): Promise<Whole | undefined> {
  return posts.updateAndReturn(
    { _id, version, spent: op.neq(request) },
    { ...change, spent: op.pushBounded(request, REQUESTS_KEPT), version: op.inc(1) },
  )
}

/** What follows from WeChat's answer; `undefined` when somebody wrote since: the words may be others now. */
export function settlePost({ _id, version }: Version, change: Change): Promise<Whole | undefined> {
  return posts.updateAndReturn({ _id, version }, { ...change, version: op.inc(1) })
}

export function removePost({ _id, version }: Version): Promise<boolean> {
  return posts.remove({ _id, version })
}

interface Page {
  after: Position | undefined
  limit: number
}

/** Newest first, as far as an officer's right reaches. */
export function findOnDesk(scope: Scope, where: Where, page: Page): Promise<OnDesk[]> {
  return within<Post>(scope, 'posts').find(allOf(where, ...after(page.after, 'savedAt', 'desc')), {
    fields: onDesk,
    paths: ['content.title'],
    orderBy: inOrder('savedAt', 'desc'),
    limit: page.limit,
  }) as Promise<OnDesk[]>
}

/** What stands at the head of these organisations' feeds; nobody pins more. */
export function findPinned(orgIds: readonly string[]): Promise<Pick<Post, '_id' | 'lists'>[]> {
  return posts.find(
    { lists: op.oneOf(orgIds.flatMap(feedsOf)), isPinned: true },
    { fields: ['lists'], limit: 50 },
  )
}

/** Words that wait for WeChat, the one that waits longest first. */
export function findDue(now: number, limit: number): Promise<Whole[]> {
  return posts.find({ checkDueAt: op.lte(now) }, { fields: whole, orderBy: [['checkDueAt', 'asc']], limit })
}

/** Not an edit: whoever writes at this moment is not held up. */
export async function putOff(postIds: readonly string[], now: number, until: number): Promise<void> {
  await posts.updateAll({ _id: op.oneOf(postIds), checkDueAt: op.lte(now) }, { checkDueAt: until })
}

/** At most 1,000 by id. */
export function findHolding(postIds: readonly string[]) {
  return posts.findByIds(postIds, ['sizes', 'correction'])
}

/** More than one person writes. */
const MOST = 1_000

export function findAllOf(authorId: string) {
  return posts.find(
    { authorId },
    {
      fields: ['state', 'textCheck', 'content', 'sizes', 'savedAt', 'branchId'],
      orderBy: [['savedAt', 'desc']],
      limit: MOST,
    },
  )
}

export function findCorrectionsBy(memberId: string) {
  return posts.find({ 'correction.by': memberId }, { fields: ['sizes', 'correction'], limit: MOST })
}

/** What nobody else may ever have seen goes; what was passed stays with the branch, as nobody's. */
export async function eraseAuthor(memberId: string): Promise<void> {
  await posts.updateAll(
    { 'correction.by': memberId },
    { correction: op.unset(), checkDueAt: op.unset(), checkBy: op.unset(), version: op.inc(1) },
  )
  await posts.removeAll({ authorId: memberId, textCheck: op.neq('passed') })
  await posts.updateAll({ authorId: memberId }, { authorId: NOBODY, version: op.inc(1) })
}
