import { removeFiles } from '../../platform/storage'
import { findOver, removePacks } from './pack-store'

/** As many as one call removes. */
const AT_ONCE = 50

/** Files older than a day go, and what stands of them. One operation when there is none, else two. */
export async function removeOldPacks(now: number): Promise<{ done: number; isMore: boolean }> {
  const over = await findOver(now, AT_ONCE)
  if (over.length === 0) {
    return { done: 0, isMore: false }
  }
  await removeFiles(over.map(({ fileId }) => fileId))
  await removePacks(over.map(({ _id }) => _id))
  return { done: over.length, isMore: over.length === AT_ONCE }
}
