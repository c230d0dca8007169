import { findTaskCards } from './task-store'

/** What up to fifty tasks are called and where they are; one operation. */
export async function taskPlaces(
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, { title: string; siteName: string }>> {
  const cards = taskIds.length === 0 ? [] : await findTaskCards(taskIds)
  return new Map(cards.map(({ _id, title, site }) => [_id, { title, siteName: site.name }]))
}
