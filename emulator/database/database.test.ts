import { type Database, type DatabaseOptions, openDatabase } from './database'
import { openMemoryStorage } from './memory-storage'
import { askerFor, documentsOf } from './testing/ask'
import { openGatedStorage } from './testing/gated-storage'

const collections = [
  { name: 'members', indexes: [{ fields: ['openid'], unique: true }, { fields: ['branchId', 'track'] }] },
  { name: 'tasks', indexes: [] },
]

let messages: string[]

beforeEach(() => {
  messages = []
})

function open(options: Partial<DatabaseOptions> = {}): Promise<Database> {
  const warn = (message: string) => messages.push(message)
  return openDatabase({ storage: openMemoryStorage(), collections, now: () => 0, warn, ...options })
}

test('a new database is empty, one with a document is not', async () => {
  const database = await open()
  expect(database.isEmpty()).toBe(true)
  await database.load({ tasks: [{ _id: 't' }] })
  expect(database.isEmpty()).toBe(false)
})

test('load adds documents of several collections in one batch, dates as dates and undefined fields left out', async () => {
  const storage = openGatedStorage()
  const database = await open({ storage })
  const before = storage.batches.length
  const seed = { _id: 'm', openid: 'o', at: new Date(5), gone: undefined }
  await database.load({ members: [seed], tasks: [{ _id: 't' }] })
  expect(storage.batches.length - before).toBe(1)
  expect(documentsOf(await askerFor(database, 'members').get())).toEqual([
    { _id: 'm', openid: 'o', at: { $date: { $numberLong: '5' } } },
  ])
})

test('what is loaded is a copy: changing it later changes nothing', async () => {
  const database = await open()
  const seed = { _id: 't', list: [1] }
  await database.load({ tasks: [seed] })
  seed.list.push(2)
  expect(documentsOf(await askerFor(database, 'tasks').get())).toEqual([{ _id: 't', list: [1] }])
})

test('a load with a duplicate loads nothing', async () => {
  const database = await open()
  const twice = [{ _id: 'a', openid: 'o' } as { _id: string }, { _id: 'b', openid: 'o' } as { _id: string }]
  await expect(database.load({ tasks: [{ _id: 't' }], members: twice })).rejects.toThrow('E11000')
  expect(database.isEmpty()).toBe(true)
  await database.load({ tasks: [{ _id: 't' }] })
})

test('clear removes every document in one batch and keeps the collections and their indexes', async () => {
  const storage = openGatedStorage()
  const database = await open({ storage })
  await database.load({ members: [{ _id: 'm', openid: 'o' } as { _id: string }], tasks: [{ _id: 't' }] })
  const before = storage.batches.length
  await database.clear()
  expect(storage.batches.length - before).toBe(1)
  expect(database.isEmpty()).toBe(true)
  const members = askerFor(database, 'members')
  expect(await members.insert({ openid: 'o' })).toMatchObject({ data: expect.anything() })
  expect(await members.insert({ openid: 'o' })).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
})

test('documents, collections made at run time and indexes are there after reopening', async () => {
  const storage = openMemoryStorage()
  const first = await open({ storage })
  await first.load({ members: [{ _id: 'm', openid: 'o' } as { _id: string }] })
  await first.handle({ action: 'database.addCollection', collectionName: 'extra' })
  await askerFor(first, 'extra').insert({
    _id: 1,
    at: { $date: { $numberLong: '5' } },
    n: { $numberDouble: 'NaN' },
  })
  const second = await open({ storage })
  expect(documentsOf(await askerFor(second, 'extra').get())).toEqual([
    { _id: 1, at: { $date: { $numberLong: '5' } }, n: Number.NaN },
  ])
  expect(await askerFor(second, 'members').insert({ openid: 'o' })).toMatchObject({
    code: 'DATABASE_DUPLICATE_WRITE',
  })
})

test('records that break a unique index added later keep the store from opening, and are named', async () => {
  const storage = openMemoryStorage()
  const first = await open({ storage, collections: [{ name: 'members', indexes: [] }] })
  await first.load({ members: [{ _id: 'a' }, { _id: 'b' }] })
  await expect(open({ storage })).rejects.toThrow(/document:members:"b"[\s\S]+npm start -- --fresh/)
})

test('every database operation is reported once with its action and collection', async () => {
  const operations: string[] = []
  const database = await open({
    onOperation: ({ action, collection }) => operations.push(`${action} ${collection}`),
  })
  const members = askerFor(database, 'members')
  await members.insert({ _id: 'm', openid: 'o' })
  await members.updateAndReturn({ _id: 'm' }, { $set: { a: 1 } })
  await members.get()
  expect(operations).toEqual([
    'database.insertDocument members',
    'database.modifyAndReturnDoc members',
    'database.getDocument members',
  ])
})

describe('with more than 1,000 documents', () => {
  const many = Array.from({ length: 1_200 }, (_unused, at) => ({
    _id: at,
    branchId: `b${at % 4}`,
    track: at % 2 ? 'A' : 'B',
    at,
  }))

  test('a where without an index is warned of once, one with an index is not', async () => {
    const database = await open()
    await database.load({ members: many.map((one) => ({ ...one, openid: `o${one._id}` })) })
    const members = askerFor(database, 'members')
    await members.get({ branchId: 'b1' })
    await members.get({ $or: [{ branchId: 'b1' }, { openid: 'o7' }] })
    await members.get({ _id: 7 })
    await members.get()
    expect(messages).toEqual([])
    await members.get({ at: { $gt: 5 } })
    await members.get({ at: { $gt: 6 } })
    expect(messages).toEqual(['members: a where on at without an index over more than 1000 documents'])
  })

  test('a result that is cut at 1,000 is warned of', async () => {
    const database = await open()
    await database.load({ tasks: many })
    const request = { action: 'database.getDocument', collectionName: 'tasks', queryType: 'WHERE' }
    const all = await database.handle({ ...request, limit: 5_000 })
    expect(documentsOf(all)).toHaveLength(1_000)
    expect(messages).toEqual(['tasks: a result of more than 1000 documents was cut'])
    messages.length = 0
    await database.handle({ ...request, limit: 1_000, offset: 200 })
    await database.handle({ ...request, limit: 100 })
    expect(messages).toEqual([])
  })
})

