import { type Environment, openEnvironment } from './environment'

let environment: Environment

beforeAll(async () => {
  environment = await openEnvironment()
})
afterAll(() => environment.close())

async function roundTrip(value: unknown): Promise<unknown> {
  const collection = await environment.collection([{ _id: 'x', value }])
  return (await collection.doc('x').get()).data[0].value
}

test.each([
  ['a whole number', 42],
  ['a negative number', -2147483649],
  ['the largest safe number', Number.MAX_SAFE_INTEGER],
  ['a fraction', 0.1],
  ['a very large number', 1.5e300],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a text', '中岗村 "𠮷" \n \\'],
  ['half of a surrogate pair', '\ud842'],
  ['an empty text', ''],
  ['a boolean', false],
  ['null', null],
  ['an empty array', []],
  ['an empty object', {}],
  ['nested arrays and objects', [[1, { a: [null, { b: '' }] }], []]],
])('%s comes back as it was', async (_name, value) => {
  expect(await roundTrip(value)).toEqual(value)
})

test('a date comes back as a date with its milliseconds', async () => {
  expect(await roundTrip(new Date('2026-11-02T08:00:00.123Z'))).toEqual(new Date('2026-11-02T08:00:00.123Z'))
  expect(await roundTrip([new Date(-1)])).toEqual([new Date(-1)])
})

test('a point comes back as a point', async () => {
  const point = new environment.db.Geo.Point(118.6, 28.7)
  expect(await roundTrip(point)).toMatchObject({ longitude: 118.6, latitude: 28.7 })
})
