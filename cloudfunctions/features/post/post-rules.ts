import type {
  Audience,
  Channel,
  Content,
  EditablePost,
  PostSource,
  PostState,
  TextCheck,
} from '../../contract/post'
import { AppError } from '../../platform/app-error'
import { HOUR } from '../../platform/calendar'
import { listsOf } from './list-rules'

export interface Size {
  /** Pixels. */
  width: number
  height: number
}

export interface Correction {
  content: Content
  sizes: Record<string, Size>
  note: string
  by: string
  at: number
  /** WeChat said no: its writer may go on from it. */
  isRefused?: boolean
}

/** A piece of news. What people see of it is `content`, from `visibleAt` on; documents hold ids, never names. */
export interface Post {
  _id: string
  branchId: string
  /** The general branch at the time of writing. */
  townId: string
  /** Who wrote the words as they stand; they are hidden from everybody else until WeChat has passed them. */
  authorId: string
  channel: Channel
  reach: 'branch' | 'town'
  audience: Audience
  publishAt?: number
  source?: PostSource
  content: Content
  /** Of every picture in the content, by its id and in the order of the content: the first is the cover. Written as a whole. */
  sizes: Record<string, Size>
  state: PostState
  textCheck: TextCheck
  /** When a timer asks WeChat again; absent: nothing to ask. */
  checkDueAt?: number
  /** With whose account WeChat is asked: somebody who was there within two hours (PRODUCT §8). */
  checkBy?: string
  /** People see it from this instant on; absent: nobody does. Set and taken away together with `lists`. */
  visibleAt?: number
  /** The feeds it stands in (`list-rules.ts`); empty while nobody sees it. */
  lists: string[]
  isPinned: boolean
  returned?: { by: 'officer' | 'wechat'; reason: string; at: number }
  /** New words for a published post, until WeChat has passed them. */
  correction?: Correction
  corrections: { at: number; note: string }[]
  reads: number
  /** The newest requests that were counted as reads. */
  readRequests: string[]
  /** Requests already carried out, the newest twenty. */
  spent: string[]
  version: number
  savedAt: number
}

export type Act = EditablePost['may'][number]

export interface Rights {
  /** Wrote the words as they stand. */
  isAuthor: boolean
  /** May write for the branch. */
  mayWrite: boolean
  /** May publish in the branch. */
  mayReview: boolean
  /** May publish for the general branch. */
  mayReviewTown: boolean
}

type Judged = Pick<Post, 'state' | 'reach' | 'textCheck' | 'correction' | 'checkDueAt' | 'visibleAt'>

/** From its time on people may have read it: what is changed after that is said. */
export function isSeen({ visibleAt }: Pick<Post, 'visibleAt'>, now: number): boolean {
  return visibleAt !== undefined && visibleAt <= now
}

function isWaitingCorrection(correction: Correction | undefined): boolean {
  return correction !== undefined && !correction.isRefused
}

interface Circumstances {
  now: number
  /** WeChat has not answered about a picture in the words that person may read. */
  hasWaitingPicture?: boolean
}

/** What somebody may do with a post now: the one table that the desk shows and every use case asks. */
export function actsOn(
  post: Judged,
  { isAuthor, mayWrite, mayReview, mayReviewTown }: Rights,
  { now, hasWaitingPicture = false }: Circumstances,
): Act[] {
  const { state, textCheck, correction } = post
  const maySee = isAuthor || textCheck === 'passed'
  const mayPublish = state === 'upper' || post.reach === 'town' ? mayReviewTown : mayReview
  const isWaiting = state === 'review' || state === 'upper'
  const answers = (state === 'review' && mayReview) || (state === 'upper' && mayReviewTown)
  const allowed: Record<Act, boolean> = {
    edit: mayWrite && maySee && state === 'draft',
    submit: mayWrite && maySee && state === 'draft',
    approve: answers && textCheck === 'passed',
    return: answers && textCheck === 'passed',
    withdraw: state === 'published' ? mayPublish : isWaiting && (isAuthor || answers),
    pin: state === 'published' && mayPublish,
    correct:
      state === 'published' &&
      mayPublish &&
      textCheck === 'passed' &&
      isSeen(post, now) &&
      !isWaitingCorrection(correction),
    // Unseen, too: else a draft whose writer is gone would lie there for ever.
    delete: (mayReview || (mayWrite && maySee)) && (state === 'draft' || state === 'withdrawn'),
    recheck: mayWrite && (post.checkDueAt !== undefined || (hasWaitingPicture && state !== 'withdrawn')),
  }
  return (Object.keys(allowed) as Act[]).filter((act) => allowed[act])
}

