import { type Database, openDatabase } from './database'
import { openMemoryStorage } from './memory-storage'
import type { Storage } from './storage'

let storage: Storage
let database: Database

beforeEach(async () => {
  storage = openMemoryStorage()
  await open([])
})

async function open(collections: Parameters<typeof openDatabase>[0]['collections']) {
  database = await openDatabase({ storage, collections, now: Date.now })
}

const byOpenid = { name: 'by_openid', fields: ['openid'], unique: true }

test('what a deployment made is there after the next start, indexes with their names', async () => {
  await database.define({ name: 'members', indexes: [] })
  await database.load({ members: [{ _id: 'a', openid: 'o1' } as { _id: string }] })
  await database.define({ name: 'members', indexes: [byOpenid, { fields: ['branchId', 'name'] }] })
  await open([])
  expect(database.collections()).toEqual([
    { name: 'members', indexes: [byOpenid, { fields: ['branchId', 'name'] }], count: 1 },
  ])
  const second = { _id: 'b', openid: 'o1' } as { _id: string }
  await expect(database.load({ members: [second] })).rejects.toThrow('index: by_openid')
})

test('a unique index that two documents would break is refused, and the former indexes stay', async () => {
  await database.define({ name: 'members', indexes: [{ fields: ['openid'] }] })
  const twins = [
    { _id: 'a', openid: 'o1' },
    { _id: 'b', openid: 'o1' },
  ]
  await database.load({ members: twins })
  await expect(database.define({ name: 'members', indexes: [byOpenid] })).rejects.toMatchObject({
    code: 'DATABASE_DUPLICATE_WRITE',
  })
  expect(database.collections()).toEqual([{ name: 'members', indexes: [{ fields: ['openid'] }], count: 2 }])
})

test('the collections of the product come from its source, whatever stood in the store', async () => {
  await database.define({ name: 'members', indexes: [byOpenid] })
  await open([{ name: 'members', indexes: [{ fields: ['name'] }] }])
  expect(database.collections()).toEqual([{ name: 'members', indexes: [{ fields: ['name'] }], count: 0 }])
})

test('an index changed in the middle of a transaction ends it, and none of it is written', async () => {
  await database.define({ name: 'members', indexes: [] })
  const begun = await database.handle({ action: 'database.startTransaction' })
  const { transactionId } = begun as { transactionId: string }
  const add = { action: 'database.insertDocument', collectionName: 'members', transactionId }
  await database.handle({ ...add, data: ['{"_id":"a","openid":"o1"}'] })
  await database.define({ name: 'members', indexes: [byOpenid] })
  const end = await database.handle({ action: 'database.commitTransaction', transactionId })
  expect(end).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  expect(database.collections()).toMatchObject([{ count: 0 }])
})
