import { type Database, openDatabase, type WireReply } from './database'
import { openMemoryStorage } from './memory-storage'
import { type Asker, askerFor, documentsOf } from './testing/ask'
import { type GatedStorage, nextTurns, openGatedStorage } from './testing/gated-storage'

const collections = [
  { name: 'accounts', indexes: [] },
  { name: 'members', indexes: [{ fields: ['openid'], unique: true }] },
]

let now: number
let storage: GatedStorage
let database: Database
let accounts: Asker

beforeEach(async () => {
  now = 0
  storage = openGatedStorage()
  database = await openDatabase({ storage, collections, now: () => now })
  accounts = askerFor(database, 'accounts')
  await accounts.insert({ _id: 'a', n: 1 }, { _id: 'b', n: 1 })
})
afterEach(() => database.close())

const isOver = { code: 'DATABASE_TRANSACTION_FAIL' }
const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT' }

/** One transaction, as the SDK asks for it. */
async function begin(collectionName = 'accounts') {
  const started = await database.handle({ action: 'database.startTransaction' })
  const { transactionId } = started as { transactionId: string }
  const send = (action: string, fields: object = {}) =>
    database.handle({ action: `database.${action}`, transactionId, ...fields })
  const doc = (id: string | number) => ({
    collectionName,
    queryType: 'DOC',
    multi: false,
    query: JSON.stringify({ _id: id }),
  })
  return {
    started,
    get: (id: string) => send('getDocument', doc(id)),
    update: (id: string, data: object) =>
      send('modifyDocument', { ...doc(id), merge: true, upsert: false, data: JSON.stringify(data) }),
    insert: (document: object) =>
      send('insertDocument', { collectionName, data: [JSON.stringify(document)] }),
    commit: () => send('commitTransaction'),
    abort: () => send('abortTransaction'),
  }
}

const add = (n: number) => ({ $inc: { n } })

describe('a commit', () => {
  test('is one batch, and is acknowledged and seen when that is synced', async () => {
    const transaction = await begin()
    const before = storage.batches.length
    await transaction.update('a', add(-1))
    await transaction.update('b', add(1))
    await transaction.insert({ _id: 'c' })
    expect(storage.batches).toHaveLength(before)
    storage.hold()
    let reply: WireReply | undefined
    void transaction.commit().then((answer) => {
      reply = answer
    })
    await nextTurns()
    expect(storage.batches.slice(before).map((batch) => batch.map(({ key }) => key).sort())).toEqual([
      ['document:accounts:"a"', 'document:accounts:"b"', 'document:accounts:"c"', 'head', 'tally:accounts'],
    ])
    expect(reply).toBeUndefined()
    expect(documentsOf(await accounts.get({ n: 1 }))).toHaveLength(2)
    await storage.release()
    expect(reply).toEqual({ requestId: expect.any(String) })
    expect(documentsOf(await accounts.get())).toHaveLength(3)
  })

  test('that changes nothing writes nothing', async () => {
    const before = storage.batches.length
    const transaction = await begin()
    await transaction.get('a')
    await transaction.commit()
    expect(storage.batches).toHaveLength(before)
  })

  test('is there after reopening, and what was not committed is not', async () => {
    const [committed, open] = [await begin(), await begin()]
    await committed.update('a', add(1))
    await open.update('b', add(1))
    await committed.commit()
    await database.close()
    database = await openDatabase({ storage, collections, now: () => now })
    expect(documentsOf(await askerFor(database, 'accounts').get())).toEqual([
      { _id: 'a', n: 2 },
      { _id: 'b', n: 1 },
    ])
  })
})

test('a snapshot never holds what is not synced, and a write to that is a conflict', async () => {
  storage.hold()
  const outside = accounts.update({ _id: 'a' }, add(1))
  await nextTurns()
  const transaction = await begin()
  expect(documentsOf(await transaction.get('a'))).toEqual([{ _id: 'a', n: 1 }])
  const written = transaction.update('a', add(1))
  await storage.release()
  expect(await outside).toMatchObject({ data: { updated: 1 } })
  expect(await written).toMatchObject(conflict)
})

describe('after 30 seconds', () => {
  test('a transaction is over, and nothing of it remains', async () => {
    const transaction = await begin()
    await transaction.update('a', add(1))
    now = 29_999
    expect(await transaction.update('a', add(1))).toMatchObject({ data: { updated: 1 } })
    now = 30_000
    expect(await transaction.get('a')).toMatchObject(isOver)
    expect(await transaction.commit()).toMatchObject(isOver)
    expect(documentsOf(await accounts.get({ n: 1 }))).toHaveLength(2)
  })

  test('what it has written is free for others, transactions or not', async () => {
    const abandoned = await begin()
    await abandoned.update('a', add(1))
    await abandoned.update('b', add(1))
    const outside = accounts.update({ _id: 'a' }, add(5))
    await nextTurns()
    now = 30_000
    const other = await begin()
    expect(await other.update('b', add(1))).toMatchObject({ data: { updated: 1 } })
    await other.commit()
    expect(await outside).toMatchObject({ data: { updated: 1 } })
    expect(documentsOf(await accounts.get())).toEqual([
      { _id: 'a', n: 6 },
      { _id: 'b', n: 2 },
    ])
  })

  test('a write that waits for it goes on without anybody asking anything', async () => {
    const abandoned = await begin()
    await abandoned.update('a', add(1))
    const outside = accounts.update({ _id: 'a' }, add(5))
    await nextTurns()
    now = 30_000
    expect(await outside).toMatchObject({ data: { updated: 1 } })
  })
})

