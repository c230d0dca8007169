import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { CollectionDefinition } from '../cloudfunctions/platform/collections'
import { isCollectionName } from './database/definition-limits'

const Index = v.strictObject({
  fields: v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(1)),
  unique: v.optional(v.boolean(), false),
})

const Collections = v.array(
  v.strictObject({
    name: v.pipe(v.string(), v.check(isCollectionName, 'not a name of a collection')),
    indexes: v.optional(v.array(Index), []),
  }),
)

/** The collections and indexes of a project, which its own console would list: `[{"name", "indexes"?}]`. */
export function readCollections(file: string): CollectionDefinition[] {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`)
  }
  const { success, output, issues } = v.safeParse(Collections, json)
  if (!success) {
    throw new Error(
      `${file}: ${issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`).join('; ')}`,
    )
  }
  return output
}
