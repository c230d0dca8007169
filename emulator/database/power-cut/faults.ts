import type { Database, WireReply } from '../database'
import type { RecordChange, Storage } from '../storage'
import type { Fault } from './history'
import type { DiskFile } from './simulated-file'

export interface PlantedFault extends Fault {
  /** The problem it must show as; it may cause others before. */
  readonly shows: RegExp
}

export const NO_FAULT: Fault = { name: 'none' }

/** Of the kinds that only a power cut shows: kill -9 leaves what was written to the operating system. */
export const faults: readonly PlantedFault[] = [
  {
    name: 'a sync is omitted',
    shows: /acknowledged write is lost/,
    disk: ({ log, note }) => ({ log: unsynced(log), note }),
  },
  {
    name: 'a batch is acknowledged before it is synced',
    shows: /acknowledged write is lost/,
    storage: acknowledgingEarly,
  },
  {
    name: 'the batch of a transaction is written in two parts',
    shows: /healthy store does not open/,
    storage: writingInTwoParts,
  },
  {
    name: 'a transaction is split over two batches, each of them whole',
    shows: /half applied/,
    database: splittingTransactions,
  },
]

function unsynced(file: DiskFile): DiskFile {
  return { read: () => file.read(), write: (bytes, at) => file.write(bytes, at), sync: async () => {} }
}

function acknowledgingEarly(storage: Storage): Storage {
  let last: Promise<void> = Promise.resolve()
  return {
    ...storage,
    async commit(batch, sequence) {
      // What fails later has been acknowledged, too: that is the fault.
      last = last.then(() => storage.commit(batch, sequence)).catch(() => {})
    },
  }
}

function writingInTwoParts(storage: Storage): Storage {
  return {
    ...storage,
    async commit(batch: readonly RecordChange[], sequence) {
      const half = batch.length >> 1
      await storage.commit(batch.slice(0, half), sequence - 1)
      await storage.commit(batch.slice(half), sequence)
    },
  }
}

/**
 * Writes take turns between two transactions of the engine, which are committed one after the other. Everybody else
 * waits meanwhile, so that nothing but a power cut in between shows it.
 */
function splittingTransactions(database: Database): Database {
  const secondById = new Map<unknown, { id: string; takesNext: boolean }>()
  let committing: Promise<WireReply> | undefined
  const commitBoth = async (first: object, second: object): Promise<WireReply> => {
    await database.handle(first)
    return database.handle(second)
  }
  const handle = async (body: Record<string, unknown>): Promise<WireReply> => {
    while (committing !== undefined) {
      await committing
    }
    if (body.action === 'database.startTransaction') {
      const first = await database.handle(body)
      const second = await database.handle(body)
      if (first.code === undefined && second.code === undefined) {
        secondById.set(first.transactionId, { id: second.transactionId as string, takesNext: false })
      }
      return first
    }
    const second = secondById.get(body.transactionId)
    if (second === undefined) {
      return database.handle(body)
    }
    const toSecond = { ...body, transactionId: second.id }
    if (body.action === 'database.abortTransaction') {
      await database.handle(body)
      return database.handle(toSecond)
    }
    if (body.action === 'database.commitTransaction') {
      committing = commitBoth(body, toSecond)
      const reply = await committing
      committing = undefined
      return reply
    }
    second.takesNext = !second.takesNext
    const reply = await database.handle(second.takesNext ? body : toSecond)
    if (reply.code !== undefined) {
      // The engine has aborted the one; the other would hold its documents for ever.
      const { transactionId } = second.takesNext ? toSecond : body
      await database.handle({ action: 'database.abortTransaction', transactionId })
    }
    return reply
  }
  return { ...database, handle: (body) => handle(body as Record<string, unknown>) }
}
