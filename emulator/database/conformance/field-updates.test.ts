import { type Collection, type Environment, openEnvironment } from './environment'

let environment: Environment
let _: Environment['command']

beforeAll(async () => {
  environment = await openEnvironment()
  _ = environment.command
})
afterAll(() => environment.close())

async function updated(before: object, change: object): Promise<object> {
  const collection = await environment.collection([{ _id: 'x', ...before }])
  await collection.doc('x').update(change)
  const { _id, ...after } = (await collection.doc('x').get()).data[0]
  return after
}

async function refused(before: object, change: object): Promise<Collection> {
  const collection = await environment.collection([{ _id: 'x', ...before }])
  await expect(collection.doc('x').update(change)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect((await collection.doc('x').get()).data).toEqual([{ _id: 'x', ...before }])
  return collection
}

test('a plain value sets the field and leaves the others', async () => {
  expect(await updated({ a: 1, b: 2 }, { a: null, c: '新' })).toEqual({ a: null, b: 2, c: '新' })
})

test('a nested object sets only the fields it names; set replaces the object whole', async () => {
  expect(await updated({ site: { km: 3, village: 'v' } }, { site: { km: 4 } })).toEqual({
    site: { km: 4, village: 'v' },
  })
  expect(await updated({ site: { km: 3, village: 'v' } }, { site: _.set({ km: 4 }) })).toEqual({
    site: { km: 4 },
  })
})

test('a dotted path creates missing objects and reaches into arrays by index', async () => {
  expect(await updated({}, { 'a.b.c': 1 })).toEqual({ a: { b: { c: 1 } } })
  expect(await updated({ list: [{ n: 1 }, { n: 2 }] }, { 'list.1.n': 9 })).toEqual({
    list: [{ n: 1 }, { n: 9 }],
  })
  expect(await updated({ list: [1] }, { 'list.3': 9 })).toEqual({ list: [1, null, null, 9] })
})

test('setting below a scalar or null is an error', async () => {
  await refused({ a: 5 }, { 'a.b': 1 })
  await refused({ a: null }, { a: { b: 1 } })
  await refused({ a: [1] }, { 'a.b': 1 })
})

test('remove takes a field away, and an element of an array becomes null', async () => {
  expect(await updated({ a: 1, b: { c: 1, d: 2 } }, { a: _.remove(), 'b.c': _.remove() })).toEqual({
    b: { d: 2 },
  })
  expect(await updated({ list: [1, 2] }, { 'list.0': _.remove() })).toEqual({ list: [null, 2] })
  expect(await updated({ a: 1 }, { nothing: _.remove() })).toEqual({ a: 1 })
})

test('inc adds, from 0 where the field is missing', async () => {
  expect(await updated({ n: 5 }, { n: _.inc(-2), m: _.inc(1.5) })).toEqual({ n: 3, m: 1.5 })
})

test('mul multiplies, giving 0 where the field is missing', async () => {
  expect(await updated({ n: 5 }, { n: _.mul(3), m: _.mul(3) })).toEqual({ n: 15, m: 0 })
})

test('inc and mul of something that is no number are errors', async () => {
  await refused({ n: '5' }, { n: _.inc(1) })
  await refused({ n: [5] }, { n: _.mul(2) })
  await refused({ n: null }, { n: _.inc(1) })
  await refused({ n: 5 }, { n: _.inc('1' as unknown as number) })
})

test('bit changes the bits of a whole number, of 0 where the field is missing', async () => {
  const bits = { a: 13, b: 4, negative: -1, wide: 2 ** 40 + 1 }
  const change = {
    a: _.bit({ and: 10 }),
    b: _.bit({ or: 3, xor: 1 }),
    negative: _.bit({ xor: 5 }),
    wide: _.bit({ or: 2 }),
    missing: _.bit({ or: 6 }),
  }
  expect(await updated(bits, change)).toEqual({ a: 8, b: 6, negative: -6, wide: 2 ** 40 + 3, missing: 6 })
})

test('bits of what is no whole number, and unknown operations on them, are errors', async () => {
  await refused({ n: '5' }, { n: _.bit({ and: 1 }) })
  await refused({ n: 1.5 }, { n: _.bit({ and: 1 }) })
  await refused({ n: null }, { n: _.bit({ and: 1 }) })
  await refused({ n: 5 }, { n: _.bit({ and: 1.5 }) })
  await refused({ n: 5 }, { n: _.bit({ nand: 1 }) })
  await refused({ n: 5 }, { n: _.bit({}) })
})

test('min and max keep the smaller or larger value, and set a missing one', async () => {
  expect(await updated({ a: 5, b: 5 }, { a: _.min(3), b: _.max(3), c: _.max(1) })).toEqual({
    a: 3,
    b: 5,
    c: 1,
  })
  expect(await updated({ at: new Date(5) }, { at: _.max(new Date(9)) })).toEqual({ at: new Date(9) })
})

test('rename moves a value, and a missing one is left missing', async () => {
  expect(await updated({ a: 1 }, { a: _.rename('b.c') })).toEqual({ b: { c: 1 } })
  expect(await updated({ a: 1 }, { x: _.rename('y') })).toEqual({ a: 1 })
})

test('rename out of or into an array is an error', async () => {
  await refused({ list: [{ a: 1 }] }, { 'list.0.a': _.rename('b') })
})

test('two changes of one path are an error, as are a path and one inside it', async () => {
  const collection = await environment.collection([{ _id: 'x', a: { b: 1 } }])
  const raw = collection.options({ raw: true })
  await expect(raw.where({ _id: 'x' }).update({ $set: { a: 1 }, $inc: { 'a.b': 1 } })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining("would create a conflict at 'a'"),
  })
  await expect(raw.where({ _id: 'x' }).update({ $set: { a: 1 }, $unset: { a: '' } })).rejects.toMatchObject({
    message: expect.stringContaining("Updating the path 'a' would create a conflict at 'a'"),
  })
})

test('the _id cannot be changed', async () => {
  const collection = await environment.collection([{ _id: 'x' }])
  const raw = collection.options({ raw: true })
  await expect(raw.where({ _id: 'x' }).update({ $set: { _id: 'y' } })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining("immutable field '_id'"),
  })
})

test('where().update changes every match and counts those that became different', async () => {
  const collection = await environment.collection([{ n: 1 }, { n: 1 }, { n: 1, same: true }, { n: 2 }])
  expect((await collection.where({ n: 1 }).update({ same: true })).updated).toBe(2)
  expect((await collection.where({ n: 9 }).update({ same: true })).updated).toBe(0)
})

test('where().options({multiple: false}).update changes one match', async () => {
  const collection = await environment.collection([{ n: 1 }, { n: 1 }])
  const one = collection.where({ n: 1 }).options({ multiple: false })
  expect((await one.update({ n: 2 })).updated).toBe(1)
  expect((await collection.where({ n: 1 }).count()).total).toBe(1)
})
