import { randomUUID } from 'node:crypto'
import type { CollectionDefinition } from '../../cloudfunctions/platform/collections'
import type { Action, Success } from './actions/action'
import { actions } from './actions/actions'
import { RequestFields } from './actions/request'
import { commitTransaction } from './actions/transaction-ends'
import { assertWithinLimits } from './definition-limits'
import type { Definition } from './engine/collection'
import { Engine } from './engine/engine'
import { HeldByTransaction } from './engine/holds'
import type { Storage } from './storage'
import { startTimeLimit } from './values/time-limit'
import { adopt, type Document, documentOf, type Fields } from './values/value'
import { WireError } from './wire-error'

/**
 * The CloudBase document database over the SDK's wire protocol (CLOUDBASE.md). What it promises:
 * - A write is acknowledged when it is synced to disk, as one atomic batch; writes that arrive during a sync share
 *   the next one. An answer that rests on another write (a condition that failed, a duplicate) waits for it, too.
 * - Reads show the last synced state, never more. Writes are decided one after the other on the newest state: of two
 *   conditional writes in one tick, the second sees the first.
 * - A failed sync is final: every request from then on, and `onFailure`, says so; the owner must exit.
 * - A store with a lost or altered record does not open (engine/ledger.ts).
 * - One document is written whole or not at all. Over many documents (`add([…])`, `where().update()`) it goes one by
 *   one, and those before a failing one stay, as in MongoDB.
 * - Transactions are isolated by snapshots; a commit is one atomic batch (engine/transaction.ts). A write outside of them
 *   waits for the end of a transaction that has written the same document.
 * - What it does not know is refused by name, with the vendor's codes; `handle` never throws and never hangs.
 */
export interface Database {
  handle(body: unknown): Promise<WireReply>
  /** Adds documents for a seed or a test, all or none, in one batch. */
  load(documents: Readonly<Record<string, readonly Seeded[]>>): Promise<void>
  isEmpty(): boolean
  /** What there is: the management API's side of it. */
  collections(): CollectionDescription[]
  /** Makes a collection, or puts other indexes on one; throws a WireError. */
  define(definition: Definition): Promise<void>
  /** Removes every document in one batch; the collections stay. */
  clear(): Promise<void>
  close(): Promise<void>
}

export interface CollectionDescription extends Definition {
  readonly count: number
}

/** Any object with an id: JSON values and dates, `undefined` fields are left out. */
export interface Seeded {
  readonly _id: string | number
}

export interface DatabaseOptions {
  storage: Storage
  /** Created when missing; their indexes are enforced. */
  collections: readonly CollectionDefinition[]
  /** Epoch milliseconds, for server dates. */
  now: () => number
  warn?: (message: string) => void
  /** Called once per database operation, so that tests can count them. */
  onOperation?: (operation: { action: string; collection: string }) => void
  /** The storage has failed and nothing will be answered any more. */
  onFailure?: (error: Error) => void
}

