import { checkTexts, type Verdict } from '../../platform/content-check'
import { type Change, op } from '../../platform/database'
import { type Told, tell } from '../message/tell'
import { dropAfterWrite } from './content-pictures'
import { textsToCheck } from './content-rules'
import { publication, waitingWords } from './post-rules'
import { settlePost, type Whole } from './post-store'
import { toldReviewers, toldWriter } from './tell-post'
import { townOf } from './town-of'

interface Asked {
  post: Whole
  /** With whose account. */
  openid: string
}

interface Answered {
  post: Whole
  verdict: Exclude<Verdict, 'unreachable'>
}

/**
 * Asks WeChat about words that wait, and writes what follows. People are told before it is written: a call that dies in
 * between leaves the words waiting, a timer asks again, and telling twice tells once. Answers the posts that changed;
 * the others wait on, or somebody wrote meanwhile. One operation a post, and at most three for all.
 * `present`: who looks on, and need not be told that it is out.
 */
export async function checkWords(
  asked: readonly Asked[],
  { now, present }: { now: number; present?: string },
): Promise<Whole[]> {
  const answers = await Promise.all(asked.map(async (one) => ({ post: one.post, verdict: await ask(one) })))
  const answered = answers.flatMap(({ post, verdict }): Answered[] =>
    verdict === 'unreachable' ? [] : [{ post, verdict }],
  )
  await tellAnswers(answered, now, present)
  await dropReplaced(answered, now)
  const after = await Promise.all(
    answered.map(async (one) => settlePost(one.post, await changeAfter(one, now))),
  )
  return after.flatMap((post) => post ?? [])
}

async function ask({ post, openid }: Asked): Promise<Verdict> {
  const words = waitingWords(post)
  return words ? checkTexts(openid, textsToCheck(words.content, words.note), 'news') : 'unreachable'
}

const asksNoMore = { checkDueAt: op.unset(), checkBy: op.unset() }

async function changeAfter({ post, verdict }: Answered, now: number): Promise<Change> {
  const { correction } = post
  if (correction && verdict === 'refused') {
    return { ...asksNoMore, 'correction.isRefused': true }
  }
  if (correction) {
    const { content, sizes, note, by, at } = correction
    return {
      ...asksNoMore,
      content: op.set(content),
      sizes: op.set(sizes),
      authorId: by,
      savedAt: at,
      correction: op.unset(),
      corrections: op.push({ at: now, note }),
    }
  }
  if (verdict === 'refused') {
    const returned = op.set({ by: 'wechat', reason: '', at: now })
    return { ...asksNoMore, state: 'draft', textCheck: 'refused', returned, isPinned: false }
  }
  const isPublished = post.state === 'published'
  return {
    ...asksNoMore,
    textCheck: 'passed',
    ...(isPublished && publication(post, await townOf(post.branchId, now), now)),
  }
}

/** The version that was asked about names the occasion: it is the same until the answer is written. */
async function tellAnswers(answered: readonly Answered[], now: number, present?: string): Promise<void> {
  const waiting = answered.flatMap(({ post, verdict }) =>
    verdict === 'passed' && (post.state === 'review' || post.state === 'upper')
      ? [{ post, state: post.state, occasion: post.version }]
      : [],
  )
  const writers = answered.flatMap(({ post, verdict }): Told[] => {
    const writer = post.correction?.by ?? post.authorId
    if (verdict === 'refused') {
      return [toldWriter(writer, 'postTextRefused', post, { occasion: post.version, facts: {} })]
    }
    const { title } = (post.correction ?? post).content
    return post.state === 'published' && writer !== present
      ? [toldWriter(writer, 'postPublished', post, { occasion: post.version, facts: { title } })]
      : []
  })
  await tell(now, ...(await toldReviewers(waiting, now)), ...writers)
}

async function dropReplaced(answered: readonly Answered[], now: number): Promise<void> {
  const replaced = answered.flatMap(({ post, verdict }) =>
    verdict === 'passed' && post.correction ? [[post.sizes, post.correction.sizes] as const] : [],
  )
  await dropAfterWrite(
    replaced.map(([were]) => were),
    replaced.map(([, stay]) => stay),
    now,
  )
}
