import { openMemoryStorage } from '../memory-storage'
import type { RecordChange, Storage } from '../storage'

/** A memory storage whose syncs take as long as the test wants, or fail. */
export interface GatedStorage extends Storage {
  /** The batches that were handed over, finished or not. */
  readonly batches: readonly (readonly RecordChange[])[]
  /** From now on a commit waits for `release`. */
  hold(): void
  /** Lets the waiting commit finish and waits until the next one starts or nothing is left to do. */
  release(): Promise<void>
  /** Makes the waiting commit, or the next one, fail. */
  fail(error: Error): void
}

export function openGatedStorage(): GatedStorage {
  const memory = openMemoryStorage()
  const batches: (readonly RecordChange[])[] = []
  let isHeld = false
  let gate: { open(): void; fail(error: Error): void } | undefined
  let failure: Error | undefined

  return {
    ...memory,
    batches,
    hold() {
      isHeld = true
    },
    async release() {
      gate?.open()
      gate = undefined
      await nextTurns()
    },
    fail(error) {
      failure = error
      gate?.fail(error)
    },
    async commit(batch, sequence) {
      batches.push(batch)
      if (failure !== undefined) {
        throw failure
      }
      if (isHeld) {
        await new Promise<void>((open, fail) => {
          gate = { open, fail }
        })
      }
      await memory.commit(batch, sequence)
    },
  }
}

/** Long enough for everything that needs no input from outside. */
export async function nextTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(setImmediate)
  }
}