test('a document near 512 KB is warned of', async () => {
  const database = await open()
  const tasks = askerFor(database, 'tasks')
  await tasks.insert({ _id: 't', text: '党'.repeat(100_000) })
  expect(messages).toEqual([])
  await tasks.update({ _id: 't' }, { $set: { more: '员'.repeat(50_000) } })
  expect(messages).toEqual(["tasks/t: the document has 439 KB, the vendor's limit is 512"])
})

test.each([
  ['nothing', undefined, 'INVALID_PARAM'],
  ['a text', 'text', 'INVALID_PARAM'],
  ['an array', [], 'INVALID_PARAM'],
  ['no action', {}, 'INVALID_ACTION'],
  ['an action of another type', { action: ['database.getDocument'] }, 'INVALID_ACTION'],
  ['an unknown action', { action: 'database.nonsense', collectionName: 'tasks' }, 'INVALID_ACTION'],
  ['an inherited name as action', { action: 'constructor' }, 'INVALID_ACTION'],
  ['no collection', { action: 'database.getDocument', queryType: 'WHERE' }, 'INVALID_PARAM'],
  [
    'an unknown query type',
    { action: 'database.getDocument', collectionName: 'tasks', queryType: 'X' },
    'INVALID_PARAM',
  ],
  [
    'an unknown field',
    { action: 'database.getDocument', collectionName: 'tasks', queryType: 'WHERE', hint: 1 },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'an unknown transaction',
    { action: 'database.getDocument', collectionName: 'tasks', queryType: 'WHERE', transactionId: 't' },
    'DATABASE_TRANSACTION_FAIL',
  ],
  [
    'a negative limit',
    { action: 'database.getDocument', collectionName: 'tasks', queryType: 'WHERE', limit: -1 },
    'INVALID_PARAM',
  ],
  [
    'data of another type',
    { action: 'database.insertDocument', collectionName: 'tasks', data: [{}] },
    'INVALID_PARAM',
  ],
  [
    'a document that is no object',
    { action: 'database.insertDocument', collectionName: 'tasks', data: ['[1]'] },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'malformed EJSON',
    { action: 'database.insertDocument', collectionName: 'tasks', data: ['{"a":'] },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'a number that is none',
    { action: 'database.insertDocument', collectionName: 'tasks', data: ['{"a":{"$numberInt":"x"}}'] },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'an ObjectId',
    {
      action: 'database.insertDocument',
      collectionName: 'tasks',
      data: ['{"a":{"$oid":"5e7b474a5e54c773b58d7b39"}}'],
    },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'an id of another type',
    { action: 'database.insertDocument', collectionName: 'tasks', data: ['{"_id":null}'] },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'a prototype as a field',
    { action: 'database.insertDocument', collectionName: 'tasks', data: ['{"__proto__":{"a":1}}'] },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'a path through a prototype',
    {
      action: 'database.getDocument',
      collectionName: 'tasks',
      queryType: 'WHERE',
      query: '{"a.__proto__.b":1}',
    },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'a document 10,000 levels deep',
    {
      action: 'database.insertDocument',
      collectionName: 'tasks',
      data: [`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'a query 10,000 levels deep',
    {
      action: 'database.getDocument',
      collectionName: 'tasks',
      queryType: 'WHERE',
      query: `${'{"$and":['.repeat(10_000)}{}${']}'.repeat(10_000)}`,
    },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'a path 10,000 parts long',
    {
      action: 'database.getDocument',
      collectionName: 'tasks',
      queryType: 'WHERE',
      query: JSON.stringify({ [`a${'.a'.repeat(10_000)}`]: 1 }),
    },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'a pattern that is none',
    {
      action: 'database.getDocument',
      collectionName: 'tasks',
      queryType: 'WHERE',
      query: '{"a":{"$regex":"("}}',
    },
    'DATABASE_REQUEST_FAILED',
  ],
  [
    'a collection name with a colon',
    { action: 'database.addCollection', collectionName: 'a:b' },
    'INVALID_PARAM',
  ],
])('%s is refused with a code, a short message and no stack', async (_name, body, code) => {
  const database = await open()
  const reply = await database.handle(body)
  expect(reply).toMatchObject({ code, requestId: expect.any(String), message: expect.any(String) })
  const { message } = reply as { message: string }
  expect(message.length).toBeLessThanOrEqual(1_000)
  expect(message).not.toMatch(/\n\s+at /)
  expect(messages).toEqual([])
})

test('constructor and hasOwnProperty are fields like any other', async () => {
  const database = await open()
  const tasks = askerFor(database, 'tasks')
  await tasks.insert({ _id: 'a', constructor: { name: 'x' } }, { _id: 'b' })
  expect(documentsOf(await tasks.get({ 'constructor.name': 'x' }))).toHaveLength(1)
  expect(documentsOf(await tasks.get({ hasOwnProperty: { $exists: true } }))).toHaveLength(0)
  await tasks.update({ _id: 'b' }, { $set: { 'constructor.prototype.polluted': true } })
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
