import { collections } from '../../cloudfunctions/platform/collections'
import { type Database, openDatabase } from '../../emulator/database/database'
import { listen } from '../../emulator/database/http'
import { openMemoryStorage } from '../../emulator/database/memory-storage'
import type { Size } from '../../emulator/seed/county'
import { answerParent } from '../child'
import { processorTime, processorTimes } from '../measure'
import { type CountyMonth, createMonth } from './county'
import type { Closing } from './function'

/** The store, in a process of its own: the emulator's database in memory, answering over HTTP as the cloud's does. */
let operations: string[] = []
let bodies: unknown[] = []
let usedBefore = 0
let database: Database
let documents: Parameters<Database['load']>[0]

export interface Opened {
  url: string
  closings: Closing[]
}

export interface Taken {
  operations: string[]
  milliseconds: number
}

answerParent({
  async open(size: Size): Promise<Opened> {
    database = await openDatabase({
      storage: openMemoryStorage(),
      collections,
      now: () => Date.now(),
      onOperation: ({ action, collection }) => operations.push(`${collection} ${action}`),
    })
    documents = { ...createMonth(size) }
    await database.load(documents)
    const { url } = await listen({
      ...database,
      handle(body) {
        bodies.push(body)
        return database.handle(body)
      },
    })
    return { url, closings: closingsOf(documents.members as unknown as CountyMonth['members']) }
  },

  async again() {
    await database.clear()
    await database.load(documents)
  },

  /** What was asked since the last time, and the processor's time for it. */
  take(): Taken {
    const used = processorTime()
    const taken = { operations, milliseconds: used - usedBefore }
    operations = []
    bodies = []
    usedBefore = used
    return taken
  },

  /** The same requests once more, without the way through SDK and HTTP: the processor's time for all of them. */
  async replay({ rounds, atOnce }: { rounds: number; atOnce: number }): Promise<number[]> {
    const asked = bodies
    const taken = await processorTimes(rounds, async () => {
      for (let round = 0; round < atOnce; round += 1) {
        for (const body of asked) {
          await database.handle(body)
        }
      }
    })
    return taken.map((sum) => sum / atOnce)
  },
})

/** Every branch with its secretary, who closes the month. */
function closingsOf(members: CountyMonth['members']): Closing[] {
  return members
    .filter(({ roles }) => roles.some(({ role }) => role === 'branchSecretary'))
    .map(({ branchId, openid }) => ({ branchId, openid }))
}
