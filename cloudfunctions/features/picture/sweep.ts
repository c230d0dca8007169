import groupBy from 'lodash/groupBy'
import uniq from 'lodash/uniq'
import type { PictureUse } from '../../contract/picture'
import { findGone, findOver, type Known, keepForGood, markGone, removeGone } from './picture-store'
import { removeLeftovers, removePictureFiles } from './remove-picture-files'

/** Which pictures these posts, needs or deeds refer to now; one that is taken in has but one owner. */
type Holders = Readonly<Record<PictureUse, (ownerIds: readonly string[]) => Promise<readonly string[]>>>

const LIMIT = 50

/**
 * Removes pictures whose time is over and which nobody refers to, with their files; those that somebody does are kept
 * for good. One operation when there is none, else at most five and one for each kind of owner. A document goes an
 * hour after its files, which then go once more: what a call of that moment had still put there is not forgotten.
 */
export async function sweepPictures(
  now: number,
  holders: Holders,
): Promise<{ done: number; isMore: boolean }> {
  const over = await findOver(now, LIMIT)
  if (over.length === 0) {
    return { done: 0, isMore: false }
  }
  const old = over.filter(({ state }) => state === 'gone').map(({ _id }) => _id)
  const rest = over.filter(({ state }) => state !== 'gone')
  const held = await heldOf(rest, holders)
  const loose = rest.map(({ _id }) => _id).filter((id) => !held.has(id))
  if (held.size > 0) {
    await removeLeftovers(rest.filter(({ _id }) => held.has(_id)))
    await keepForGood([...held], now)
  }
  if (loose.length > 0) {
    await markGone(loose, now)
    await removePictureFiles(await findGone(loose))
  }
  if (old.length > 0) {
    await removePictureFiles(old)
    await removeGone(old)
  }
  return { done: over.length, isMore: over.length === LIMIT }
}

async function heldOf(pictures: readonly Known[], holders: Holders): Promise<ReadonlySet<string>> {
  const uses = Object.entries(groupBy(pictures, 'use')) as [PictureUse, Known[]][]
  const found = await Promise.all(
    uses.map(([use, some]) => holders[use](uniq(some.flatMap(({ ownerId }) => ownerId ?? [])))),
  )
  const held = new Set(found.flat())
  return new Set(pictures.flatMap(({ _id }) => (held.has(_id) ? [_id] : [])))
}