/** Where the word of somebody with these rights takes it: as far up as they reach. */
export function stateAfter(
  reach: Post['reach'],
  { mayReview, mayReviewTown }: Pick<Rights, 'mayReview' | 'mayReviewTown'>,
): 'review' | 'upper' | 'published' {
  if (!mayReview) {
    return 'review'
  }
  return reach === 'branch' || mayReviewTown ? 'published' : 'upper'
}

/** Whose words they are once a person's data are deleted. */
export const NOBODY = 'nobody'

/** A draft as it begins. */
export function newPost(
  postId: string,
  draft: Pick<Post, 'branchId' | 'townId' | 'authorId' | 'channel' | 'reach' | 'audience'> &
    Pick<Post, 'content' | 'sizes' | 'savedAt'> & {
      publishAt?: number | undefined
      source?: PostSource | undefined
    },
): Post {
  const { publishAt, source, ...rest } = draft
  return {
    ...rest,
    ...(publishAt !== undefined && { publishAt }),
    ...(source && { source }),
    _id: postId,
    state: 'draft',
    textCheck: 'none',
    lists: [],
    isPinned: false,
    corrections: [],
    reads: 0,
    readRequests: [],
    spent: [],
    version: 1,
  }
}

/** Words that have not passed are shown to nobody but whoever wrote them. */
export function isHiddenFrom(
  { authorId, textCheck }: Pick<Post, 'authorId' | 'textCheck'>,
  memberId: string,
): boolean {
  return textCheck !== 'passed' && authorId !== memberId
}

/** The words somebody may read: those of the post, and their own correction of it. */
export function contentsFor(
  post: Pick<Post, 'authorId' | 'textCheck' | 'content' | 'correction'>,
  memberId: string,
): Content[] {
  const { content, correction } = post
  return [
    ...(isHiddenFrom(post, memberId) ? [] : [content]),
    ...(correction?.by === memberId ? [correction.content] : []),
  ]
}

/** The words WeChat is to be asked about: a correction's, or those that were never passed. */
export function waitingWords(
  post: Pick<Post, 'content' | 'textCheck' | 'correction'>,
): { content: Content; note?: string } | undefined {
  if (post.correction && isWaitingCorrection(post.correction)) {
    return post.correction
  }
  return post.textCheck === 'waiting' ? { content: post.content } : undefined
}

/** A timer asks WeChat again after so long. */
export const ASKED_AGAIN_AFTER = HOUR / 6

/** It is published: where it stands from now on, and from when people see it. One write sets all of it. */
export function publication(
  post: Pick<Post, 'branchId' | 'reach' | 'channel' | 'audience' | 'publishAt'>,
  townId: string,
  now: number,
): Pick<Post, 'townId' | 'visibleAt' | 'lists'> {
  return {
    townId,
    visibleAt: Math.max(post.publishAt ?? 0, now),
    lists: listsOf({ ...post, townId }),
  }
}

const MOST_DAYS_AHEAD = 90

/** Only a notice is for some; and nothing waits longer than a season. */
export function refuseSettings(
  {
    channel,
    audience,
    publishAt = 0,
  }: Pick<Post, 'channel' | 'audience'> & { publishAt?: number | undefined },
  now: number,
): void {
  if (channel !== 'notice' && audience.who !== 'all') {
    throw new AppError('CONTENT_REFUSED', { why: 'audience' })
  }
  if (publishAt > now + MOST_DAYS_AHEAD * 24 * HOUR) {
    throw new AppError('INVALID_INPUT', { path: 'publishAt' })
  }
}

/** In the feed of one organisation; more would leave no room for what is new. */
const MOST_PINNED = 3

export function refusePin(orgIds: readonly string[], pinned: readonly Pick<Post, 'lists'>[]): void {
  const countIn = (orgId: string) =>
    pinned.filter(({ lists }) => lists.some((key) => key.split(/[@/]/)[0] === orgId)).length
  if (orgIds.some((orgId) => countIn(orgId) >= MOST_PINNED)) {
    throw new AppError('CONTENT_REFUSED', { why: 'tooManyPinned' })
  }
}
