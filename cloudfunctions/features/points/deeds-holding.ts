import { findPictureIds } from './deed-store'

/** Which picture each of these deeds refers to; those that are gone refer to none. One operation. */
export async function deedsHolding(
  deedIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = await findPictureIds(deedIds)
  return new Map(
    found.map(({ _id, pictureId }) => [_id, new Set(pictureId === undefined ? [] : [pictureId])]),
  )
}
