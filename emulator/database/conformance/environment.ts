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

/**
 * Of all collections a suite makes. A real environment holds 100 and the SDK removes none, so there they are used again
 * by the next file and the next run, one file after the other.
 */
const prefix = process.env.CONFORMANCE_PREFIX ?? 'conformance'

export async function openEnvironment(
  indexSets: readonly (readonly IndexDefinition[])[] = [],
): Promise<Environment> {
  const definitions = indexSets.map((indexes, at) => ({ name: `${prefix}-indexed-${at}`, indexes }))
  if (isReal) {
    assertCredentials()
  }
  const local = isReal ? undefined : await startLocal(definitions)
  const app = cloudbase.init({
    env: process.env.CLOUDBASE_ENV ?? cloudbase.SYMBOL_CURRENT_ENV,
    keepalive: false,
  })
  const db = app.database()
  const made: Collection[] = []

  async function emptied(name: string): Promise<void> {
    try {
      await db.createCollection(name)
    } catch (error) {
      if ((error as { code?: string }).code !== 'DATABASE_COLLECTION_ALREADY_EXIST') {
        throw error
      }
      await removeAll(db.collection(name))
    }
  }

  async function removeAll(collection: Collection): Promise<void> {
    await collection.where({ _id: db.command.exists(true) }).remove()
  }

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
      await (isReal ? emptied(name) : db.createCollection(name))
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
          await removeAll(collection)
        }
      }
      await local?.close()
    },
  }
}

/** Without them the SDK fails outside of any call (CLOUDBASE.md §1). */
function assertCredentials(): void {
  const { TENCENTCLOUD_SECRETID: id, TENCENTCLOUD_SECRETKEY: key, CLOUDBASE_APIKEY: apiKey } = process.env
  if (!(id && key) && !apiKey) {
    throw new Error(
      'CLOUDBASE_ENV names a real environment: set TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, or CLOUDBASE_APIKEY, too; or unset it to use the local database',
    )
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
