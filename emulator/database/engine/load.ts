import type { CollectionDefinition } from '../../../cloudfunctions/platform/collections'
import { type RecordChange, type Storage, unreadableStore } from '../storage'
import type { DocumentId } from '../values/value'
import { Collection, type Definition } from './collection'
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
 * it was written; only where they have changed since are the documents decoded and checked now. A collection that is not
 * in `definitions` keeps its own: a deployment made it.
 */
export async function load(
  storage: Storage,
  ledger: Ledger,
  definitions: readonly CollectionDefinition[],
): Promise<Loaded> {
  const definitionByName = new Map(definitions.map((definition) => [definition.name, definition]))
  const foundByName = new Map<string, Found>()
  const bodies = new PackedTexts()
  await ledger.open(storage, (record) => {
    const name = collectionOf(record.key)
    let found = foundByName.get(name)
    if (found === undefined) {
      found = { collection: new Collection({ name, indexes: [] }), record: undefined }
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
    const stored = { name, ...(JSON.parse(record.body) as Omit<Definition, 'name'>) }
    const definition = definitionByName.get(name) ?? stored
    collections.set(name, collection)
    collection.record = record
    if (record.body !== collectionBody(definition)) {
      assertFitsStored(storage.location, collection, definition)
      const sequence = ledger.advance()
      const { change, checksum } = ledger.put(record.key, collectionBody(definition), record)
      collection.record = { sequence, checksum }
      changes.push(change)
    }
    collection.redefine(definition.indexes)
  }
  return { collections, changes }
}

/** The record of a collection. */
export function collectionBody({ indexes }: Definition): string {
  return JSON.stringify({ indexes })
}

function assertFitsStored(location: string, collection: Collection, definition: Definition): void {
  assertFits(collection, definition, (id, error) => {
    throw unreadableStore(location, `${documentKey(definition.name, id)}: ${error.message}`)
  })
}

/** Refuses unique indexes that two of the documents would break. */
export function assertFits(
  collection: Collection,
  definition: Definition,
  refuse: (id: DocumentId, error: Error) => never,
): void {
  const copy = new Collection(definition)
  for (const id of collection.ids()) {
    const version = collection.newest(id)
    if (version === undefined) {
      continue
    }
    try {
      assertUnique(copy, version.document)
    } catch (error) {
      refuse(id, error as Error)
    }
    copy.restore(id, version)
  }
}