export type WireReply =
  | { requestId: string; data?: Readonly<Record<string, unknown>>; transactionId?: string; code?: undefined }
  | { requestId: string; code: string; message: string }

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const warn = options.warn ?? (() => {})
  assertWithinLimits(options.collections)
  const engine = await Engine.open(options.storage, options.collections, warn, options.now)
  let hasReportedFailure = false
  let closing: Promise<void> | undefined

  async function settle(): Promise<void> {
    try {
      await engine.settled()
    } catch (error) {
      if (!hasReportedFailure) {
        options.onFailure?.(error as Error)
      }
      hasReportedFailure = true
      throw new WireError('SYS_ERR', 'the storage has failed; the database has stopped')
    }
  }

  async function perform(body: unknown) {
    assertOpen()
    if (engine.failure !== undefined) {
      await settle()
    }
    const { name, fields } = envelope(body)
    const action = actions.get(name)
    if (action === undefined) {
      throw new WireError('INVALID_ACTION', `not supported by the local database: the action ${name}`)
    }
    const collection = typeof fields.collectionName === 'string' ? fields.collectionName : ''
    options.onOperation?.({ action: name, collection })
    engine.transactions.expire()
    try {
      const success = await performWhenFree(action, fields)
      if (action.writes && !isProvisional(action, fields)) {
        await settle()
      }
      return success
    } catch (error) {
      if (typeof fields.transactionId === 'string') {
        engine.transactions.fail(fields.transactionId)
      }
      if (action.writes) {
        await settle()
      }
      throw error
    }
  }

  /** A write that meets what an open transaction has written waits for its end, and is done anew. */
  async function performWhenFree(
    action: Action,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<Success> {
    for (;;) {
      try {
        const request = new RequestFields(fields, options.now())
        startTimeLimit()
        return action.writes && engine.transactions.areOpen
          ? engine.undoingOn(isHeld, () => action.perform(engine, request))
          : action.perform(engine, request)
      } catch (error) {
        if (!isHeld(error)) {
          throw error
        }
        await engine.transactions.whenEnded(error.transaction)
        assertOpen()
      }
    }
  }

  function assertOpen(): void {
    if (closing !== undefined) {
      throw new WireError('SYS_ERR', 'the database is closed')
    }
  }

  return {
    async handle(body) {
      const requestId = randomUUID()
      try {
        return { requestId, ...(await perform(body)) }
      } catch (error) {
        if (error instanceof WireError) {
          return { requestId, code: error.code, message: error.message }
        }
        warn(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
        return { requestId, code: 'SYS_ERR', message: 'internal error of the local database' }
      }
    },
    async load(documents) {
      const loaded: { collection: string; document: Document }[] = []
      for (const [collection, seeds] of Object.entries(documents)) {
        for (const seed of seeds) {
          loaded.push({ collection, document: documentOf(adopt(seed) as Fields) })
        }
      }
      try {
        engine.undoingOn(
          () => true,
          () => {
            for (const { collection, document } of loaded) {
              engine.insert(engine.collection(collection), document)
            }
          },
        )
      } finally {
        await settle()
      }
    },
    isEmpty() {
      return [...engine.collections()].every((collection) => collection.size === 0)
    },
    collections() {
      return [...engine.collections()].map(({ name, definitions, size }) => ({
        name,
        indexes: definitions,
        count: size,
      }))
    },
    async define(definition) {
      assertOpen()
      const isThere = [...engine.collections()].some(({ name }) => name === definition.name)
      try {
        if (isThere) {
          engine.redefine(definition)
        } else {
          engine.createCollection(definition)
        }
      } finally {
        await settle()
      }
    },
    async clear() {
      engine.transactions.abortAll()
      for (const collection of engine.collections()) {
        for (const id of collection.ids()) {
          engine.remove(collection, id)
        }
      }
      await settle()
    },
    close() {
      if (closing === undefined) {
        engine.transactions.abortAll()
        // A failure has been reported to `onFailure` and to everyone who waited.
        closing = engine
          .settled()
          .catch(() => {})
          .then(() => options.storage.close())
      }
      return closing
    },
  }
}

function isHeld(error: unknown): error is HeldByTransaction {
  return error instanceof HeldByTransaction
}

/** What happens inside a transaction rests on its snapshot, which is durable; only its commit has something to wait for. */
function isProvisional(action: Action, fields: Readonly<Record<string, unknown>>): boolean {
  return typeof fields.transactionId === 'string' && action !== commitTransaction
}

function envelope(body: unknown): { name: string; fields: Readonly<Record<string, unknown>> } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new WireError('INVALID_PARAM', 'the body must be a JSON object')
  }
  const fields = body as Readonly<Record<string, unknown>>
  if (typeof fields.action !== 'string') {
    throw new WireError('INVALID_ACTION', 'action must be a text')
  }
  return { name: fields.action, fields }
}
