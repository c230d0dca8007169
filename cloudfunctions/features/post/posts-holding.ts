import { findHolding } from './post-store'

/** Which pictures each of these posts refers to, a correction that waits included; those that are gone refer to none. */
export async function postsHolding(
  postIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = await findHolding(postIds)
  return new Map(
    found.map(({ _id, sizes, correction }) => [
      _id,
      new Set([...Object.keys(sizes), ...Object.keys(correction?.sizes ?? {})]),
    ]),
  )
}
