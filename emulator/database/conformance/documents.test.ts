import { type Environment, openEnvironment } from './environment'

let environment: Environment
let _: Environment['command']

beforeAll(async () => {
  environment = await openEnvironment()
  _ = environment.command
})
afterAll(() => environment.close())

test('add gives the document an id of its own, or keeps the one it has', async () => {
  const members = await environment.collection()
  const { id } = await members.add({ name: '王' })
  expect(typeof id).toBe('string')
  expect((await members.doc(id as string).get()).data).toEqual([{ _id: id, name: '王' }])
  expect((await members.add({ _id: 'own', name: '李' })).id).toBe('own')
})

test('an id may be a number, which is another id than its digits as a text', async () => {
  const members = await environment.collection([
    { _id: 7, kind: 'number' },
    { _id: '7', kind: 'text' },
  ])
  expect((await members.doc(7).get()).data).toEqual([{ _id: 7, kind: 'number' }])
  expect((await members.doc('7').get()).data).toEqual([{ _id: '7', kind: 'text' }])
})

test('add of many gives their ids in order', async () => {
  const members = await environment.collection()
  const reply = (await members.add([{ _id: 'b' }, { _id: 'a' }])) as unknown as { ids: string[] }
  expect(reply.ids).toEqual(['b', 'a'])
})

test('an id that is taken is a duplicate write; those before it in the list stay', async () => {
  const members = await environment.collection([{ _id: 'b' }])
  await expect(members.add([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }])).rejects.toMatchObject({
    code: 'DATABASE_DUPLICATE_WRITE',
    message: expect.stringContaining('E11000 duplicate key error'),
  })
  const { data } = await members.get()
  expect(data.map((one: { _id: string }) => one._id).sort()).toEqual(['a', 'b'])
})

test('a missing document is an empty list', async () => {
  const members = await environment.collection()
  expect((await members.doc('nobody').get()).data).toEqual([])
})

test('set creates a document, and replaces one whole', async () => {
  const members = await environment.collection()
  const created = await members.doc('m1').set({ name: '王', track: 'B' })
  expect(created).toMatchObject({ updated: 0, upsertedId: 'm1' })
  const replaced = await members.doc('m1').set({ name: '王' })
  expect(replaced).toMatchObject({ updated: 1 })
  expect(replaced.upsertedId).toBeNull()
  expect((await members.doc('m1').get()).data).toEqual([{ _id: 'm1', name: '王' }])
})

test('update of a missing document changes nothing and creates nothing', async () => {
  const members = await environment.collection()
  expect((await members.doc('m1').update({ a: 1 })).updated).toBe(0)
  expect((await members.count()).total).toBe(0)
})

test('remove takes one document, or all that match', async () => {
  const members = await environment.collection([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
    { _id: 'c', n: 2 },
  ])
  expect((await members.doc('a').remove()).deleted).toBe(1)
  expect((await members.doc('a').remove()).deleted).toBe(0)
  expect((await members.where({ n: _.gt(0) }).remove()).deleted).toBe(2)
  expect((await members.count()).total).toBe(0)
})

test('where().options({multiple: false}).remove takes one', async () => {
  const members = await environment.collection([{ n: 1 }, { n: 1 }])
  expect((await members.where({ n: 1 }).options({ multiple: false }).remove()).deleted).toBe(1)
  expect((await members.count()).total).toBe(1)
})

test('a field name may hold a dot when the document is added', async () => {
  const members = await environment.collection([{ _id: 'a', 'key.': '1' }])
  expect((await members.doc('a').get()).data).toEqual([{ _id: 'a', 'key.': '1' }])
})
