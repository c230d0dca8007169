import { type Collection, type Environment, openEnvironment } from './environment'

let environment: Environment
let members: Collection

beforeAll(async () => {
  environment = await openEnvironment()
  members = await environment.collection(
    Array.from({ length: 1_005 }, (_unused, at) => ({
      _id: `m${String(at).padStart(4, '0')}`,
      n: at % 3,
      at,
    })),
  )
})
afterAll(() => environment.close())

async function order(documents: readonly object[], ...keys: [string, 'asc' | 'desc'][]): Promise<string> {
  const collection = await environment.collection(documents)
  let query = collection.orderBy(...(keys[0] as [string, 'asc' | 'desc']))
  for (const [field, direction] of keys.slice(1)) {
    query = query.orderBy(field, direction)
  }
  const { data } = await query.get()
  return data.map((one: { _id: string }) => one._id).join('')
}

test('without a limit 100 documents come back, with one at most 1,000', async () => {
  expect((await members.get()).data).toHaveLength(100)
  expect((await members.limit(7).get()).data).toHaveLength(7)
  expect((await members.limit(5_000).get()).data).toHaveLength(1_000)
})

test('skip and limit page through a sorted result without gap or repeat', async () => {
  const ids: string[] = []
  for (let skip = 0; skip < 1_005; skip += 400) {
    const { data } = await members.orderBy('at', 'desc').skip(skip).limit(400).get()
    ids.push(...data.map((one: { _id: string }) => one._id))
  }
  expect(new Set(ids).size).toBe(1_005)
  expect(ids[0]).toBe('m1004')
})

test('several keys: the first counts most', async () => {
  const { data } = await members.orderBy('n', 'desc').orderBy('at', 'asc').limit(2).get()
  expect(data.map((one: { at: number }) => one.at)).toEqual([2, 5])
})

test('a missing field sorts as null, before every other value', async () => {
  const documents = [{ _id: 'a', v: 1 }, { _id: 'b' }, { _id: 'c', v: -1 }]
  expect(await order(documents, ['v', 'asc'])).toBe('bca')
  expect(await order(documents, ['v', 'desc'])).toBe('acb')
})

test('values of different types sort by type: null, number, text, object, array element, boolean, date', async () => {
  const documents = [
    { _id: 'f', v: new Date(0) },
    { _id: 'e', v: false },
    { _id: 'd', v: { a: 1 } },
    { _id: 'c', v: '0' },
    { _id: 'b', v: 9 },
    { _id: 'a', v: null },
  ]
  expect(await order(documents, ['v', 'asc'])).toBe('abcdef')
})

test('an array sorts by its smallest element upwards and its largest downwards', async () => {
  const documents = [
    { _id: 'a', v: [1, 9] },
    { _id: 'b', v: [5] },
    { _id: 'c', v: [] },
  ]
  expect(await order(documents, ['v', 'asc'])).toBe('cab')
  expect(await order(documents, ['v', 'desc'])).toBe('abc')
})

test('texts sort by code point', async () => {
  const documents = [
    { _id: 'a', v: 'Z' },
    { _id: 'b', v: 'a' },
    { _id: 'c', v: '中' },
    { _id: 'd', v: '\uff5e' },
    { _id: 'e', v: '𠮷' },
  ]
  expect(await order(documents, ['v', 'asc'])).toBe('abcde')
})

test('a path sorts by a nested field', async () => {
  expect(
    await order(
      [
        { _id: 'a', s: { n: 2 } },
        { _id: 'b', s: { n: 1 } },
      ],
      ['s.n', 'asc'],
    ),
  ).toBe('ba')
})
