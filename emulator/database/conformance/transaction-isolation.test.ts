import { type Environment, localTest, openEnvironment } from './environment'

const byOpenid = [{ fields: ['openid'], unique: true }]

let environment: Environment
let _: Environment['command']

beforeAll(async () => {
  environment = await openEnvironment([byOpenid])
  _ = environment.command
})
afterAll(() => environment.close())

const conflict = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message: expect.stringContaining(
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
  ),
}
const duplicate = { code: 'DATABASE_DUPLICATE_WRITE' }
const isOver = { code: 'DATABASE_TRANSACTION_FAIL' }

type Collection = Awaited<ReturnType<Environment['collection']>>

async function begin(collection: Collection) {
  const transaction = await environment.db.startTransaction()
  return { transaction, inside: transaction.collection(collection.name) }
}

/** Whether it has happened by now; other requests have been answered meanwhile. */
async function isSettled(promise: Promise<unknown>, meanwhile: Collection): Promise<boolean> {
  let settled = false
  const note = () => {
    settled = true
  }
  promise.then(note, note)
  for (let request = 0; request < 5; request++) {
    await meanwhile.count()
  }
  return settled
}

describe('what it reads', () => {
  test('is the state at its first operation, not at its start', async () => {
    const members = await environment.collection([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ])
    const { transaction, inside } = await begin(members)
    await members.doc('a').update({ n: 2 })
    expect((await inside.doc('a').get()).data.n).toBe(2)
    await members.doc('a').update({ n: 3 })
    await members.doc('b').remove()
    await members.add({ _id: 'c', n: 1 })
    expect((await inside.orderBy('_id', 'asc').get()).data).toEqual([
      { _id: 'a', n: 2 },
      { _id: 'b', n: 1 },
    ])
    expect((await inside.where({ n: 3 }).get()).data).toEqual([])
    expect((await inside.doc('b').get()).data).toEqual({ _id: 'b', n: 1 })
    expect((await inside.doc('c').get()).data).toBeNull()
    await transaction.commit()
  })

  localTest('is the same by an index as by a scan', async () => {
    const members = await environment.indexed(byOpenid, [{ _id: 'moves', openid: 'before' }])
    const { transaction, inside } = await begin(members)
    await inside.doc('moves').get()
    await members.doc('moves').update({ openid: 'after' })
    expect((await inside.where({ openid: 'before' }).get()).data).toHaveLength(1)
    expect((await inside.where({ openid: 'after' }).get()).data).toEqual([])
    await transaction.commit()
    await members.doc('moves').remove()
  })

  test('holds nothing: others may write it, and it may still be committed', async () => {
    const members = await environment.collection([{ _id: 'a', n: 1 }, { _id: 'b' }])
    const { transaction, inside } = await begin(members)
    await inside.doc('a').get()
    await members.doc('a').update({ n: 2 })
    await inside.doc('b').update({ n: 1 })
    await transaction.commit()
    expect((await members.get()).data).toEqual([
      { _id: 'a', n: 2 },
      { _id: 'b', n: 1 },
    ])
  })
})

