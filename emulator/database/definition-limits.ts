import type { CollectionDefinition } from '../../cloudfunctions/platform/collections'

/** docs.cloudbase.net/en/faq/database: of an environment, a collection, an index. */
const MOST_COLLECTIONS = 100
const MOST_INDEXES = 100
const MOST_FIELDS = 31

/** Refuses collections and indexes that could not be made in a real environment. */
export function assertWithinLimits(definitions: readonly CollectionDefinition[]): void {
  if (definitions.length > MOST_COLLECTIONS) {
    throw new Error(`${definitions.length} collections: an environment has at most ${MOST_COLLECTIONS}`)
  }
  const names = new Set<string>()
  for (const { name, indexes } of definitions) {
    if (names.has(name)) {
      throw new Error(`the collection ${name} is defined twice`)
    }
    names.add(name)
    if (indexes.length > MOST_INDEXES) {
      throw new Error(`${name} has ${indexes.length} indexes: a collection has at most ${MOST_INDEXES}`)
    }
    for (const { fields } of indexes) {
      if (fields.length > MOST_FIELDS) {
        throw new Error(
          `${name} has an index on ${fields.length} fields from ${fields[0]} on: an index has at most ${MOST_FIELDS}`,
        )
      }
    }
  }
}

export function isCollectionName(name: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9_-]{1,32}$/.test(name)
}
