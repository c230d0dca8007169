import { type Environment, openEnvironment } from './environment'

let environment: Environment
let _: Environment['command']

beforeAll(async () => {
  environment = await openEnvironment()
  _ = environment.command
})
afterAll(() => environment.close())

const isOver = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message: expect.stringContaining('[ResourceUnavailable.TransactionNotExist]'),
}

/** A collection, and the same one inside a new transaction. */
async function begin(documents: readonly object[] = []) {
  const outside = await environment.collection(documents)
  const transaction = await environment.db.startTransaction()
  return { outside, transaction, inside: transaction.collection(outside.name) }
}

test('a transaction has an id, and an empty one can be committed', async () => {
  const { transaction } = await begin()
  expect(transaction.getTransactionId()).toEqual(expect.any(String))
  expect(await transaction.commit()).toMatchObject({ requestId: expect.any(String) })
})

test('it sees its own writes; others see them once they are committed, all at once', async () => {
  const { outside, transaction, inside } = await begin([
    { _id: 'changed', n: 1 },
    { _id: 'removed', n: 1 },
  ])
  expect(await inside.add({ _id: 'added', n: 1 })).toMatchObject({ id: 'added', inserted: 1, ok: 1 })
  expect(await inside.doc('changed').update({ n: _.inc(1) })).toMatchObject({ updated: 1 })
  expect(await inside.doc('removed').remove()).toMatchObject({ deleted: 1 })
  const ids = async (from: typeof outside) =>
    (await from.orderBy('_id', 'asc').get()).data.map(({ _id, n }) => `${_id}:${n}`)
  expect(await ids(inside)).toEqual(['added:1', 'changed:2'])
  expect(await ids(outside)).toEqual(['changed:1', 'removed:1'])
  await transaction.commit()
  expect(await ids(outside)).toEqual(['added:1', 'changed:2'])
})

test('a rollback leaves nothing of it', async () => {
  const { outside, transaction, inside } = await begin([{ _id: 'a', n: 1 }])
  await inside.doc('a').update({ n: 2 })
  await inside.add({ _id: 'b' })
  expect(await transaction.rollback()).toMatchObject({ requestId: expect.any(String) })
  expect((await outside.get()).data).toEqual([{ _id: 'a', n: 1 }])
})

test('doc().get gives the document, or null', async () => {
  const { transaction, inside } = await begin([{ _id: 'a', n: 1 }])
  expect((await inside.doc('a').get()).data).toEqual({ _id: 'a', n: 1 })
  expect((await inside.doc('nobody').get()).data).toBeNull()
  await transaction.commit()
})

test('where, orderBy, skip, limit and field read inside of it', async () => {
  const documents = [1, 2, 3, 4].map((n) => ({ _id: `d${n}`, n, is: 'there' }))
  const { transaction, inside } = await begin(documents)
  await inside.doc('d4').update({ n: 0 })
  const query = inside.where({ n: _.lt(3) }).orderBy('n', 'desc')
  expect((await query.skip(1).limit(2).field({ n: true }).get()).data).toEqual([
    { _id: 'd1', n: 1 },
    { _id: 'd4', n: 0 },
  ])
  await transaction.rollback()
})

test('a document changed inside is found by what it is now, not by what it was', async () => {
  const { transaction, inside } = await begin([{ _id: 'a', state: 'open' }])
  await inside.doc('a').update({ state: 'settled' })
  expect((await inside.where({ state: 'open' }).get()).data).toEqual([])
  expect((await inside.where({ state: 'settled' }).get()).data).toHaveLength(1)
  await transaction.rollback()
})

test('set replaces a document, or creates it and says its id', async () => {
  const { outside, transaction, inside } = await begin([{ _id: 'a', n: 1, more: true }])
  expect(await inside.doc('a').set({ n: 2 })).toMatchObject({ updated: 1, upserted: [{ _id: null }] })
  expect(await inside.doc('b').set({ n: 3 })).toMatchObject({ updated: 0, upserted: [{ _id: 'b' }] })
  await transaction.commit()
  expect((await outside.orderBy('_id', 'asc').get()).data).toEqual([
    { _id: 'a', n: 2 },
    { _id: 'b', n: 3 },
  ])
})

