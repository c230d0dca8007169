import { forgetReasons } from './attendance-store'
import { findUnpostedOf, forgetNotesOf } from './hours-store'
import { removeAllOfVisitor } from './visit-store'

/**
 * When somebody deletes their data: what they wrote of households goes, also what is still on its way, and so do
 * officers' words on their corrections. Hours stay under the id alone. Safe to repeat.
 */
export async function forgetWordsOf(memberId: string): Promise<void> {
  const unposted = await findUnpostedOf(memberId)
  await Promise.all(
    unposted.filter(({ notes }) => notes?.[memberId]).map(({ _id }) => forgetNotesOf(_id, memberId)),
  )
  await removeAllOfVisitor(memberId)
  await forgetReasons(memberId)
}
