import type { Document, DocumentId } from '../values/value'
import { WireError } from '../wire-error'
import type { Collection } from './collection'
import { HeldByTransaction } from './holds'
import type { Transaction } from './transaction'
import { transactionConflict } from './transaction-errors'

/**
 * Refuses a document that has a key of a unique index in common with another one, committed or written by an open
 * transaction. A key that a foreign transaction took or gave up is undecided: a transaction conflicts, others wait.
 * `before` is the newest committed version of the document, which holds its keys already.
 */
export function assertUnique(
  collection: Collection,
  document: Document,
  writer?: Transaction,
  before?: Document,
): void {
  for (const index of collection.indexes) {
    for (const { id, key } of index.conflicts(document, before)) {
      const hold = collection.holds.get(id)
      if (hold === undefined) {
        throw writer !== undefined && collection.hasChangedSince(id, writer.snapshot)
          ? transactionConflict()
          : duplicate(collection.name, index.name, key)
      }
      if (hold.transaction !== writer) {
        throw blocked(hold.transaction, writer)
      }
    }
  }
  for (const index of collection.holds.indexes) {
    for (const { id, key } of index.conflicts(document)) {
      const holder = collection.holds.get(id)?.transaction as Transaction
      throw holder === writer ? duplicate(collection.name, index.name, key) : blocked(holder, writer)
    }
  }
}

/** A write outside of transactions must not touch what a transaction has written. */
export function assertNotHeld(collection: Collection, id: DocumentId): void {
  const hold = collection.holds.get(id)
  if (hold !== undefined) {
    throw blocked(hold.transaction, undefined)
  }
}

export function blocked(holder: Transaction, writer: Transaction | undefined): Error {
  return writer === undefined ? new HeldByTransaction(holder) : transactionConflict()
}

export function duplicate(collection: string, index: string, key: string): WireError {
  return new WireError(
    'DATABASE_DUPLICATE_WRITE',
    `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}}]}, {<nil>}]`,
  )
}
