import { Transaction, type TransactionHost, type TransactionWrite } from './transaction'
import { tooManyTransactions, transactionNotExist } from './transaction-errors'

/** «transaction must be commit or abort in 30 seconds» */
const LIFETIME = 30_000
/** Each may keep a copy of what others change; the vendor names no limit. */
const MOST_OPEN = 1_000
/** How often, in milliseconds of real time, somebody who waits for a transaction looks whether its time is over. */
const LOOK = 50

interface Host extends Omit<TransactionHost, 'takeSnapshot'> {
  durable(): number
  /** Stores all in one batch. */
  commit(writes: readonly TransactionWrite[]): void
  /** Snapshots have been given up. */
  forget(): void
}

/** The open transactions, by the ids that requests name them with. */
export class Transactions {
  readonly #host: Host
  readonly #now: () => number
  /** Oldest first. */
  readonly #open = new Map<string, Transaction>()
  /** In the order of their snapshots, which only rise. */
  readonly #snapshots = new Map<Transaction, number>()
  #waiting = 0
  #looking: NodeJS.Timeout | undefined

  constructor(host: Host, now: () => number) {
    this.#host = host
    this.#now = now
  }

  get areOpen(): boolean {
    return this.#open.size > 0
  }

  start(): Transaction {
    this.expire()
    if (this.#open.size >= MOST_OPEN) {
      throw tooManyTransactions(MOST_OPEN)
    }
    const { search, encode } = this.#host
    const takeSnapshot = (transaction: Transaction): number => {
      const snapshot = this.#host.durable()
      this.#snapshots.set(transaction, snapshot)
      return snapshot
    }
    const transaction = new Transaction(this.#now(), { takeSnapshot, search, encode })
    this.#open.set(transaction.id, transaction)
    return transaction
  }

  get(id: string): Transaction {
    this.expire()
    const transaction = this.#open.get(id)
    if (transaction === undefined) {
      throw transactionNotExist()
    }
    return transaction
  }

  commit(id: string): void {
    const writes = this.#end(this.get(id))
    if (writes.length > 0) {
      this.#host.commit(writes)
    }
  }

  abort(id: string): void {
    this.#end(this.get(id))
  }

  /** As MongoDB: an operation that fails in a transaction aborts it. Nothing happens if it is over already. */
  fail(id: string): void {
    const transaction = this.#open.get(id)
    if (transaction !== undefined) {
      this.#end(transaction)
    }
  }

  abortAll(): void {
    for (const transaction of this.#open.values()) {
      this.#end(transaction)
    }
  }

  /** Aborts those whose time is over. */
  expire(): void {
    for (const transaction of this.#open.values()) {
      if (this.#now() - transaction.startedAt < LIFETIME) {
        return
      }
      this.#end(transaction)
    }
  }

  /** The oldest state that an open transaction still reads. */
  oldestSnapshot(): number {
    const [oldest] = this.#snapshots.values()
    return oldest ?? Number.POSITIVE_INFINITY
  }

  /** Resolves when the transaction is over, at the latest when its time is. */
  async whenEnded(transaction: Transaction): Promise<void> {
    this.#waiting += 1
    this.#looking ??= setInterval(() => this.expire(), LOOK).unref()
    await transaction.ended
    this.#waiting -= 1
    if (this.#waiting === 0) {
      clearInterval(this.#looking)
      this.#looking = undefined
    }
  }

  #end(transaction: Transaction): readonly TransactionWrite[] {
    this.#open.delete(transaction.id)
    const hadSnapshot = this.#snapshots.delete(transaction)
    const writes = transaction.end()
    if (hadSnapshot) {
      this.#host.forget()
    }
    return writes
  }
}
