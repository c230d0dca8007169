import { type Database, openDatabase } from '../database'
import { openMemoryStorage } from '../memory-storage'

let database: Database

beforeAll(async () => {
  const collections = [{ name: 'tasks', indexes: [] }]
  database = await openDatabase({ storage: openMemoryStorage(), collections, now: () => 0 })
  await database.load({ tasks: [{ _id: 'a' }] })
})
afterAll(() => database.close())

const update = {
  queryType: 'WHERE',
  multi: true,
  merge: true,
  upsert: false,
  query: '{}',
  data: '{"$set":{"n":1}}',
}
const set = {
  queryType: 'DOC',
  multi: false,
  merge: false,
  upsert: true,
  query: '{"_id":"a"}',
  data: '{"n":1}',
}

// The SDK sends none of these.
test.each([
  ['an update that may insert', { ...update, upsert: true }, 'upsert together with merge'],
  ['a replacement by a where', { ...set, queryType: 'WHERE' }, 'replacing documents by a where'],
  ['a replacement that may not insert', { ...set, upsert: false }, 'replacing without upsert'],
  ['a replacement of many', { ...set, multi: true }, 'multi must be false'],
  ['a replacement with another id', { ...set, data: '{"_id":"b"}' }, '_id cannot be changed'],
  ['an update without merge or replacement', { ...update, merge: undefined }, 'merge is missing'],
  [
    'an update of one document by two ids',
    { ...update, queryType: 'DOC', query: '{"_id":"a","n":1}' },
    'the _id of one document',
  ],
])('%s is refused by name and changes nothing', async (_name, fields, naming) => {
  const reply = await database.handle({
    action: 'database.modifyDocument',
    collectionName: 'tasks',
    ...fields,
  })
  expect(reply).toMatchObject({ code: expect.any(String), message: expect.stringContaining(naming) })
  const all = { action: 'database.getDocument', collectionName: 'tasks', queryType: 'WHERE' }
  expect(await database.handle(all)).toMatchObject({ data: { list: ['{"_id":"a"}'] } })
})
