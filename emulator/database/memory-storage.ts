import type { Storage } from './storage'

/** For tests and `DATA_DIR=:memory:`; gone with the process. */
export function openMemoryStorage(): Storage {
  const records = new Map<string, string>()
  let last = 0
  return {
    location: ':memory:',
    async *records() {
      yield [...records].map(([key, value]) => ({ key, value }))
    },
    async commit(batch, sequence) {
      for (const { key, value } of batch) {
        if (value === undefined) {
          records.delete(key)
        } else {
          records.set(key, value)
        }
      }
      last = sequence
    },
    async lastCommitted() {
      return last
    },
    async close() {},
  }
}
