import { findHolding } from './post-store'

/** The pictures these posts refer to, a correction that waits included; those that are gone refer to none. One operation. */
export async function postPictures(postIds: readonly string[]): Promise<string[]> {
  const found = await findHolding(postIds)
  return found.flatMap(({ sizes, correction }) => Object.keys({ ...sizes, ...correction?.sizes }))
}
