import { EJSON } from 'bson'
import type { Data } from './copy-collection'
import type { Stored } from './document-line'
import { patiently } from './patiently'

/** Far from a megabyte, as in fill-collection. */
const PART_BYTES = 400_000

/** A document grows by many writes, and at its full size may be more than one request holds. */
export const isTooLarge = (error: unknown): boolean =>
  (error as { code?: unknown }).code === 'EXCEED_REQUEST_SIZE_LIMIT'

/**
 * Appends the lists of a document that stands there without them, part by part, each only where the one before ended: an
 * earlier run may have stopped anywhere.
 */
export async function appendLists(app: Data, name: string, document: Stored): Promise<void> {
  const database = app.database()
  const { _id } = document
  for (const [field, list] of listsOf(document)) {
    let from = 0
    for (const part of partsOf(list)) {
      const standing = database.collection(name).where({ _id, [field]: database.command.size(from) })
      await patiently(() => standing.update({ [field]: database.command.push(part) }))
      from += part.length
    }
  }
}

export function withoutLists(document: Stored): Stored {
  return { ...document, ...Object.fromEntries(listsOf(document).map(([field]) => [field, []])) }
}

function listsOf(document: Stored): [string, unknown[]][] {
  return Object.entries(document).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
}

function partsOf(list: readonly unknown[]): unknown[][] {
  const parts: unknown[][] = []
  let bytes = PART_BYTES
  for (const element of list) {
    // As it travels: a text within a text.
    const size = Buffer.byteLength(JSON.stringify(EJSON.stringify({ element }, { relaxed: false })))
    if (bytes + size > PART_BYTES) {
      parts.push([])
      bytes = 0
    }
    parts.at(-1)?.push(element)
    bytes += size
  }
  return parts
}
