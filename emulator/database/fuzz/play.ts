import assert from 'node:assert/strict'
import { openDatabase } from '../database'
import { listen } from '../http'
import { openMemoryStorage } from '../memory-storage'
import { type HostileRequest, TARGET } from './hostile-requests'
import { type Difference, differenceOf, documentsIn, send, type Wire } from './wire'

/** No request may keep the database busy for longer, in milliseconds of its processor time. */
const MOST_BUSY_MS = 1_000
/** Characters of all hostile documents together: they are read after each request. */
const MOST_KEPT = 50_000
const TRUSTED = 'trusted'
const collections = [
  {
    name: TARGET,
    indexes: [{ fields: ['a', 'b', 'n'], unique: true }, { fields: ['list.a', 'n'] }, { fields: ['a'] }],
  },
  { name: TRUSTED, indexes: [] },
]

/** Told which request is being sent, and nothing once it is answered. */
export type Watch = (body: string | undefined) => void

/**
 * Hostile requests to one database, each between the plain writes of another client. It must answer each of them in
 * time and in the vendor's shape, change exactly what it says it has changed, and lose nothing, also for the next
 * process that opens the same storage.
 */
export async function play(requests: readonly HostileRequest[], watch: Watch): Promise<void> {
  const storage = openMemoryStorage()
  const complaints: string[] = []
  const open = () =>
    openDatabase({ storage, collections, now: () => 0, warn: (message) => complaints.push(message) })
  const database = await open()
  const server = await listen(database)
  const trusted = new Map<string, number>()
  try {
    let before = await startOver(server.url)
    for (const [step, request] of requests.entries()) {
      await writeTrusted(server.url, trusted, step)
      watch(request.body)
      const reply = await sendInTime(server.url, request.body)
      watch(undefined)
      const after = await documentsIn(server.url, TARGET)
      assertAccounted(request, reply, differenceOf(before, after))
      before = sizeOf(after) > MOST_KEPT ? await startOver(server.url) : after
    }
    assert.deepEqual(await valuesIn(server.url), trusted)
    await server.close()
    const other = await listen(await open())
    assert.deepEqual(await documentsIn(other.url, TARGET), before, 'the next process finds other documents')
    assert.deepEqual(await valuesIn(other.url), trusted)
    await other.close()
    assert.deepEqual(
      complaints.filter((message) => message.includes('internal error')),
      [],
    )
  } finally {
    await server.close()
    await database.close()
  }
}

async function startOver(url: string): Promise<Map<string, string>> {
  const all = { collectionName: TARGET, queryType: 'WHERE', query: '{}', multi: true }
  await expectSuccess(url, { action: 'database.removeDocument', ...all })
  const targets = [
    { _id: 'kept-1', a: 1, b: 'x', n: 5, list: [1, 2, { a: 3 }] },
    { _id: 'kept-2', a: `${'a'.repeat(60)}!`, n: 5, list: [`${'a'.repeat(60)}!`] },
    { _id: 1, b: null, a: { b: { c: { d: 1 } } }, list: [[1], []] },
  ]
  const data = targets.map((target) => JSON.stringify(target))
  await expectSuccess(url, { action: 'database.insertDocument', collectionName: TARGET, data })
  return documentsIn(url, TARGET)
}

function sizeOf(documents: ReadonlyMap<string, string>): number {
  return [...documents.values()].reduce((sum, text) => sum + text.length, 0)
}

async function sendInTime(url: string, body: string): Promise<Wire> {
  const startedAt = process.cpuUsage()
  const reply = await send(url, body)
  const { user, system } = process.cpuUsage(startedAt)
  const busy = (user + system) / 1_000
  assert.ok(busy < MOST_BUSY_MS, `busy for ${Math.round(busy)} ms`)
  return reply
}

function assertAccounted(request: HostileRequest, reply: Wire, difference: Difference): void {
  assert.equal(typeof reply.requestId, 'string')
  if (reply.code !== undefined) {
    assert.match(reply.code, /^[A-Z][A-Z_]+$/)
    assert.notEqual(reply.code, 'SYS_ERR')
    assert.ok(reply.message, 'an error without a message')
    assert.ok(request.isMany || difference.total === 0, 'a refused request has changed documents')
    return
  }
  const { insertedIds = [], deleted = 0, updated = 0, upsert_id: upserted = null, doc } = reply.data ?? {}
  assert.equal(difference.removed, deleted)
  assert.equal(difference.added, insertedIds.length + (upserted === null ? 0 : 1))
  // `updateAndReturn` counts a match that it leaves as it was.
  assert.ok(difference.changed === updated || (doc !== undefined && difference.changed < updated))
}

/** Writes of a client that does nothing wrong: what they add up to is known. */
async function writeTrusted(url: string, trusted: Map<string, number>, step: number): Promise<void> {
  const id = `t${step % 7}`
  const target = {
    collectionName: TRUSTED,
    queryType: 'DOC',
    query: JSON.stringify({ _id: id }),
    multi: false,
  }
  const value = trusted.get(id)
  if (value === undefined) {
    trusted.set(id, step)
    const data = [JSON.stringify({ _id: id, value: step })]
    await expectSuccess(url, { action: 'database.insertDocument', collectionName: TRUSTED, data })
  } else if (step % 3 === 0) {
    trusted.delete(id)
    await expectSuccess(url, { action: 'database.removeDocument', ...target })
  } else {
    trusted.set(id, value + step)
    const data = JSON.stringify({ $inc: { value: step } })
    const fields = { ...target, data, merge: true, upsert: false }
    await expectSuccess(url, { action: 'database.modifyDocument', ...fields })
  }
}

async function expectSuccess(url: string, body: object): Promise<void> {
  const reply = await send(url, body)
  assert.equal(reply.code, undefined, `a plain write was refused: ${reply.message}`)
}

async function valuesIn(url: string): Promise<Map<string, number>> {
  const documents = [...(await documentsIn(url, TRUSTED)).values()]
  return new Map(
    documents.map((text) => {
      const { _id: id, value } = JSON.parse(text) as { _id: string; value: { $numberInt: string } }
      return [id, Number(value.$numberInt)]
    }),
  )
}
