import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { openDatabase } from '../../emulator/database/database'
import { listen } from '../../emulator/database/http'
import { openLevelStorage } from '../../emulator/database/level-storage'
import { sdkEnvironment } from '../../emulator/functions/sdk-environment'
import { figureOf, type Row, times } from '../measure'
import { attendances, createAttendances } from './records'
import { inTemporaryDirectory } from './temporary'

const DOCUMENTS = 10_000
const CALLS = 400

/** One call after the other: through the SDK, as the same bytes over HTTP, and straight into the database. */
export async function benchRoundTrips(): Promise<Row[]> {
  return inTemporaryDirectory(async (directory) => {
    const storage = await openLevelStorage(join(directory, 'store'))
    const database = await openDatabase({ storage, collections: [attendances], now: Date.now })
    await database.load({ attendances: createAttendances(DOCUMENTS, 50) })
    const server = await listen(database)
    Object.assign(process.env, sdkEnvironment(server.url))
    // After the environment: the SDK reads it when it is loaded.
    const { default: cloudbase } = await import('@cloudbase/node-sdk')
    const db = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true }).database()
    const collection = db.collection(attendances.name)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const byId = (at: number) => ({
      collectionName: attendances.name,
      queryType: 'DOC',
      query: JSON.stringify({ _id: `attendance-${at}` }),
      multi: false,
    })
    const reading = (at: number) => ({ ...byId(at), action: 'database.getDocument' })
    const writing = (at: number) => ({
      ...byId(at),
      action: 'database.modifyDocument',
      data: JSON.stringify({ $inc: { left: { $numberInt: '-1' } } }),
      merge: true,
      upsert: false,
    })
    const answered = async (body: object) => {
      const reply = await database.handle(body)
      if (reply.code !== undefined) {
        throw new Error(reply.message)
      }
    }
    const rows = [
      await compare('读一条', {
        sdk: (at) => collection.doc(`attendance-${at}`).get(),
        http: (at) => post(server.url, agent, reading(at)),
        direct: (at) => answered(reading(at)),
      }),
      await compare('改一条，落盘后才答', {
        sdk: (at) => collection.doc(`attendance-${at}`).update({ left: db.command.inc(-1) }),
        http: (at) => post(server.url, agent, writing(at)),
        direct: (at) => answered(writing(at)),
      }),
    ]
    agent.destroy()
    await server.close()
    await database.close()
    return rows
  })
}

interface Ways {
  sdk(at: number): Promise<unknown>
  http(at: number): Promise<unknown>
  direct(at: number): Promise<unknown>
}

async function compare(what: string, { sdk, http, direct }: Ways): Promise<Row> {
  const taken = { sdk: [] as number[], http: [] as number[], direct: [] as number[] }
  for (let at = 0; at < CALLS; at++) {
    taken.direct.push(...(await times(1, () => direct(at))))
    taken.http.push(...(await times(1, () => http(at))))
    taken.sdk.push(...(await times(1, () => sdk(at))))
  }
  const [whole, wire, inside] = [taken.sdk, taken.http, taken.direct].map((values) => figureOf(values).median)
  const share = Math.round((1 - (wire as number) / (whole as number)) * 100)
  return {
    what: `${what}，经 SDK 一次来回`,
    ours: figureOf(taken.sdk),
    peer: { ...figureOf(taken.http), name: '同样的请求，只走 HTTP' },
    note: `SDK 自己占 ${share}%；不经 HTTP，库里 ${(inside as number).toPrecision(2)} 毫秒`,
  }
}

function post(url: string, agent: Agent, body: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const { code } = JSON.parse(Buffer.concat(parts).toString()) as { code?: string }
        if (code === undefined) {
          resolve()
        } else {
          reject(new Error(code))
        }
      })
    })
    sent.on('error', reject)
    sent.end(text)
  })
}