test('doc().create and an add of many create documents', async () => {
  const { outside, transaction, inside } = await begin()
  expect(await inside.doc('a').create({ n: 1 })).toMatchObject({ id: 'a', inserted: 1, ok: 1 })
  expect(await inside.add([{ _id: 'b' }, { _id: 'c' }])).toMatchObject({ ids: ['b', 'c'] })
  await transaction.commit()
  expect((await outside.count()).total).toBe(3)
})

test('updateAndReturn changes one document and returns it as it is inside', async () => {
  const { outside, transaction, inside } = await begin([{ _id: 'a', n: 1 }])
  await inside.doc('a').update({ n: 5 })
  const reply = await inside.where({ n: 5 }).updateAndReturn({ n: _.inc(1) })
  expect(reply).toMatchObject({ updated: 1, doc: { _id: 'a', n: 6 } })
  expect((await outside.doc('a').get()).data).toEqual([{ _id: 'a', n: 1 }])
  await transaction.commit()
  expect((await outside.doc('a').get()).data).toEqual([{ _id: 'a', n: 6 }])
})

test('a document may be written many times, created and removed again', async () => {
  const { outside, transaction, inside } = await begin([{ _id: 'a', n: 1 }])
  await inside.doc('a').remove()
  await inside.add({ _id: 'a', n: 7 })
  await inside.doc('a').update({ n: _.inc(1) })
  await inside.add({ _id: 'b' })
  await inside.doc('b').remove()
  await transaction.commit()
  expect((await outside.get()).data).toEqual([{ _id: 'a', n: 8 }])
})

test('it reaches over several collections', async () => {
  const accounts = await environment.collection([{ _id: 'a', n: 1 }])
  const entries = await environment.collection()
  const transaction = await environment.db.startTransaction()
  await transaction.collection(accounts.name).doc('a').update({ n: 2 })
  await transaction.collection(entries.name).add({ _id: 'e' })
  expect((await entries.count()).total).toBe(0)
  await transaction.commit()
  expect((await entries.count()).total).toBe(1)
  expect((await accounts.where({ n: 2 }).count()).total).toBe(1)
})

test('count, where().update and where().remove of it run outside: the SDK does not name the transaction', async () => {
  const { outside, transaction, inside } = await begin([{ _id: 'a', n: 1 }])
  await inside.add({ _id: 'b', n: 1 })
  expect((await inside.where({ n: 1 }).count()).total).toBe(1)
  expect((await inside.where({ _id: 'a' }).update({ n: 2 })).updated).toBe(1)
  await transaction.rollback()
  expect((await outside.get()).data).toEqual([{ _id: 'a', n: 2 }])
})

test('after its end nothing can be done with it', async () => {
  const { transaction, inside } = await begin([{ _id: 'a' }])
  await transaction.commit()
  await expect(inside.doc('a').set({ n: 1 })).rejects.toMatchObject(isOver)
  await expect(inside.doc('a').get()).rejects.toMatchObject(isOver)
  await expect(transaction.commit()).rejects.toMatchObject(isOver)
  await expect(transaction.rollback()).rejects.toMatchObject(isOver)
})

test('an operation that fails ends it, and nothing of it remains', async () => {
  const { outside, transaction, inside } = await begin([{ _id: 'a', list: [] }])
  await inside.add({ _id: 'b' })
  await expect(inside.doc('a').update({ list: _.inc(1) })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
  await expect(transaction.commit()).rejects.toMatchObject(isOver)
  expect((await outside.count()).total).toBe(1)
})

test('a duplicate id is a duplicate write, of an own document, too', async () => {
  const { transaction, inside } = await begin([{ _id: 'a' }])
  await expect(inside.add({ _id: 'a' })).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
  await expect(transaction.commit()).rejects.toMatchObject(isOver)
  const second = await begin()
  await second.inside.add({ _id: 'own' })
  await expect(second.inside.add({ _id: 'own' })).rejects.toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
})

test('a collection that does not exist is an error', async () => {
  const { transaction } = await begin()
  await expect(transaction.collection('nowhere-at-all').add({ n: 1 })).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  })
})

test('a server date is refused', async () => {
  const { inside } = await begin([{ _id: 'a' }])
  await expect(inside.doc('a').update({ at: environment.db.serverDate() })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining('server date'),
  })
})
