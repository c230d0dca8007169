import type { RecordChange, Storage } from './storage'

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
      apply(batch, records)
      last = sequence
    },
    async lastCommitted() {
      return last
    },
    async close() {},
  }
}

export function apply(batch: readonly RecordChange[], records: Map<string, string>): void {
  for (const { key, value } of batch) {
    if (value === undefined) {
      records.delete(key)
    } else {
      records.set(key, value)
    }
  }
}
