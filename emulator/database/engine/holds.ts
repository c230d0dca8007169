import type { Document, DocumentId } from '../values/value'
import type { FieldIndex } from './field-index'
import type { Transaction } from './transaction'

/** What an open transaction has made of one document; without `document` it has removed it. */
export interface Hold {
  readonly transaction: Transaction
  readonly document: Document | undefined
  /** The document as it will be stored. */
  readonly body: string | undefined
}

/** The documents of one collection that open transactions have written: nobody else may write them meanwhile. */
export class Holds {
  readonly #holdById = new Map<DocumentId, Hold>()

  /** `indexes`: the collection's unique ones, over what the held documents would be. */
  constructor(readonly indexes: readonly FieldIndex[]) {}

  get(id: DocumentId): Hold | undefined {
    return this.#holdById.get(id)
  }

  put(id: DocumentId, hold: Hold): void {
    this.release(id)
    this.#holdById.set(id, hold)
    if (hold.document !== undefined) {
      for (const index of this.indexes) {
        index.add(hold.document)
      }
    }
  }

  release(id: DocumentId): void {
    const hold = this.#holdById.get(id)
    if (hold?.document !== undefined) {
      for (const index of this.indexes) {
        index.remove(hold.document)
      }
    }
    this.#holdById.delete(id)
  }
}

/**
 * A write outside of transactions met a document, or a key of a unique index, that an open transaction has written.
 * It waits until that one ends, and is done anew (developers.weixin.qq.com, 数据库事务: 普通的更新操作会被阻塞).
 */
export class HeldByTransaction extends Error {
  constructor(readonly transaction: Transaction) {
    super('an open transaction has written this document')
    this.name = 'HeldByTransaction'
  }
}
