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
  /** For those who wait for the pending batch, and for the one being synced. */
  #next: Outcome | undefined
  #syncing: Outcome | undefined
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
  settled(): Promise<void> {
    if (this.#failure !== undefined) {
      return Promise.reject(this.#failure)
    }
    if (this.#pending.size === 0) {
      return this.#syncing?.promise ?? DONE
    }
    this.#next ??= outcome()
    if (!this.#isRunning) {
      void this.#run()
    }
    return this.#next.promise
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
    const syncing = this.#next ?? outcome()
    this.#pending = new Map()
    this.#next = undefined
    this.#syncing = syncing
    try {
      await this.#storage.commit(batch, sequence)
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)), syncing)
      return
    } finally {
      this.#syncing = undefined
    }
    this.#onDurable(sequence)
    syncing.resolve()
  }

  #fail(failure: Error, syncing: Outcome): void {
    this.#failure = failure
    syncing.reject(failure)
    this.#next?.reject(failure)
  }
}

const DONE = Promise.resolve()

/** Shared by all who wait for one batch. */
interface Outcome {
  readonly promise: Promise<void>
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
}

function outcome(): Outcome {
  let resolve: () => void = () => {}
  let reject: (reason: Error) => void = () => {}
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  // A failure is kept for whoever asks later; that nobody has asked yet is no error.
  promise.catch(() => {})
  return { promise, resolve, reject }
}
