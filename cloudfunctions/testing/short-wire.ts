import type { Database } from '../../emulator/database/database'
import { createRandom } from '../../emulator/seed/random'

let database: Database | undefined
/** Absent: nothing is on its way for longer than the turn it takes. */
let random: ReturnType<typeof createRandom> | undefined
let written = new Set<string>()

/** The collections that may have changed since this was asked; a long run reads only those again. */
export function takeWritten(): ReadonlySet<string> {
  const taken = written
  written = new Set()
  return taken
}

/** With a `seed`, requests take between one and three turns to the database, and replies as long back. */
export function connect(to: Database, seed?: number): void {
  database = to
  random = seed === undefined ? undefined : createRandom(seed)
}

/**
 * In tests of functions and in bundles of histories it stands for the SDK's sender of the same name, which signs and goes
 * by HTTP: two thirds of their time. The SDK writes the request and reads the reply as ever; with a seed, the requests of
 * calls that cross overtake each other.
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
  for (let turns = random?.below(3) ?? 0; turns >= 0; turns -= 1) {
    await new Promise((arrive) => setImmediate(arrive))
  }
}