describe('the first writer wins', () => {
  test('a document that somebody changed since the first operation cannot be written, and that ends it', async () => {
    const members = await environment.collection([{ _id: 'a', n: 1 }, { _id: 'b' }])
    const { transaction, inside } = await begin(members)
    await inside.doc('b').update({ n: 1 })
    await members.doc('a').update({ n: 2 })
    await expect(inside.doc('a').update({ n: 3 })).rejects.toMatchObject(conflict)
    await expect(transaction.rollback()).rejects.toMatchObject(isOver)
    expect((await members.orderBy('_id', 'asc').get()).data).toEqual([{ _id: 'a', n: 2 }, { _id: 'b' }])
  })

  test.each([
    ['set', (inside: Collection) => inside.doc('a').set({ n: 3 })],
    ['remove', (inside: Collection) => inside.doc('a').remove()],
    ['updateAndReturn', (inside: Collection) => inside.where({ _id: 'a' }).updateAndReturn({ n: 3 })],
    ['add', (inside: Collection) => inside.add({ _id: 'new' })],
  ])('%s conflicts like an update', async (_name, write) => {
    const members = await environment.collection([{ _id: 'a', n: 1 }])
    const { inside } = await begin(members)
    await inside.get()
    await members.doc('a').update({ n: 2 })
    await members.add({ _id: 'new' })
    await expect(write(inside)).rejects.toMatchObject(conflict)
  })

  test('a document that was removed and added again has changed', async () => {
    const members = await environment.collection([{ _id: 'a', n: 1 }])
    const { inside } = await begin(members)
    await inside.get()
    await members.doc('a').remove()
    await members.add({ _id: 'a', n: 1 })
    await expect(inside.doc('a').update({ n: 2 })).rejects.toMatchObject(conflict)
  })

  test('a document that another open transaction has written cannot be written', async () => {
    const members = await environment.collection([{ _id: 'a', n: 1 }])
    const first = await begin(members)
    const second = await begin(members)
    await second.inside.doc('a').get()
    await first.inside.doc('a').update({ n: 2 })
    await expect(second.inside.doc('a').update({ n: 3 })).rejects.toMatchObject(conflict)
    await first.transaction.commit()
    expect((await members.get()).data).toEqual([{ _id: 'a', n: 2 }])
  })

  test('what a transaction has given back can be written', async () => {
    const members = await environment.collection([{ _id: 'a', n: 1 }])
    const first = await begin(members)
    const second = await begin(members)
    await second.inside.get()
    await first.inside.doc('a').update({ n: 2 })
    await first.transaction.rollback()
    await second.inside.doc('a').update({ n: 3 })
    await second.transaction.commit()
    expect((await members.get()).data).toEqual([{ _id: 'a', n: 3 }])
  })

  test('two that read each other’s document and write their own are both committed (write skew)', async () => {
    const duty = await environment.collection([
      { _id: 'a', isOn: true },
      { _id: 'b', isOn: true },
    ])
    const [first, second] = [await begin(duty), await begin(duty)]
    expect((await first.inside.doc('b').get()).data.isOn).toBe(true)
    expect((await second.inside.doc('a').get()).data.isOn).toBe(true)
    await first.inside.doc('a').update({ isOn: false })
    await second.inside.doc('b').update({ isOn: false })
    await first.transaction.commit()
    await second.transaction.commit()
    expect((await duty.where({ isOn: true }).count()).total).toBe(0)
  })
})

describe('a write outside of transactions', () => {
  test('waits for the transaction that has written its document, and is done on what that one leaves', async () => {
    const members = await environment.collection([{ _id: 'a', n: 1 }])
    const { transaction, inside } = await begin(members)
    await inside.doc('a').update({ n: 10 })
    const outside = members.doc('a').update({ n: _.inc(1) })
    expect(await isSettled(outside, members)).toBe(false)
    await transaction.commit()
    expect((await outside).updated).toBe(1)
    expect((await members.doc('a').get()).data).toEqual([{ _id: 'a', n: 11 }])
  })

  test('of many documents is done once, whichever of them it waited for', async () => {
    const members = await environment.collection([
      { _id: 'a', n: 0 },
      { _id: 'b', n: 0 },
      { _id: 'c', n: 0 },
    ])
    const { transaction, inside } = await begin(members)
    await inside.doc('c').remove()
    const outside = members.where({ n: 0 }).update({ n: _.inc(1) })
    expect(await isSettled(outside, members)).toBe(false)
    expect((await members.where({ n: 1 }).count()).total).toBe(0)
    await transaction.commit()
    expect((await outside).updated).toBe(2)
    expect((await members.where({ n: 1 }).count()).total).toBe(2)
  })

  test('of another document does not wait', async () => {
    const members = await environment.collection([{ _id: 'a' }, { _id: 'b' }])
    const { transaction, inside } = await begin(members)
    await inside.doc('a').update({ n: 1 })
    expect((await members.doc('b').update({ n: 1 })).updated).toBe(1)
    await transaction.rollback()
  })

  test('of an id that a transaction has added waits, and is a duplicate or not', async () => {
    const members = await environment.collection()
    const committed = await begin(members)
    await committed.inside.add({ _id: 'a' })
    const outside = members.add([{ _id: 'first' }, { _id: 'a' }])
    expect(await isSettled(outside, members)).toBe(false)
    expect((await members.count()).total).toBe(0)
    await committed.transaction.commit()
    await expect(outside).rejects.toMatchObject(duplicate)
    const given = await begin(members)
    await given.inside.add({ _id: 'b' })
    const second = members.add({ _id: 'b' })
    await given.transaction.rollback()
    expect(await second).toMatchObject({ id: 'b' })
  })
})

