import { type Collection, type Environment, openEnvironment } from './environment'

let environment: Environment
let entries: Collection

beforeAll(async () => {
  environment = await openEnvironment()
  entries = await environment.collection([
    { _id: 1, member: 'li', hours: 2, place: { town: 'N', no: 1 } },
    { _id: 2, member: 'wu', hours: 4, place: { town: 'N', no: 1 } },
    { _id: 3, member: 'li', hours: 3.5, place: { no: 1, town: 'N' } },
    { _id: 4, member: 'li', hours: 'many' },
    { _id: 5, member: null, hours: 1 },
    { _id: 6, hours: null },
  ])
})
afterAll(() => environment.close())

test('every accumulator takes what counts for it and passes over the rest', async () => {
  const $ = environment.command.aggregate
  const { data } = await entries
    .aggregate()
    .sort({ _id: 1 })
    .group({
      _id: null,
      sum: $.sum('$hours'),
      count: $.sum(1),
      avg: $.avg('$hours'),
      min: $.min('$hours'),
      max: $.max('$hours'),
      first: $.first('$member'),
      last: $.last('$member'),
      members: $.push('$member'),
      distinct: $.addToSet('$member'),
      place: $.mergeObjects('$place'),
    })
    .end()
  expect(data).toEqual([
    {
      _id: null,
      sum: 10.5,
      count: 6,
      avg: 2.625,
      min: 1,
      max: 'many',
      first: 'li',
      last: null,
      members: ['li', 'wu', 'li', 'li', null],
      distinct: ['li', 'wu', null],
      place: { town: 'N', no: 1 },
    },
  ])
})

test('where nothing counts, a sum is 0 and the others are null', async () => {
  const $ = environment.command.aggregate
  const { data } = await entries
    .aggregate()
    .group({
      _id: null,
      sum: $.sum('$none'),
      avg: $.avg('$none'),
      max: $.max('$none'),
      first: $.first('$none'),
      deviation: $.stdDevPop('$none'),
      all: $.push('$none'),
    })
    .end()
  expect(data).toEqual([{ _id: null, sum: 0, avg: null, max: null, first: null, deviation: null, all: [] }])
})

test('a missing key and null are one group', async () => {
  const $ = environment.command.aggregate
  const { data } = await entries
    .aggregate()
    .group({ _id: '$member', n: $.sum(1) })
    .sort({ _id: 1 })
    .limit(9)
    .end()
  expect(data).toEqual([
    { _id: null, n: 2 },
    { _id: 'li', n: 3 },
    { _id: 'wu', n: 1 },
  ])
})

test('a key of several fields leaves out what is missing', async () => {
  const $ = environment.command.aggregate
  const { data } = await entries
    .aggregate()
    .group({ _id: { member: '$member', town: '$place.town' }, n: $.sum(1) })
    .sort({ n: -1, _id: 1 })
    .limit(9)
    .end()
  expect(data).toEqual([
    { _id: { member: 'li', town: 'N' }, n: 2 },
    { _id: {}, n: 1 },
    { _id: { member: null }, n: 1 },
    { _id: { member: 'li' }, n: 1 },
    { _id: { member: 'wu', town: 'N' }, n: 1 },
  ])
})

test('objects with the same fields in another order are other keys', async () => {
  const $ = environment.command.aggregate
  const { data } = await entries
    .aggregate()
    .match({ place: environment.command.exists(true) })
    .group({ _id: '$place', n: $.sum(1) })
    .sort({ n: -1 })
    .limit(9)
    .end()
  expect(data.map((one: { n: number }) => one.n)).toEqual([2, 1])
})

test('the standard deviation, of all and of a sample', async () => {
  const $ = environment.command.aggregate
  const collection = await environment.collection([2, 4, 4, 4, 5, 5, 7, 9].map((v) => ({ v })))
  const { data } = await collection
    .aggregate()
    .group({ _id: null, all: $.stdDevPop('$v'), sample: $.stdDevSamp('$v') })
    .end()
  expect(data[0].all).toBe(2)
  expect(data[0].sample).toBeCloseTo(2.138, 3)
})

test('an accumulator takes an expression', async () => {
  const $ = environment.command.aggregate
  const { data } = await entries
    .aggregate()
    .match({ member: 'li' })
    .group({
      _id: '$member',
      long: $.sum($.cond([$.gt(['$hours', 2]), 1, 0])),
      pairs: $.push({ id: '$_id', hours: '$hours' }),
    })
    .limit(1)
    .end()
  expect(data).toEqual([
    {
      _id: 'li',
      // A text is greater than any number.
      long: 2,
      pairs: [
        { id: 1, hours: 2 },
        { id: 3, hours: 3.5 },
        { id: 4, hours: 'many' },
      ],
    },
  ])
})

test('sortByCount gives the most frequent first', async () => {
  const { data } = await entries.aggregate().sortByCount('$member').limit(1).end()
  expect(data).toEqual([{ _id: 'li', count: 3 }])
})

describe('bucket', () => {
  test('sorts values between boundaries, the upper one excluded, others into the default', async () => {
    const $ = environment.command.aggregate
    const { data } = await entries
      .aggregate()
      .bucket({
        groupBy: '$hours',
        boundaries: [0, 2, 4],
        default: 'other',
        output: { n: $.sum(1), ids: $.push('$_id') },
      })
      .limit(9)
      .end()
    expect(data).toEqual([
      { _id: 0, n: 1, ids: [5] },
      { _id: 2, n: 2, ids: [1, 3] },
      { _id: 'other', n: 3, ids: [2, 4, 6] },
    ])
  })

  test.each([
    ['a value outside without a default', { groupBy: '$hours', boundaries: [0, 2] }],
    ['one boundary', { groupBy: '$hours', boundaries: [0], default: 9 }],
    ['boundaries out of order', { groupBy: '$hours', boundaries: [2, 1], default: 9 }],
    ['boundaries of two types', { groupBy: '$hours', boundaries: [2, 'x'], default: 9 }],
    ['a default between them', { groupBy: '$hours', boundaries: [0, 9], default: 3 }],
  ])('%s is an error', async (_name, operand) => {
    await expect(entries.aggregate().bucket(operand).limit(9).end()).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })
})

test('bucketAuto makes buckets of about one size and parts no equal values', async () => {
  const collection = await environment.collection([1, 2, 2, 2, 3, 4].map((v) => ({ v })))
  const { data } = await collection.aggregate().bucketAuto({ groupBy: '$v', buckets: 3 }).limit(9).end()
  expect(data).toEqual([
    { _id: { min: 1, max: 3 }, count: 4 },
    { _id: { min: 3, max: 4 }, count: 2 },
  ])
})

test.each([
  ['no _id', { n: { $sum: 1 } }],
  ['a field that is no accumulator', { _id: null, n: '$hours' }],
  ['two accumulators', { _id: null, n: { $sum: 1, $avg: 1 } }],
  ['an expression in place of an accumulator', { _id: null, n: { $add: [1, 2] } }],
  ['a field with a dot', { _id: null, 'a.b': { $sum: 1 } }],
])('a group with %s is an error', async (_name, operand) => {
  await expect(entries.aggregate().group(operand).limit(9).end()).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
})
