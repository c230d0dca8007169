import { crc32 } from 'node:zlib'
import { apply } from '../memory-storage'
import type { RecordChange, Storage } from '../storage'
import type { DiskFile } from './simulated-file'

/** The two files of a store: a log of batches, and the note beside it (level-storage.ts). */
export interface Disk {
  readonly log: DiskFile
  readonly note: DiskFile
}

/**
 * What level-storage.ts does, on simulated files: a batch is one entry of a log (length, checksum, content), synced
 * before it counts; opening reads as far as the entries are whole; the number of the last batch is noted unsynced.
 */
export function openLogStorage({ log, note }: Disk): Storage {
  const content = log.read()
  const records = new Map<string, string>()
  let end = 0
  for (let entry = entryAt(content, 0); entry !== undefined; entry = entryAt(content, end)) {
    apply(JSON.parse(entry.toString('utf8')) as RecordChange[], records)
    end += HEADER + entry.length
  }

  return {
    location: 'the simulated disk',
    async *records() {
      yield [...records].map(([key, value]) => ({ key, value }))
    },
    async commit(batch, sequence) {
      const entry = Buffer.from(JSON.stringify(batch))
      const header = Buffer.alloc(HEADER)
      header.writeUInt32LE(entry.length, 0)
      header.writeUInt32LE(crc32(entry), 4)
      await log.write(Buffer.concat([header, entry]), end)
      end += HEADER + entry.length
      await log.sync()
      await note.write(Buffer.from(String(sequence).padStart(NOTE_LENGTH)), 0)
    },
    async lastCommitted() {
      return Number(note.read().toString('utf8'))
    },
    async close() {},
  }
}

export const NOTE_LENGTH = 16
const HEADER = 8

/** The content of the entry there, unless it was not finished. */
function entryAt(log: Buffer, at: number): Buffer | undefined {
  if (at + HEADER > log.length) {
    return undefined
  }
  const length = log.readUInt32LE(at)
  const entry = log.subarray(at + HEADER, at + HEADER + length)
  return length > 0 && entry.length === length && crc32(entry) === log.readUInt32LE(at + 4)
    ? entry
    : undefined
}
