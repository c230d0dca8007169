import { type Collection, type Environment, openEnvironment } from './environment'

let environment: Environment
let _: Environment['command']

beforeAll(async () => {
  environment = await openEnvironment()
  _ = environment.command
})
afterAll(() => environment.close())

const invalid = { code: 'INVALID_PARAM' }
const duplicate = { code: 'DATABASE_DUPLICATE_WRITE' }

/** The SDK has `create` and leaves it out of its types. */
function creatable(
  collection: Collection,
  id: string,
): { create(document: object): Promise<{ id?: unknown }> } {
  return collection.doc(id) as unknown as ReturnType<typeof creatable>
}

describe('new documents', () => {
  test('get ids that nobody else has', async () => {
    const collection = await environment.collection()
    const { ids } = (await collection.add(Array.from({ length: 1_000 }, () => ({ n: 1 })))) as unknown as {
      ids: string[]
    }
    expect(ids.every((id) => typeof id === 'string' && id.length > 0)).toBe(true)
    expect(new Set(ids).size).toBe(1_000)
    expect((await collection.count()).total).toBe(1_000)
  })

  test('an empty list of them is refused', async () => {
    const collection = await environment.collection()
    await expect(collection.add([])).rejects.toMatchObject(invalid)
  })

  test('an id of another type than text or number is refused', async () => {
    const collection = await environment.collection()
    for (const _id of [null, true, { a: 1 }, ['a'], Number.NaN]) {
      await expect(collection.add({ _id })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    }
    expect((await collection.count()).total).toBe(0)
  })

  test('of a list with a duplicate inside, those before it are there', async () => {
    const collection = await environment.collection()
    await expect(collection.add([{ _id: 'a' }, { _id: 'a' }, { _id: 'b' }])).rejects.toMatchObject(duplicate)
    expect((await collection.get()).data).toEqual([{ _id: 'a' }])
  })

  test('of a list with something that cannot be stored, none is there', async () => {
    const collection = await environment.collection()
    await expect(collection.add([{ _id: 'a' }, { _id: 'b', $no: 1 }])).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
    expect((await collection.count()).total).toBe(0)
  })

  test('one of 400 KB comes back as it was', async () => {
    const text = '红星蓝领'.repeat(33_000)
    const collection = await environment.collection([{ _id: 'large', text }])
    expect((await collection.doc('large').get()).data).toEqual([{ _id: 'large', text }])
  })
})

describe('doc().create', () => {
  test('makes a document with that id', async () => {
    const collection = await environment.collection()
    expect(await creatable(collection, 'a').create({ n: 1 })).toMatchObject({ id: 'a' })
    expect((await collection.get()).data).toEqual([{ _id: 'a', n: 1 }])
  })

  test('of an id that is taken is a duplicate write and changes nothing', async () => {
    const collection = await environment.collection([{ _id: 'a', n: 1 }])
    await expect(creatable(collection, 'a').create({ n: 2 })).rejects.toMatchObject(duplicate)
    expect((await collection.get()).data).toEqual([{ _id: 'a', n: 1 }])
  })
})

describe('doc().set', () => {
  test('takes nested objects, lists, dates and null as they are, where update would merge', async () => {
    const collection = await environment.collection([{ _id: 'a', site: { km: 1, village: 'v' }, old: 1 }])
    const whole = { site: { km: 2 }, list: [{ a: [1] }], at: new Date(5), none: null }
    await collection.doc('a').set(whole)
    expect((await collection.doc('a').get()).data).toEqual([{ _id: 'a', ...whole }])
  })

  test('of what is there already counts nothing', async () => {
    const collection = await environment.collection([{ _id: 'a', n: 1 }])
    expect((await collection.doc('a').set({ n: 1 })).updated).toBe(0)
  })

  test('may be given an id that is a number', async () => {
    const collection = await environment.collection()
    expect(await collection.doc(7).set({ n: 1 })).toMatchObject({ updated: 0, upsertedId: 7 })
    expect((await collection.doc(7).get()).data).toEqual([{ _id: 7, n: 1 }])
  })

  test('takes no operators and no other id', async () => {
    const collection = await environment.collection([{ _id: 'a', n: 1 }])
    await expect(collection.doc('a').set({ n: _.inc(1) })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
    await expect(collection.doc('a').set({ _id: 'b', n: 1 })).rejects.toMatchObject(invalid)
    expect((await collection.get()).data).toEqual([{ _id: 'a', n: 1 }])
  })

  test('into a field name with a dot or a dollar keeps the dot and refuses the dollar', async () => {
    const collection = await environment.collection()
    await collection.doc('a').set({ 'a.b': 1 })
    expect((await collection.doc('a').get()).data).toEqual([{ _id: 'a', 'a.b': 1 }])
    await expect(collection.doc('b').set({ $a: 1 })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })
})

describe('doc()', () => {
  test('with field gives only these', async () => {
    const collection = await environment.collection([{ _id: 'a', n: 1, m: { x: 1, y: 2 } }])
    const { data } = await collection.doc('a').field({ 'm.x': true }).get()
    expect(data).toEqual([{ _id: 'a', m: { x: 1 } }])
  })

  test('delete is remove', async () => {
    const collection = await environment.collection([{ _id: 'a' }])
    expect((await collection.doc('a').delete()).deleted).toBe(1)
    expect((await collection.count()).total).toBe(0)
  })
})

describe('options', () => {
  test('multiple: false changes and removes one match, true and nothing all', async () => {
    const collection = await environment.collection([1, 1, 1, 1, 1].map((n) => ({ n })))
    const where = collection.where({ n: 1 })
    expect((await where.options({ multiple: false }).update({ n: 2 })).updated).toBe(1)
    expect((await where.options({ multiple: false }).remove()).deleted).toBe(1)
    expect((await where.options({ multiple: true }).update({ n: 3 })).updated).toBe(3)
    expect((await collection.where({ n: 3 }).remove()).deleted).toBe(3)
    expect((await collection.get()).data).toMatchObject([{ n: 2 }])
  })

  test('raw sends MongoDB’s own words, in queries and changes, by where and by id', async () => {
    const collection = await environment.collection([
      { _id: 'a', n: 1, list: [1] },
      { _id: 'b', n: 5, list: [] },
    ])
    const raw = collection.options({ raw: true })
    const query = { $or: [{ n: { $gt: 4 } }, { list: { $size: 9 } }] }
    expect((await raw.where(query).get()).data).toHaveLength(1)
    expect((await raw.where(query).count()).total).toBe(1)
    const change = { $inc: { n: 1 }, $push: { list: { $each: [3, 2], $slice: -1 } } }
    expect((await raw.where(query).update(change)).updated).toBe(1)
    expect((await raw.doc('a').update({ $set: { 'nested.deep': true }, $unset: { list: '' } })).updated).toBe(
      1,
    )
    expect((await collection.orderBy('_id', 'asc').get()).data).toEqual([
      { _id: 'a', n: 1, nested: { deep: true } },
      { _id: 'b', n: 6, list: [2] },
    ])
  })

  test('raw takes no change outside of an operator: nothing is replaced by mistake', async () => {
    const collection = await environment.collection([{ _id: 'a', n: 1 }])
    const raw = collection.options({ raw: true })
    await expect(raw.where({ _id: 'a' }).update({ n: 2 })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
    expect((await collection.get()).data).toEqual([{ _id: 'a', n: 1 }])
  })

  test('limit, offset, order and projection say the same as the methods', async () => {
    const collection = await environment.collection([1, 2, 3, 4].map((n) => ({ _id: `d${n}`, n, more: n })))
    // Its types want a list for the order, its own check an object.
    const options = { limit: 2, offset: 1, order: { n: -1 } as never, projection: { n: 1 } }
    expect((await collection.options(options).get()).data).toEqual([
      { _id: 'd3', n: 3 },
      { _id: 'd2', n: 2 },
    ])
  })
})

describe('skip and limit', () => {
  test('skip beyond the end gives nothing', async () => {
    const collection = await environment.collection([{}, {}])
    expect((await collection.skip(5).get()).data).toEqual([])
    expect((await collection.skip(1).get()).data).toHaveLength(1)
  })

  test('below 0 they are refused', async () => {
    const collection = await environment.collection([{}])
    await expect(collection.skip(-1).get()).rejects.toMatchObject(invalid)
    await expect(collection.limit(-1).get()).rejects.toMatchObject(invalid)
  })
})

describe('collections', () => {
  test('one that was just created is empty and takes documents', async () => {
    const name = `made-${process.pid}-${Date.now().toString(36)}`
    expect(await environment.db.createCollection(name)).toMatchObject({ requestId: expect.any(String) })
    const collection = environment.db.collection(name)
    expect((await collection.count()).total).toBe(0)
    await collection.add({ _id: 'a' })
    expect((await collection.get()).data).toEqual([{ _id: 'a' }])
    await collection.doc('a').remove()
  })

  test('of two that create the same one, one learns that it exists', async () => {
    const name = `twice-${process.pid}-${Date.now().toString(36)}`
    const outcomes = await Promise.allSettled([1, 2].map(() => environment.db.createCollection(name)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'DATABASE_COLLECTION_ALREADY_EXIST' },
    })
  })

  test.each(['a', '-a', 'a:b', 'a b', '集合', 'a'.repeat(40)])('the name %s is refused', async (name) => {
    await expect(environment.db.createCollection(name)).rejects.toMatchObject(invalid)
  })
})