test('of 3,000 transactions 1,000 are open at a time; the others are refused until their time is over', async () => {
  const started: WireReply[] = []
  for (let number = 0; number < 3_000; number++) {
    const transaction = await begin()
    started.push(transaction.started)
    if (transaction.started.code === undefined) {
      await transaction.get('a')
    }
  }
  expect(started.slice(0, 1_000).every(({ code }) => code === undefined)).toBe(true)
  expect(started.slice(1_000)).toEqual(
    started.slice(1_000).map(() => ({
      requestId: expect.any(String),
      code: 'DATABASE_TRANSACTION_FAIL',
      message: expect.stringContaining('more than 1000 open transactions'),
    })),
  )
  now = 30_000
  expect((await begin()).started.code).toBeUndefined()
})

test('a write outside of transactions that waits is refused when the database closes', async () => {
  const transaction = await begin()
  await transaction.update('a', add(1))
  const outside = accounts.update({ _id: 'a' }, add(1))
  await nextTurns()
  await database.close()
  expect(await outside).toMatchObject({ code: 'SYS_ERR', message: 'the database is closed' })
})

test('clearing the database ends the transactions', async () => {
  const transaction = await begin()
  await transaction.update('a', add(1))
  await database.clear()
  expect(await transaction.commit()).toMatchObject(isOver)
  expect(database.isEmpty()).toBe(true)
})

test('a write by a where cannot be in a transaction', async () => {
  const { transactionId } = (await database.handle({ action: 'database.startTransaction' })) as {
    transactionId: string
  }
  const where = { collectionName: 'accounts', queryType: 'WHERE', query: '{}', multi: true, transactionId }
  expect(await database.handle({ action: 'database.removeDocument', ...where })).toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining('a write by a where in a transaction'),
  })
})

test('2,000 random transfers, 16 at a time, beside writers and readers that know of no transaction', async () => {
  await database.close()
  database = await openDatabase({ storage: openMemoryStorage(), collections, now: () => now })
  const bank = askerFor(database, 'accounts')
  const ids = Array.from({ length: 100 }, (_unused, at) => `a${at}`)
  await bank.insert(...ids.map((_id) => ({ _id, n: 100, touched: 0 })))
  let [left, committed, conflicts, touched] = [2_000, 0, 0, 0]
  const some = () => ids[Math.floor(Math.random() * ids.length)] as string

  async function transfer(): Promise<boolean> {
    const transaction = await begin()
    const [from, to] = [some(), some()]
    const { n } = documentsOf(await transaction.get(from))[0] as { n: number }
    const amount = Math.floor(Math.random() * 50)
    const steps = [
      () => transaction.update(from, { $set: { n: n - amount } }),
      () => transaction.update(to, add(amount)),
      () => (n < amount || Math.random() < 0.1 ? transaction.abort() : transaction.commit()),
    ]
    for (const step of steps) {
      const reply = await step()
      if (reply.code !== undefined) {
        expect(reply).toMatchObject(conflict)
        expect(await transaction.abort()).toMatchObject(isOver)
        conflicts += 1
        return false
      }
      await new Promise(setImmediate)
    }
    committed += 1
    return true
  }

  async function transferAll(): Promise<void> {
    while (left > 0) {
      if (await transfer()) {
        left -= 1
      }
    }
  }

  async function disturb(): Promise<void> {
    while (left > 0) {
      const reply = await bank.update({ _id: some() }, { $inc: { touched: 1 } })
      expect(reply).toMatchObject({ data: { updated: 1 } })
      touched += 1
      await new Promise(setImmediate)
    }
  }

  const total = async (field: 'n' | 'touched') =>
    documentsOf(await bank.get()).reduce((sum, document) => sum + (document[field] as number), 0)

  async function look(): Promise<void> {
    while (left > 0) {
      expect(await total('n')).toBe(10_000)
      await nextTurns()
    }
  }

  await Promise.all([...Array.from({ length: 16 }, transferAll), disturb(), look()])
  expect(committed).toBeGreaterThanOrEqual(2_000)
  expect(conflicts).toBeGreaterThan(0)
  expect(await total('n')).toBe(10_000)
  expect(await total('touched')).toBe(touched)
})
