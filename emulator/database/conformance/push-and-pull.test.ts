import { type Environment, openEnvironment } from './environment'

let environment: Environment
let _: Environment['command']

beforeAll(async () => {
  environment = await openEnvironment()
  _ = environment.command
})
afterAll(() => environment.close())

async function listAfter(list: unknown, change: unknown): Promise<unknown> {
  const collection = await environment.collection([list === undefined ? { _id: 'x' } : { _id: 'x', list }])
  await collection.doc('x').update({ list: change })
  return (await collection.doc('x').get()).data[0].list
}

async function refused(list: unknown, change: object): Promise<void> {
  await expect(listAfter(list, change)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
}

test('push appends, and makes a missing array', async () => {
  expect(await listAfter([1], _.push(2, 3))).toEqual([1, 2, 3])
  expect(await listAfter([1], _.push([2, 3]))).toEqual([1, 2, 3])
  expect(await listAfter(undefined, _.push([{ a: 1 }]))).toEqual([{ a: 1 }])
})

test('push with position inserts there, counting from the end when negative', async () => {
  expect(await listAfter([1, 2, 3], _.push({ each: [9], position: 1 }))).toEqual([1, 9, 2, 3])
  expect(await listAfter([1, 2, 3], _.push({ each: [9], position: -1 }))).toEqual([1, 2, 9, 3])
  expect(await listAfter([1], _.push({ each: [9], position: 5 }))).toEqual([1, 9])
})

test('push with sort orders the whole array, with slice it is then cut', async () => {
  expect(await listAfter([3, 1], _.push({ each: [2], sort: 1 }))).toEqual([1, 2, 3])
  expect(await listAfter([{ n: 3 }, { n: 1 }], _.push({ each: [{ n: 2 }], sort: { n: -1 } }))).toEqual([
    { n: 3 },
    { n: 2 },
    { n: 1 },
  ])
  expect(await listAfter([3, 1], _.push({ each: [2], sort: 1, slice: 2 }))).toEqual([1, 2])
  expect(await listAfter([1, 2], _.push({ each: [3], slice: -2 }))).toEqual([2, 3])
  expect(await listAfter([1, 2], _.push({ each: [], slice: 0 }))).toEqual([])
})

test('unshift puts values in front, pop and shift take one away', async () => {
  expect(await listAfter([3], _.unshift([1, 2]))).toEqual([1, 2, 3])
  expect(await listAfter([1, 2, 3], _.pop())).toEqual([1, 2])
  expect(await listAfter([1, 2, 3], _.shift())).toEqual([2, 3])
  expect(await listAfter([], _.pop())).toEqual([])
})

test('pull removes equal values, or those that meet a condition', async () => {
  expect(await listAfter([1, 2, 1, 3], _.pull(1))).toEqual([2, 3])
  expect(await listAfter([1, 5, 9], _.pull(_.gte(5)))).toEqual([1])
  expect(await listAfter(['a', 'b', 'c'], _.pull(_.in(['a', 'c'])))).toEqual(['b'])
})

test('pull with an object removes the elements it matches as a query', async () => {
  const roster = [
    { memberId: 'm1', hours: 4 },
    { memberId: 'm2', hours: 8 },
  ]
  expect(await listAfter(roster, _.pull({ memberId: 'm1' }))).toEqual([{ memberId: 'm2', hours: 8 }])
  expect(await listAfter(roster, _.pull({ hours: _.gt(4) }))).toEqual([{ memberId: 'm1', hours: 4 }])
  expect(await listAfter(roster, _.pull({ memberId: 'm9' }))).toEqual(roster)
})

test('pullAll removes each of the values, objects when they are equal', async () => {
  expect(await listAfter([1, 2, 3, 2], _.pullAll([2, 3]))).toEqual([1])
  expect(await listAfter([{ a: 1, b: 2 }, { a: 1 }], _.pullAll([{ a: 1 }]))).toEqual([{ a: 1, b: 2 }])
})

test('addToSet adds a value that is not there yet', async () => {
  expect(await listAfter([1], _.addToSet(1))).toEqual([1])
  expect(await listAfter([1], _.addToSet(2))).toEqual([1, 2])
  expect(await listAfter(undefined, _.addToSet({ a: 1 }))).toEqual([{ a: 1 }])
})

test('addToSet with $each adds the missing ones, also beside duplicates that were there', async () => {
  expect(await listAfter([1, 2, 2], _.addToSet({ $each: [2, 9, 9] }))).toEqual([1, 2, 2, 9])
})

test('addToSet with each, which the SDK sends as it is, adds that object', async () => {
  expect(await listAfter([], _.addToSet({ each: [1] }))).toEqual([{ each: [1] }])
})

test('array operators on something else than an array are errors', async () => {
  await refused(5, _.push(1))
  await refused('text', _.addToSet(1))
  await refused({ a: 1 }, _.pull(1))
  await refused(5, _.pop())
  await refused(null, _.pullAll([1]))
})

test('array operators on a missing field do nothing where there is nothing to take away', async () => {
  expect(await listAfter(undefined, _.pull(1))).toBeUndefined()
  expect(await listAfter(undefined, _.pop())).toBeUndefined()
  expect(await listAfter(undefined, _.pullAll([1]))).toBeUndefined()
})

test('pushing and pulling one array in one update is a conflict', async () => {
  const collection = await environment.collection([{ _id: 'x', list: [1] }])
  const raw = collection.options({ raw: true })
  await expect(
    raw.where({ _id: 'x' }).update({ $push: { list: 2 }, $pull: { list: 1 } }),
  ).rejects.toMatchObject({
    message: expect.stringContaining("Updating the path 'list' would create a conflict at 'list'"),
  })
})
