import type { Database } from '../../../emulator/database/database'
import { createRandom } from '../../../emulator/seed/random'

let database: Database | undefined
let random = createRandom(0)
let written = new Set<string>()

/** The collections that may have changed since this was asked; a long run reads only those again. */
export function takeWritten(): ReadonlySet<string> {
  const taken = written
  written = new Set()
  return taken
}

/** Requests take between one and three turns to the database, and replies as long back; `seed` says which. */
export function connect(to: Database, seed: number): void {
  database = to
  random = createRandom(seed)
}

/**
 * In a bundle of histories it stands for the SDK's sender of the same name, which signs and goes by HTTP. The SDK writes
 * the request and reads the reply as ever; the requests of calls that cross overtake each other.
 */
export class TcbDBApiHttpRequester {
  async send(action: string, data: { collectionName: string }): Promise<unknown> {
    await onTheWay()
    const reply = await database?.handle(JSON.parse(JSON.stringify({ ...data, action })))
    if (!reads.has(action)) {
      written.add(data.collectionName)
    }
    await onTheWay()
    if (reply?.code === undefined) {
      return reply
    }
    throw Object.assign(new Error(reply.message), { code: reply.code, requestId: reply.requestId })
  }
}

const reads: ReadonlySet<string> = new Set(['database.getDocument', 'database.calculateDocument'])

async function onTheWay(): Promise<void> {
  for (let turns = random.below(3); turns >= 0; turns -= 1) {
    await new Promise((arrive) => setImmediate(arrive))
  }
}
