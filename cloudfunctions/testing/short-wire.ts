import { createRandom } from '../../emulator/seed/random'
import type { World } from './world'

type OtherEnd = Pick<World, 'database' | 'content'>

let other: OtherEnd | undefined
/** Absent: nothing is on its way for longer than the turn it takes. */
let random: ReturnType<typeof createRandom> | undefined
let written = new Set<string>()

/** The collections that may have changed since this was asked; a long run reads only those again. */
export function takeWritten(): ReadonlySet<string> {
  const taken = written
  written = new Set()
  return taken
}

/** With a `seed`, requests take between one and three turns to the other end, and replies as long back. */
export function connect(to: OtherEnd, seed?: number): void {
  other = to
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
    const reply = await other?.database.handle(JSON.parse(JSON.stringify({ ...data, action })))
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

/**
 * In bundles of histories, the SDK's sender of what goes to WeChat, likewise: the check of words, as the local WeChat
 * answers it. Nothing else is asked of WeChat in a history.
 */
export async function request({ params }: { params: { apiName: string; requestData: string } }) {
  await onTheWay()
  const outcome =
    params.apiName === 'security.msgSecCheck'
      ? other?.content.checkText(JSON.parse(params.requestData))
      : undefined
  await onTheWay()
  return outcome
    ? { data: { responseData: JSON.stringify(outcome) } }
    : { code: 'SYS_ERR', message: `not answered in a history: ${params.apiName}` }
}

const reads: ReadonlySet<string> = new Set(['database.getDocument', 'database.calculateDocument'])

async function onTheWay(): Promise<void> {
  for (let turns = random?.below(3) ?? 0; turns >= 0; turns -= 1) {
    await new Promise((arrive) => setImmediate(arrive))
  }
}
