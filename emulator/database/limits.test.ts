import { connect, type Socket } from 'node:net'
import type { CollectionDefinition } from '../../cloudfunctions/platform/collections'
import { type Database, openDatabase } from './database'
import { listen } from './http'
import { openMemoryStorage } from './memory-storage'
import { askerFor, documentsOf } from './testing/ask'

let database: Database

const open = (collections: readonly CollectionDefinition[]) =>
  openDatabase({ storage: openMemoryStorage(), collections, now: () => 0 })

beforeEach(async () => {
  database = await open([{ name: 'tasks', indexes: [] }])
})
afterEach(() => database.close())

const refused = (message: string) => ({
  code: 'DATABASE_REQUEST_FAILED',
  message: expect.stringContaining(message),
})

test('a document over 512 KB is refused and stays as it was', async () => {
  const tasks = askerFor(database, 'tasks')
  expect(await tasks.insert({ _id: 'big', text: '党'.repeat(200_000) })).toMatchObject(refused('586 KB'))
  await tasks.insert({ _id: 't', text: '党'.repeat(100_000) })
  expect(await tasks.update({ _id: 't' }, { $set: { more: '员'.repeat(100_000) } })).toMatchObject(
    refused('586 KB'),
  )
  expect(documentsOf(await tasks.get({}, { projection: '{"text":0}' }))).toEqual([{ _id: 't' }])
})

test.each([
  [
    '32 fields in an index',
    [{ name: 'a', indexes: [{ fields: Array.from({ length: 32 }, (_, at) => `f${at}`) }] }],
  ],
  ['101 indexes', [{ name: 'a', indexes: Array.from({ length: 101 }, (_, at) => ({ fields: [`f${at}`] })) }]],
  ['101 collections', Array.from({ length: 101 }, (_, at) => ({ name: `c${at}`, indexes: [] }))],
])('with %s the database does not start', async (_name, collections) => {
  await expect(open(collections)).rejects.toThrow('at most')
})

const numbers = Array.from({ length: 30_000 }, (_, at) => at)

test.each([
  ['$addToSet', { $addToSet: { list: { $each: numbers } } }],
  ['$pullAll', { $pullAll: { list: numbers.map((value) => ({ value })) } }],
  ['$pull with $in', { $pull: { list: { $in: numbers.map((value) => ({ value })) } } }],
  ['$unset', { $unset: Object.fromEntries(numbers.map((at) => [`fields.f${at}`, ''])) }],
])('%s of 30,000 values is done within a second', async (_name, update) => {
  const tasks = askerFor(database, 'tasks')
  await tasks.insert({ _id: 't', list: numbers })
  await tasks.insert({ _id: 'u', fields: Object.fromEntries(numbers.map((at) => [`f${at}`, 0])) })
  const startedAt = process.cpuUsage()
  expect(await tasks.update({}, update)).toMatchObject({ data: { updated: expect.any(Number) } })
  expect(process.cpuUsage(startedAt).user / 1_000).toBeLessThan(1_000)
})

test('a pattern that is slow in each of many documents is cut off once for all of them', async () => {
  const tasks = askerFor(database, 'tasks')
  const slow = `${'a'.repeat(22)}!`
  await tasks.insert(...Array.from({ length: 100 }, () => ({ list: [slow] })))
  const startedAt = process.cpuUsage()
  expect(await tasks.update({}, { $pull: { list: { $regex: '^(a+)+$' } } })).toMatchObject(
    refused('Regular expression took longer'),
  )
  expect(process.cpuUsage(startedAt).user / 1_000).toBeLessThan(1_000)
  expect(await tasks.get({ _id: { $regex: '^x' } })).toMatchObject({ data: { list: [] } })
})

test('a query of 30,000 conditions ends with an error when it takes too long', async () => {
  const tasks = askerFor(database, 'tasks')
  await tasks.insert(...Array.from({ length: 20 }, (_, _id) => ({ _id, list: numbers.slice(0, 5_000) })))
  expect(await tasks.get({ $or: numbers.map((value) => ({ list: -value - 1 })) })).toMatchObject(
    refused('A query of 30000 conditions'),
  )
})

test.each([
  ['a path of numbers, each a name or an index', `{"a${'.0'.repeat(67)}":5}`, 'numbers in a path'],
  ['10,000 dates in dates', `{"a":${'{"$date":'.repeat(10_000)}1${'}'.repeat(10_001)}`, 'nested'],
  ['10,000 arrays in arrays', `{"a":${'['.repeat(10_000)}1${']'.repeat(10_000)}}`, 'nested'],
])('%s are refused', async (_name, query, message) => {
  const body = { action: 'database.getDocument', collectionName: 'tasks', queryType: 'WHERE', query }
  expect(await database.handle(body)).toMatchObject(refused(message))
})

test('two thousand connections that say nothing do not keep a request from its answer', async () => {
  const server = await listen(database)
  const { port } = new URL(server.url)
  const silent = await Promise.all(
    Array.from(
      { length: 2_000 },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(Number(port), '127.0.0.1', () => resolve(socket)).on('error', reject)
        }),
    ),
  )
  try {
    for (const socket of silent.slice(0, 500)) {
      socket.write('POST /admin HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{"action"')
    }
    const body = JSON.stringify({ action: 'database.addCollection', collectionName: 'made' })
    const response = await fetch(server.url, { method: 'POST', body, signal: AbortSignal.timeout(5_000) })
    expect(await response.json()).toEqual({ requestId: expect.any(String) })
  } finally {
    for (const socket of silent) {
      socket.destroy()
    }
    await server.close()
  }
})
