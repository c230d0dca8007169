import get from 'lodash/get'
import { type CollectionDefinition, collections } from '../../cloudfunctions/platform/collections'
import { documentOf } from './document-line'
import { linesOf } from './lines-of'

const definitions: readonly CollectionDefinition[] = collections

/**
 * Whether two documents in the file have one value of a unique index: each is true of its own moment, and what passed from
 * one to the other in between stands twice. No environment would take both.
 */
export async function holdsValueTwice(collection: string, path: string): Promise<boolean> {
  const { indexes = [] } = definitions.find(({ name }) => name === collection) ?? {}
  const unique = indexes.filter((index) => index.unique).map(({ fields }) => ({ fields, seen: new Set() }))
  if (unique.length === 0) {
    return false
  }
  for await (const { text } of linesOf(path)) {
    const document = documentOf(text)
    for (const { fields, seen } of unique) {
      // A field that is missing counts as null, and collides.
      const value = JSON.stringify(fields.map((field) => get(document, field, null)))
      if (seen.has(value)) {
        return true
      }
      seen.add(value)
    }
  }
  return false
}
