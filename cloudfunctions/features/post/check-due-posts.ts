import { accountsOf } from '../binding/accounts-of'
import { checkWords } from './check-words'
import { ASKED_AGAIN_AFTER } from './post-rules'
import { findDue, putOff } from './post-store'

/** Each is up to four questions to WeChat. */
const AT_ONCE = 10

/**
 * Asks WeChat again about words it has not answered, with the account of whoever was there last. One operation when
 * nothing is due, else at most six and one a post. They are put off first: what gets no answer waits for the next time.
 */
export async function checkDuePosts(now: number): Promise<{ done: number; isMore: boolean }> {
  const due = await findDue(now, AT_ONCE)
  if (due.length === 0) {
    return { done: 0, isMore: false }
  }
  await putOff(
    due.map(({ _id }) => _id),
    now,
    now + ASKED_AGAIN_AFTER,
  )
  const accounts = await accountsOf(due.flatMap(({ checkBy }) => checkBy ?? []))
  const asked = due.flatMap((post) => {
    const openid = accounts.get(post.checkBy ?? '')
    return openid === undefined ? [] : [{ post, openid }]
  })
  await checkWords(asked, { now })
  return { done: due.length, isMore: due.length === AT_ONCE }
}
