import cloudbase from '@cloudbase/node-sdk'
import type { IndexDefinition } from '../../../cloudfunctions/platform/collections'
import { sdkEnvironment } from '../../functions/sdk-environment'
import { openDatabase } from '../database'
import { listen } from '../http'
import { openMemoryStorage } from '../memory-storage'

type Sdk = ReturnType<ReturnType<typeof cloudbase.init>['database']>
export type Collection = ReturnType<Sdk['collection']>

/**
 * Where a conformance suite runs: the local database behind the unmodified SDK, or, when CLOUDBASE_ENV and the
 * SDK's credentials are set, that real environment, in collections of its own that are emptied afterwards.
 */
export interface Environment {
  readonly db: Sdk
  readonly command: Sdk['command']
  /** A collection nobody else uses, holding these documents. */
  collection(documents?: readonly object[]): Promise<Collection>
  /** A collection with indexes. A real environment has none to give: the SDK cannot make indexes. */
  indexed(indexes: readonly IndexDefinition[], documents?: readonly object[]): Promise<Collection>
  /** Milliseconds since the epoch, as the server sees it; fixed on the local database. */
  now(): number
  close(): Promise<void>
}

export const isReal = process.env.CLOUDBASE_ENV !== undefined

/** For what only the local database can show: its limits, its indexes, its clock. */
export const localTest = isReal ? test.skip : test
export const localDescribe = isReal ? describe.skip : describe

export const LOCAL_NOW = Date.UTC(2026, 10, 2, 8, 0, 0)

const prefix = `t${process.pid}-${Date.now().toString(36)}`

export async function openEnvironment(
  indexSets: readonly (readonly IndexDefinition[])[] = [],
): Promise<Environment> {
  const definitions = indexSets.map((indexes, at) => ({ name: `${prefix}-indexed-${at}`, indexes }))
  const local = isReal ? undefined : await startLocal(definitions)
  const app = cloudbase.init({
    env: process.env.CLOUDBASE_ENV ?? cloudbase.SYMBOL_CURRENT_ENV,
    keepalive: false,
  })
  const db = app.database()
  const made: Collection[] = []

  async function filled(name: string, documents: readonly object[]): Promise<Collection> {
    const collection = db.collection(name)
    made.push(collection)
    if (documents.length > 0) {
      await collection.add([...documents])
    }
    return collection
  }

  return {
    db,
    command: db.command,
    async collection(documents = []) {
      const name = `${prefix}-${made.length}`
      await db.createCollection(name)
      return filled(name, documents)
    },
    async indexed(indexes, documents = []) {
      const at = indexSets.indexOf(indexes)
      const definition = definitions[at]
      if (definition === undefined) {
        throw new Error('name the indexes in openEnvironment')
      }
      return filled(definition.name, documents)
    },
    now: () => (isReal ? Date.now() : LOCAL_NOW),
    async close() {
      if (isReal) {
        for (const collection of made) {
          await collection.where({ _id: db.command.exists(true) }).remove()
        }
      }
      await local?.close()
    },
  }
}

async function startLocal(
  collections: readonly { name: string; indexes: readonly IndexDefinition[] }[],
): Promise<{ close(): Promise<void> }> {
  const database = await openDatabase({ storage: openMemoryStorage(), collections, now: () => LOCAL_NOW })
  const server = await listen(database)
  Object.assign(process.env, sdkEnvironment(server.url))
  return {
    async close() {
      await server.close()
      await database.close()
    },
  }
}
