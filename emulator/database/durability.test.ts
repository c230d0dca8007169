import { type Database, openDatabase, type WireReply } from './database'
import { type Asker, askerFor, documentsOf } from './testing/ask'
import { beginTransaction } from './testing/ask-in-transaction'
import { type GatedStorage, nextTurns, openGatedStorage } from './testing/gated-storage'

let storage: GatedStorage
let database: Database
let shifts: Asker
let failures: Error[]

beforeEach(async () => {
  storage = openGatedStorage()
  failures = []
  database = await openDatabase({
    storage,
    collections: [{ name: 'shifts', indexes: [{ fields: ['code'], unique: true }] }],
    now: () => 0,
    onFailure: (error) => failures.push(error),
  })
  shifts = askerFor(database, 'shifts')
  await shifts.insert({ _id: 's1', code: 'A', left: 1 }, { _id: 's2', code: 'B', left: 0 })
  storage.hold()
})

/** What has been answered by now, in the order asked; undefined for a request still open. */
function watch(...requests: Promise<WireReply>[]): (WireReply | undefined)[] {
  const replies: (WireReply | undefined)[] = requests.map(() => undefined)
  for (const [at, request] of requests.entries()) {
    void request.then((reply) => {
      replies[at] = reply
    })
  }
  return replies
}

test('a write is not acknowledged and not seen before it is synced', async () => {
  const replies = watch(shifts.update({ _id: 's1' }, { $set: { left: 7 } }))
  await nextTurns()
  expect(replies).toEqual([undefined])
  expect(documentsOf(await shifts.get({ _id: 's1' }))).toEqual([{ _id: 's1', code: 'A', left: 1 }])
  expect(documentsOf(await shifts.get({ left: 7 }))).toEqual([])
  await storage.release()
  expect(replies).toMatchObject([{ data: { updated: 1 } }])
  expect(documentsOf(await shifts.get({ left: 7 }))).toHaveLength(1)
})

test('an unsynced new document is not seen, and an unsynced removal is still seen, by index and by scan', async () => {
  watch(
    shifts.insert({ _id: 's3', code: 'C' }),
    shifts.remove({ _id: 's1' }),
    shifts.update({ code: 'B' }, { $set: { code: 'Z' } }),
  )
  await nextTurns()
  expect(
    documentsOf(await shifts.get())
      .map((one) => one._id)
      .sort(),
  ).toEqual(['s1', 's2'])
  expect(documentsOf(await shifts.get({ code: 'A' }))).toHaveLength(1)
  expect(documentsOf(await shifts.get({ code: 'B' }))).toHaveLength(1)
  expect(documentsOf(await shifts.get({ code: 'Z' }))).toHaveLength(0)
  await storage.release()
  expect(documentsOf(await shifts.get()).map((one) => one.code)).toEqual(['Z', 'C'])
})

test('an unsynced collection is not there for readers, and is for those who write into it', async () => {
  const pets = askerFor(database, 'pets')
  const created = database.handle({ action: 'database.addCollection', collectionName: 'pets' })
  const inserted = pets.insert({ _id: 'cat' })
  await nextTurns()
  const missing = { code: 'DATABASE_COLLECTION_NOT_EXIST' }
  expect(await pets.get()).toMatchObject(missing)
  await storage.release()
  expect((await created).code).toBeUndefined()
  expect((await inserted).code).toBeUndefined()
  expect(documentsOf(await pets.get())).toEqual([{ _id: 'cat' }])
})

test('counts, ranges and orders do not show what is unsynced', async () => {
  watch(
    shifts.update({ _id: 's1' }, { $set: { code: 'Z', left: 9 } }),
    shifts.insert({ _id: 's3', code: 'C' }),
  )
  await nextTurns()
  const count = (query: object) =>
    database.handle({
      action: 'database.calculateDocument',
      collectionName: 'shifts',
      queryType: 'WHERE',
      query: JSON.stringify(query),
    })
  expect(await count({})).toMatchObject({ data: { total: 2 } })
  expect(await count({ left: { $gt: 1 } })).toMatchObject({ data: { total: 0 } })
  const byCode = async (fields: object) =>
    documentsOf(await shifts.get({ code: { $gte: 'A' } }, fields)).map((one) => one.code)
  expect(await byCode({ order: '{"code":1}' })).toEqual(['A', 'B'])
  expect(await byCode({ order: '{"code":-1}', limit: 1 })).toEqual(['B'])
  await storage.release()
  expect(await byCode({ order: '{"code":1}' })).toEqual(['B', 'C', 'Z'])
})

