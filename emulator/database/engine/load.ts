import type { CollectionDefinition } from '../../../cloudfunctions/platform/collections'
import { type RecordChange, type Storage, unreadableStore } from '../storage'
import { Collection } from './collection'
import type { Ledger, VerifiedRecord } from './ledger'
import { PackedTexts } from './packed-texts'
import { collectionOf, documentKey, idOf, isCollectionKey } from './record-keys'
import { StoredVersion } from './stored-version'
import { assertUnique } from './uniqueness'

export interface Loaded {
  readonly collections: Map<string, Collection>
  /** What is to be written, since it was checked against other indexes. */
  readonly changes: readonly RecordChange[]
}

interface Found {
  collection: Collection
  record: VerifiedRecord | undefined
}

/**
 * Reads a whole store. The record of a collection holds the indexes that each of its documents was checked against when
 * it was written; only where they have changed since are the documents decoded and checked now.
 */
export async function load(
  storage: Storage,
  ledger: Ledger,
  definitions: readonly CollectionDefinition[],
): Promise<Loaded> {
  const definitionByName = new Map(definitions.map((definition) => [definition.name, definition]))
  const definitionOf = (name: string) => definitionByName.get(name) ?? { name, indexes: [] }
  const foundByName = new Map<string, Found>()
  const bodies = new PackedTexts()
  await ledger.open(storage, (record) => {
    const name = collectionOf(record.key)
    let found = foundByName.get(name)
    if (found === undefined) {
      found = { collection: new Collection(definitionOf(name)), record: undefined }
      foundByName.set(name, found)
    }
    if (isCollectionKey(record.key)) {
      found.record = record
    } else {
      const { body, sequence, checksum } = record
      const id = idOf(record.key)
      found.collection.restore(id, new StoredVersion(id, bodies.add(body), sequence, checksum))
    }
  })
  const collections = new Map<string, Collection>()
  const changes: RecordChange[] = []
  for (const [name, { collection, record }] of foundByName) {
    if (record === undefined) {
      throw unreadableStore(storage.location, `the collection ${name} has documents but no record`)
    }
    const definition = definitionOf(name)
    if (record.body === collectionBody(definition)) {
      collections.set(name, collection)
      continue
    }
    collections.set(name, checked(storage.location, collection, definition))
    ledger.advance()
    changes.push(ledger.put(record.key, collectionBody(definition), record).change)
  }
  return { collections, changes }
}

/** The record of a collection. */
export function collectionBody({ indexes }: CollectionDefinition): string {
  return JSON.stringify({ indexes })
}

/** The same documents, each checked against those before it. */
function checked(location: string, unchecked: Collection, definition: CollectionDefinition): Collection {
  const collection = new Collection(definition)
  for (const id of unchecked.ids()) {
    const version = unchecked.newest(id)
    if (version === undefined) {
      continue
    }
    try {
      assertUnique(collection, version.document)
    } catch (error) {
      throw unreadableStore(location, `${documentKey(definition.name, id)}: ${(error as Error).message}`)
    }
    collection.restore(id, version)
  }
  return collection
}
