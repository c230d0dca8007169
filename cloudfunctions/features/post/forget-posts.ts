import { dropAfterWrite } from './content-pictures'
import { eraseAuthor, findAllOf, findCorrectionsBy } from './post-store'

/**
 * Words of a person that nobody else may have read go, with their pictures; what was passed stays with the branch and
 * is nobody's. At most six operations; a retry finishes what a crash left.
 */
export async function forgetPosts(memberId: string, now: number): Promise<void> {
  const [own, corrected] = await Promise.all([findAllOf(memberId), findCorrectionsBy(memberId)])
  const unread = own.filter(({ textCheck }) => textCheck !== 'passed')
  await dropAfterWrite(
    [...unread.map(({ sizes }) => sizes), ...corrected.map(({ correction }) => correction?.sizes ?? {})],
    corrected.map(({ sizes }) => sizes),
    now,
  )
  await eraseAuthor(memberId)
}
