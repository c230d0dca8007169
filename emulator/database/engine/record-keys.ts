import type { DocumentId } from '../values/value'

const COLLECTION = 'collection:'
const DOCUMENT = 'document:'

export function collectionKey(name: string): string {
  return COLLECTION + name
}

/** Names of collections hold no colon. JSON tells 1 from "1" and escapes halves of surrogate pairs. */
export function documentKey(collection: string, id: DocumentId): string {
  return `${DOCUMENT}${collection}:${JSON.stringify(id)}`
}

export function isCollectionKey(key: string): boolean {
  return key.startsWith(COLLECTION)
}

export function collectionOf(key: string): string {
  const start = key.indexOf(':') + 1
  const end = key.indexOf(':', start)
  return end < 0 ? key.slice(start) : key.slice(start, end)
}

/** Of the key of a document. */
export function idOf(key: string): DocumentId {
  return JSON.parse(key.slice(key.indexOf(':', DOCUMENT.length) + 1)) as DocumentId
}
