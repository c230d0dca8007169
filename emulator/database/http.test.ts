import { request } from 'node:http'
import { type Database, openDatabase } from './database'
import { listen } from './http'
import { openMemoryStorage } from './memory-storage'

let database: Database
let server: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  const collections = [{ name: 'tasks', indexes: [] }]
  database = await openDatabase({ storage: openMemoryStorage(), collections, now: () => 0 })
  server = await listen(database)
})
afterAll(async () => {
  await server.close()
  await database.close()
})

async function post(
  body: string,
  url = server.url,
): Promise<{ status: number; reply: Record<string, unknown> }> {
  const response = await fetch(url, { method: 'POST', body })
  return { status: response.status, reply: (await response.json()) as Record<string, unknown> }
}

const count = JSON.stringify({
  action: 'database.calculateDocument',
  collectionName: 'tasks',
  queryType: 'WHERE',
})

test('a request is answered with status 200 and a request id, with the parameters the SDK adds to the address', async () => {
  expect(await post(count, `${server.url}?env=local-env&seqId=1`)).toEqual({
    status: 200,
    reply: { requestId: expect.any(String), data: { total: 0 } },
  })
})

test('an error has status 200, too', async () => {
  expect(await post('{"action":"nonsense"}')).toMatchObject({
    status: 200,
    reply: { code: 'INVALID_ACTION' },
  })
})

test('a body that is not JSON is refused', async () => {
  expect(await post('{"action":')).toMatchObject({ status: 200, reply: { code: 'INVALID_PARAM' } })
  expect(await post('')).toMatchObject({ status: 200, reply: { code: 'INVALID_PARAM' } })
})

test('a body that is not UTF-8 is refused, so that no text is altered on its way', async () => {
  const response = await fetch(server.url, {
    method: 'POST',
    body: Buffer.from('{"action":"\xff"}', 'latin1'),
  })
  expect(await response.json()).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('UTF-8'),
  })
})

test('a body over 1 MB is refused, one just below is not', async () => {
  const insert = (length: number) =>
    JSON.stringify({
      action: 'database.insertDocument',
      collectionName: 'tasks',
      data: Array.from({ length: 4 }, () => `{"a":"${'a'.repeat(length / 4)}"}`),
    })
  expect(await post(insert(1024 * 1024))).toMatchObject({
    status: 200,
    reply: { code: 'EXCEED_REQUEST_SIZE_LIMIT' },
  })
  expect(await post(insert(1024 * 1024 - 200))).toMatchObject({
    reply: { data: { insertedIds: Array.from({ length: 4 }, () => expect.any(String)) } },
  })
})

test('a body of 300,000 nested brackets is refused', async () => {
  expect(await post('['.repeat(300_000) + ']'.repeat(300_000))).toMatchObject({
    reply: { code: 'INVALID_PARAM' },
  })
})

test('a connection that breaks off does not disturb the next request', async () => {
  await new Promise<void>((resolve) => {
    const broken = request(server.url, { method: 'POST', headers: { 'content-length': 1000 } })
    broken.on('error', () => resolve())
    broken.write('{"action"', () => broken.destroy(new Error('gone')))
  })
  expect(await post(count)).toMatchObject({ status: 200, reply: { data: expect.anything() } })
})

test('anything but POST /admin is not found', async () => {
  expect((await fetch(server.url)).status).toBe(404)
  expect((await fetch(server.url.replace('/admin', '/other'), { method: 'POST' })).status).toBe(404)
})