describe('a unique index', () => {
  let members: Collection
  beforeEach(async () => {
    members = await environment.indexed(byOpenid)
    await members.where({ _id: _.exists(true) }).remove()
    await members.add([
      { _id: 'a', openid: 'o1' },
      { _id: 'b', openid: 'o2' },
    ])
  })

  localTest('holds inside of a transaction, among its own writes and those before it', async () => {
    const first = await begin(members)
    await expect(first.inside.add({ openid: 'o1' })).rejects.toMatchObject(duplicate)
    const second = await begin(members)
    await second.inside.add({ openid: 'o3' })
    await expect(second.inside.add({ openid: 'o3' })).rejects.toMatchObject(duplicate)
  })

  localTest('lets a transaction pass a value on, also in a circle', async () => {
    const { transaction, inside } = await begin(members)
    await inside.doc('a').update({ openid: 'aside' })
    await inside.doc('b').update({ openid: 'o1' })
    await inside.doc('a').update({ openid: 'o2' })
    await transaction.commit()
    expect((await members.where({ openid: 'o1' }).get()).data).toEqual([{ _id: 'b', openid: 'o1' }])
    expect((await members.where({ openid: 'o2' }).get()).data).toEqual([{ _id: 'a', openid: 'o2' }])
    await expect(members.add({ openid: 'o1' })).rejects.toMatchObject(duplicate)
  })

  localTest('makes two transactions that want the same value conflict', async () => {
    const [first, second] = [await begin(members), await begin(members)]
    await first.inside.add({ _id: 'c', openid: 'o3' })
    await expect(second.inside.add({ _id: 'd', openid: 'o3' })).rejects.toMatchObject(conflict)
    await first.transaction.commit()
  })

  localTest('a value taken or given up since the first operation is a conflict', async () => {
    const [first, second] = [await begin(members), await begin(members)]
    await first.inside.get()
    await second.inside.get()
    await members.add({ _id: 'c', openid: 'o3' })
    await members.doc('a').update({ openid: 'moved' })
    await expect(first.inside.add({ openid: 'o3' })).rejects.toMatchObject(conflict)
    await expect(second.inside.add({ openid: 'o1' })).rejects.toMatchObject(conflict)
  })

  localTest('a value that an open transaction takes or gives up keeps a write outside waiting', async () => {
    const { transaction, inside } = await begin(members)
    await inside.doc('a').update({ openid: 'o3' })
    const taken = members.add({ _id: 'c', openid: 'o3' })
    const givenUp = members.add([{ _id: 'd' }, { _id: 'e', openid: 'o1' }])
    expect(await isSettled(Promise.race([taken, givenUp]), members)).toBe(false)
    await transaction.commit()
    await expect(taken).rejects.toMatchObject(duplicate)
    expect(await givenUp).toMatchObject({ ids: ['d', 'e'] })
    expect((await members.count()).total).toBe(4)
  })
})
