import type { RecordChange, Storage } from '../storage'

/**
 * Group commit: one batch is being synced at a time; everything entered meanwhile goes into the next one.
 * A batch always carries all that was entered before it, so the durable state is a prefix of the operations.
 * The first failure is final: nothing is acknowledged from then on.
 */
export class CommitQueue {
  readonly #storage: Storage
  readonly #seal: () => { heads: readonly RecordChange[]; sequence: number }
  readonly #onDurable: (sequence: number) => void
  #pending = new Map<string, RecordChange>()
  /** Those who wait for the pending batch, and for the one being synced. */
  #waiting: Waiter[] = []
  #waitingForSync: Waiter[] | undefined
  #isRunning = false
  #failure: Error | undefined

  /** `seal` gives the heads that close a batch and the sequence it reaches. */
  constructor(
    storage: Storage,
    seal: () => { heads: readonly RecordChange[]; sequence: number },
    onDurable: (sequence: number) => void,
  ) {
    this.#storage = storage
    this.#seal = seal
    this.#onDurable = onDurable
  }

  get failure(): Error | undefined {
    return this.#failure
  }

  enter(change: RecordChange): void {
    this.#pending.set(change.key, change)
  }

  /** Resolves when everything entered so far is durable, rejects when it never will be. */
  async settled(): Promise<void> {
    if (this.#failure !== undefined) {
      throw this.#failure
    }
    const group = this.#pending.size > 0 ? this.#waiting : this.#waitingForSync
    if (group === undefined) {
      return
    }
    const durable = new Promise<void>((resolve, reject) => group.push({ resolve, reject }))
    if (!this.#isRunning) {
      void this.#run()
    }
    await durable
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#pending.size > 0 && this.#failure === undefined) {
      // Lets the other requests that have already arrived join, and what those who were just answered ask next.
      await new Promise(setImmediate)
      await this.#sync()
    }
    this.#isRunning = false
  }

  async #sync(): Promise<void> {
    const { heads, sequence } = this.#seal()
    const batch = [...this.#pending.values(), ...heads]
    const waiters = this.#waiting
    this.#pending = new Map()
    this.#waiting = []
    this.#waitingForSync = waiters
    try {
      await this.#storage.commit(batch, sequence)
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error))
      for (const waiter of [...waiters, ...this.#waiting]) {
        waiter.reject(this.#failure)
      }
      return
    } finally {
      this.#waitingForSync = undefined
    }
    this.#onDurable(sequence)
    for (const waiter of waiters) {
      waiter.resolve()
    }
  }
}

interface Waiter {
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
}
