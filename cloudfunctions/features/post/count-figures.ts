import countBy from 'lodash/countBy'
import type { Output, ParsedInput } from '../../contract/contract'
import type { Channel } from '../../contract/post'
import { monthOf, startOfDay } from '../../platform/calendar'
import type { OfficerContext } from '../../platform/context'
import { branchInScope } from '../binding/branch-in-scope'
import { findVisibleBetween } from './feed-store'

/** Counted from the posts themselves, up to a thousand a year. Two operations with the look-up of the caller. */
export async function countFigures(
  context: OfficerContext,
  { branchId, year }: ParsedInput<'post.figures'>,
): Promise<Output<'post.figures'>> {
  await branchInScope(context, branchId)
  const end = Math.min(startOfDay(`${Number(year) + 1}-01-01`), context.now + 1)
  const posts = await findVisibleBetween(branchId, startOfDay(`${year}-01-01`), end)
  const keyOf = (post: (typeof posts)[number]) => `${monthOf(post.visibleAt ?? 0)} ${post.channel}`
  const months = Object.entries(countBy(posts, keyOf)).map(([key, count]) => {
    const [month, channel] = key.split(' ') as [string, Channel]
    const reads = posts.reduce((sum, post) => sum + (keyOf(post) === key ? post.reads : 0), 0)
    return { month, channel, posts: count, reads }
  })
  return { months }
}
