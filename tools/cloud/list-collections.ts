import type CloudBase from '@cloudbase/manager-node'

/** The vendor names no more in one answer. */
const MOST_NAMED = 100

/** The names of all collections of an environment. */
export async function listCollections(manager: CloudBase): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const { Collections, Pager } = await manager.database.listCollections({
      MgoLimit: MOST_NAMED,
      MgoOffset: names.length,
    })
    names.push(...Collections.map(({ CollectionName }) => CollectionName))
    if (Collections.length === 0 || names.length >= Pager.Total) {
      return names
    }
  }
}