test('of two conditional writes in one tick the second sees the first, and both answers wait for the sync', async () => {
  const claim = () => shifts.updateAndReturn({ _id: 's1', left: { $gt: 0 } }, { $inc: { left: -1 } })
  const replies = watch(claim(), claim())
  await nextTurns()
  expect(replies).toEqual([undefined, undefined])
  await storage.release()
  expect(replies).toMatchObject([{ data: { updated: 1 } }, { data: { updated: 0, doc: null } }])
})

test('a refusal that rests on an unsynced write waits for it, too', async () => {
  const replies = watch(shifts.insert({ code: 'N' }))
  await nextTurns()
  const second = watch(shifts.insert({ code: 'N' }))
  await nextTurns()
  expect([...replies, ...second]).toEqual([undefined, undefined])
  await storage.release()
  await storage.release()
  expect(replies).toMatchObject([{ data: { insertedIds: [expect.any(String)] } }])
  expect(second).toMatchObject([{ code: 'DATABASE_DUPLICATE_WRITE' }])
})

test('writes that arrive during a sync share the next one', async () => {
  const before = storage.batches.length
  const replies = watch(shifts.update({ _id: 's1' }, { $inc: { left: 1 } }))
  await nextTurns()
  const later = Array.from({ length: 50 }, () => shifts.update({ _id: 's1' }, { $inc: { left: 1 } }))
  await nextTurns()
  expect(storage.batches.length - before).toBe(1)
  await storage.release()
  expect(replies).toMatchObject([{ data: { updated: 1 } }])
  expect(storage.batches.length - before).toBe(2)
  await storage.release()
  for (const reply of await Promise.all(later)) {
    expect(reply).toMatchObject({ data: { updated: 1 } })
  }
  expect(storage.batches.length - before).toBe(2)
  expect(documentsOf(await shifts.get({ _id: 's1' }))[0]?.left).toBe(52)
})

test('an answer that changed nothing does not wait for writes that came after it', async () => {
  watch(shifts.update({ _id: 's1' }, { $inc: { left: 1 } }))
  await nextTurns()
  const nothing = watch(shifts.update({ _id: 'nobody' }, { $inc: { left: 1 } }))
  await nextTurns()
  watch(shifts.update({ _id: 's2' }, { $inc: { left: 1 } }))
  await storage.release()
  expect(nothing).toMatchObject([{ data: { updated: 0 } }])
})

test('an operation on many documents is one batch', async () => {
  const before = storage.batches.length
  const replies = watch(shifts.update({}, { $set: { seen: true } }))
  await nextTurns()
  expect(storage.batches.slice(before).map((batch) => batch.map((change) => change.key).sort())).toEqual([
    ['document:shifts:"s1"', 'document:shifts:"s2"', 'head', 'tally:shifts'],
  ])
  await storage.release()
  expect(replies).toMatchObject([{ data: { updated: 2 } }])
})

test('a failed sync is final: nothing that waited is acknowledged, and nothing is answered afterwards', async () => {
  const first = watch(shifts.update({ _id: 's1' }, { $inc: { left: 1 } }))
  await nextTurns()
  const second = watch(shifts.update({ _id: 's2' }, { $inc: { left: 1 } }))
  await nextTurns()
  storage.fail(new Error('disk full'))
  await nextTurns()
  const stopped = { code: 'SYS_ERR', message: 'the storage has failed; the database has stopped' }
  expect([...first, ...second]).toMatchObject([stopped, stopped])
  expect(await shifts.get()).toMatchObject(stopped)
  expect(await shifts.insert({ code: 'C' })).toMatchObject(stopped)
  expect(await database.handle({ action: 'database.startTransaction' })).toMatchObject(stopped)
  expect(failures.map((error) => error.message)).toEqual(['disk full'])
  await database.close()
})

test('a transaction whose sync fails is not acknowledged, and none that was open goes on', async () => {
  const [transaction, other] = [await beginTransaction(database), await beginTransaction(database)]
  await transaction?.update('shifts', 's1', { $inc: { left: 1 } })
  await other?.update('shifts', 's2', { $inc: { left: 1 } })
  const replies = watch(transaction?.commit() as Promise<WireReply>)
  await nextTurns()
  expect(replies).toEqual([undefined])
  storage.fail(new Error('disk full'))
  await nextTurns()
  expect(replies).toMatchObject([{ code: 'SYS_ERR' }])
  expect(await other?.commit()).toMatchObject({ code: 'SYS_ERR' })
})

test('closing waits for what is being synced, and refuses what comes later', async () => {
  const replies = watch(shifts.update({ _id: 's1' }, { $inc: { left: 1 } }))
  await nextTurns()
  const closed = database.close()
  expect(await shifts.get()).toMatchObject({ code: 'SYS_ERR', message: 'the database is closed' })
  await storage.release()
  await closed
  expect(replies).toMatchObject([{ data: { updated: 1 } }])
})
