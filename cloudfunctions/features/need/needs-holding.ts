import { findPictureIds } from './need-store'

/** Which picture each of these needs refers to; those that are gone refer to none. One operation. */
export async function needsHolding(
  needIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = await findPictureIds(needIds)
  return new Map(
    found.map(({ _id, pictureId }) => [_id, new Set(pictureId === undefined ? [] : [pictureId])]),
  )
}
