import { Engine } from '../../emulator/database/engine/engine'
import type { Storage } from '../../emulator/database/storage'
import type { Document } from '../../emulator/database/values/value'
import { type Attendance, attendances } from './records'

/** Each batch is one sync. */
const BATCH = 10_000

export function openEngine(storage: Storage): Promise<Engine> {
  const warn = (message: string) => {
    throw new Error(message)
  }
  return Engine.open(storage, [attendances], warn, Date.now)
}

export async function fill(engine: Engine, records: Iterable<Attendance>): Promise<void> {
  const collection = engine.collection(attendances.name)
  let entered = 0
  for (const record of records) {
    engine.insert(collection, record as unknown as Document)
    entered += 1
    if (entered % BATCH === 0) {
      await engine.settled()
    }
  }
  await engine.settled()
}
