import { writeSync } from 'node:fs'
import { constants, type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import {
  damagedStore,
  foreignStore,
  type Storage,
  storeInUse,
  unreadableStore,
  unwritableStore,
} from './storage'

/**
 * Records in LevelDB, one synced batch per commit. LevelDB drops what it cannot read at the end of its log without a
 * word, so the last committed sequence is also noted in a small file beside it, after each commit and not synced:
 * it may lag behind the records (after a power cut) but never run ahead of what was acknowledged.
 */
export async function openLevelStorage(directory: string): Promise<Storage> {
  await makeSureItIsOurs(directory)
  let witness: FileHandle | undefined
  try {
    witness = await makeFolders(directory)
    // Opens by itself from here on, be it waited for or not.
    const level = new ClassicLevel<string, string>(join(directory, RECORDS), {
      keyEncoding: 'utf8',
      valueEncoding: 'utf8',
    })
    await level.open()
    return storageOf(directory, level, witness)
  } catch (error) {
    await witness?.close()
    throw openingError(directory, error)
  }
}

function storageOf(directory: string, level: ClassicLevel<string, string>, witness: FileHandle): Storage {
  return {
    location: directory,
    async *records() {
      try {
        // In chunks: a promise per record would cost more than reading it. LevelDB reads one while the last is used.
        const iterator = level.iterator({ highWaterMarkBytes: CHUNK_BYTES })
        let next = iterator.nextv(CHUNK)
        try {
          for (let entries = await next; entries.length > 0; entries = await next) {
            next = iterator.nextv(CHUNK)
            yield entries.map(([key, value]) => ({ key, value }))
          }
        } finally {
          // Nobody waits for the one that was read too much, be it readable or not.
          await next.catch(() => {})
          await iterator.close()
        }
      } catch (error) {
        throw damagedStore(
          directory,
          'LevelDB 无法读出全部记录',
          `LevelDB cannot read it: ${reasonOf(error)}`,
        )
      }
    },
    async commit(batch, sequence) {
      // A chained batch takes a third of the processor time of an array, whose operations are copied and read by name.
      const chained = level.batch()
      for (const { key, value } of batch) {
        if (value === undefined) {
          chained.del(key)
        } else {
          chained.put(key, value)
        }
      }
      await chained.write({ sync: true })
      // Not synced, so it is a few bytes of memory: sooner written than handed to another thread and waited for.
      writeSync(witness.fd, String(sequence).padStart(NOTE_LENGTH), 0)
    },
    async lastCommitted() {
      const { buffer, bytesRead } = await witness.read(Buffer.alloc(NOTE_LENGTH), 0, NOTE_LENGTH, 0)
      // After a power cut a file system may have kept the length of the file and not its content.
      if (buffer.every((byte) => byte === 0)) {
        return 0
      }
      const sequence = Number(buffer.toString('utf8', 0, bytesRead))
      if (bytesRead === NOTE_LENGTH && Number.isSafeInteger(sequence)) {
        return sequence
      }
      throw damagedStore(directory, '文件 last-commit 无法读懂', 'the file last-commit is not readable')
    },
    async close() {
      await witness.close()
      await level.close()
    },
  }
}

/**
 * Deletes a store, be it damaged or not, and nothing else there; refuses while another process has it open, and what
 * is not a store of this database.
 */
export async function destroyLevelStorage(directory: string): Promise<void> {
  await makeSureItIsOurs(directory)
  try {
    await ClassicLevel.destroy(join(directory, RECORDS))
  } catch (error) {
    throw openingError(directory, error)
  }
  await rm(join(directory, RECORDS), { recursive: true, force: true })
  await rm(join(directory, NOTE), { force: true })
}

/** The note comes before the records and is never without them, so records without a note are somebody else's. */
async function makeSureItIsOurs(directory: string): Promise<void> {
  const [records, all] = await Promise.all([filesIn(join(directory, RECORDS)), filesIn(directory)])
  if (records.length > 0 && !all.includes(NOTE)) {
    throw foreignStore(join(directory, RECORDS))
  }
}

async function filesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      return []
    }
    throw openingError(directory, error)
  })
}

/** What is there after this is there after a power cut, too. Gives the note, opened. */
async function makeFolders(directory: string): Promise<FileHandle> {
  const firstMade = await mkdir(directory, { recursive: true })
  const note = await open(join(directory, NOTE), constants.O_RDWR | constants.O_CREAT)
  await mkdir(join(directory, RECORDS), { recursive: true })
  await syncFolder(directory)
  if (firstMade !== undefined) {
    for (let made = directory; made.length >= firstMade.length; made = dirname(made)) {
      await syncFolder(dirname(made))
    }
  }
  return note
}

async function syncFolder(directory: string): Promise<void> {
  // Windows does not let a folder be synced.
  if (process.platform !== 'win32') {
    const folder = await open(directory)
    await folder.sync()
    await folder.close()
  }
}

const RECORDS = 'records'
const NOTE = 'last-commit'
const NOTE_LENGTH = 16
const CHUNK = 1_000
const CHUNK_BYTES = 256 * 1024

const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'])
/** LevelDB hands on what the system says (strerror), and no number. */
const UNWRITABLE_TO_LEVEL =
  /: (Permission denied|Operation not permitted|Read-only file system|No space left on device|Disk quota exceeded)$/

/** LevelDB's own error is the cause of the one thrown. Not by `instanceof`: it comes from native code. */
function openingError(directory: string, error: unknown): Error {
  const cause = ((error as Error).cause ?? error) as NodeJS.ErrnoException
  if (cause.code === 'LEVEL_LOCKED') {
    return storeInUse(directory)
  }
  if (cause.code === 'LEVEL_CORRUPTION') {
    return damagedStore(directory, 'LevelDB 的文件已损坏', cause.message)
  }
  return UNWRITABLE.has(cause.code ?? '') || UNWRITABLE_TO_LEVEL.test(cause.message)
    ? unwritableStore(directory, cause.message)
    : unreadableStore(directory, cause.message)
}

function reasonOf(error: unknown): string {
  return (error as Error).message
}
