import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { openLevelStorage } from '../../emulator/database/level-storage'
import { compileFilter } from '../../emulator/database/query/filter'
import { answerParent } from '../child'
import { processorTime } from '../measure'
import { fill, openEngine } from './engine'
import { attendances, createAttendance } from './records'

export interface Opened {
  milliseconds: number
  /** Of the processor, in all threads. */
  processor: number
  readingAll: number
  indexing: number
  megabytesOpened: number
  megabytesUsed: number
}

const CHUNK_BYTES = 256 * 1024
const PER_BRANCH = 500
/** What is measured must not be collected before. */
const kept: unknown[] = []

answerParent({
  async write({ store, lines, documents }: { store: string; lines: string; documents: number }) {
    const storage = await openLevelStorage(store)
    const engine = await openEngine(storage)
    const output = createWriteStream(lines)
    const records = function* () {
      for (let at = 0; at < documents; at++) {
        yield createAttendance(at, PER_BRANCH)
      }
    }
    await fill(engine, records())
    await storage.close()
    for (const record of records()) {
      if (!output.write(`${JSON.stringify(record)}\n`)) {
        await once(output, 'drain')
      }
    }
    output.end()
    await once(output, 'finish')
  },

  async open(store: string): Promise<Opened> {
    const before = resident()
    const [opening, processor] = [performance.now(), processorTime()]
    const engine = await openEngine(await openLevelStorage(store))
    const [opened, processorOpened] = [performance.now(), processorTime()]
    const megabytesOpened = resident() - before
    const collection = engine.collection(attendances.name)
    const reading = performance.now()
    let minutes = 0
    for (const id of collection.ids()) {
      minutes += collection.newest(id)?.document.minutes as number
    }
    const indexing = performance.now()
    for (const [field, value] of [
      ['memberId', 'member-7'],
      ['shiftId', 'shift-7'],
      ['branchId', 'branch-7'],
    ] as const) {
      engine.find(collection, compileFilter({ [field]: value }))
    }
    const indexed = performance.now()
    kept.push(engine, minutes)
    return {
      milliseconds: opened - opening,
      processor: processorOpened - processor,
      readingAll: indexing - reading,
      indexing: indexed - indexing,
      megabytesOpened,
      megabytesUsed: resident() - before,
    }
  },

  async parse(lines: string): Promise<Opened> {
    const before = resident()
    const [opening, processor] = [performance.now(), processorTime()]
    const documents = new Map<string, unknown>()
    let rest = ''
    for await (const chunk of createReadStream(lines, { encoding: 'utf8', highWaterMark: CHUNK_BYTES })) {
      const texts = (rest + chunk).split('\n')
      rest = texts.pop() as string
      for (const text of texts) {
        const document = JSON.parse(text) as { _id: string }
        documents.set(document._id, document)
      }
    }
    const [milliseconds, used] = [performance.now() - opening, processorTime() - processor]
    kept.push(documents)
    const megabytes = resident() - before
    return {
      milliseconds,
      processor: used,
      readingAll: 0,
      indexing: 0,
      megabytesOpened: megabytes,
      megabytesUsed: megabytes,
    }
  },
})

function resident(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1e6
}
