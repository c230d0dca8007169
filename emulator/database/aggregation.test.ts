import { type Database, openDatabase } from './database'
import { openMemoryStorage } from './memory-storage'
import { documentsOf } from './testing/ask'
import { nextTurns, openGatedStorage } from './testing/gated-storage'

const INDEXES = [{ fields: ['k'] }]

async function opened(storage = openMemoryStorage()): Promise<{ database: Database; warnings: string[] }> {
  const warnings: string[] = []
  const database = await openDatabase({
    storage,
    collections: [
      { name: 'many', indexes: INDEXES },
      { name: 'few', indexes: [] },
    ],
    now: () => 0,
    warn: (message) => warnings.push(message),
  })
  return { database, warnings }
}

function aggregate(database: Database, ...stages: object[]) {
  return database.handle({
    action: 'database.aggregateDocuments',
    collectionName: 'many',
    stages: stages.map((stage) => {
      const [[stageKey, operand] = []] = Object.entries(stage)
      return { stageKey, stageValue: JSON.stringify(operand) }
    }),
  })
}

const EVIL = `${'a'.repeat(40)}!`
const FEW = { _id: 1, s: EVIL }
const MANY = Array.from({ length: 2_000 }, (_unused, n) => ({ _id: n, k: n % 100, v: n }))

describe('over many documents', () => {
  let database: Database
  let warnings: string[]

  beforeAll(async () => {
    ;({ database, warnings } = await opened())
    await database.load({ many: MANY, few: [FEW] })
  })
  beforeEach(() => warnings.splice(0))
  afterAll(() => database.close())

  test('a first match uses an index, and one without is warned of', async () => {
    expect(documentsOf(await aggregate(database, { $match: { k: 7 } }, { $count: 'n' }))).toEqual([{ n: 20 }])
    expect(warnings).toEqual([])
    await aggregate(database, { $match: { v: 7 } }, { $count: 'n' })
    expect(warnings).toEqual([expect.stringContaining('without an index')])
  })

  test('a pipeline without $limit is warned of, unless it gives one document', async () => {
    await aggregate(database, { $group: { _id: null, n: { $sum: 1 } } })
    await aggregate(database, { $limit: 3 })
    expect(warnings).toEqual([])
    await aggregate(database, { $group: { _id: '$k' } })
    expect(warnings).toEqual([expect.stringContaining('without $limit')])
  })

  test('a result of more than 1,000 documents is warned of', async () => {
    expect(documentsOf(await aggregate(database, { $limit: 1_500 }))).toHaveLength(1_500)
    expect(warnings).toEqual([expect.stringContaining('1000')])
  })

  test.each<[string, object[]]>([
    [
      'loops in loops',
      [
        { $limit: 1 },
        {
          $project: {
            v: {
              $map: {
                input: { $range: [0, 100_000] },
                in: {
                  $size: { $filter: { input: { $range: [0, 100_000] }, cond: { $eq: ['$$this', -1] } } },
                },
              },
            },
          },
        },
      ],
    ],
    [
      'an array that doubles itself',
      [
        { $limit: 1 },
        {
          $project: {
            v: {
              $reduce: {
                input: { $range: [0, 60] },
                initialValue: [1],
                in: { $concatArrays: ['$$value', '$$value'] },
              },
            },
          },
        },
      ],
    ],
    [
      'a text that doubles itself',
      [
        { $limit: 1 },
        {
          $project: {
            v: {
              $reduce: {
                input: { $range: [0, 60] },
                initialValue: 'a',
                in: { $concat: ['$$value', '$$value'] },
              },
            },
          },
        },
      ],
    ],
    [
      'a value that holds itself twice, over and over',
      [
        { $limit: 1 },
        {
          $project: {
            v: { $reduce: { input: { $range: [0, 60] }, initialValue: 1, in: ['$$value', '$$value'] } },
          },
        },
      ],
    ],
    [
      'a value nested 100,000 deep',
      [
        { $limit: 1 },
        {
          $project: {
            v: { $reduce: { input: { $range: [0, 100_000] }, initialValue: 1, in: ['$$value'] } },
          },
        },
      ],
    ],
    [
      'documents multiplied by documents',
      [
        { $lookup: { from: 'many', pipeline: [], as: 'a' } },
        { $unwind: '$a' },
        { $lookup: { from: 'many', pipeline: [], as: 'b' } },
        { $unwind: '$b' },
        { $count: 'n' },
      ],
    ],
    [
      'a pattern that backtracks for years, behind other stages',
      [{ $addFields: { s: EVIL } }, { $match: { s: { $regex: '^(a+)+$' } } }, { $limit: 1 }],
    ],
    [
      'a pattern that backtracks for years, in a lookup',
      [
        { $limit: 1 },
        {
          $lookup: {
            from: 'few',
            pipeline: [{ $match: { s: { $regex: '^(a+)+$' } } }],
            as: 'v',
          },
        },
      ],
    ],
    [
      'a result of 40 MB',
      [
        { $project: { v: { $concat: Array.from({ length: 200 }, () => 'a'.repeat(100)) } } },
        { $limit: 2_000 },
      ],
    ],
  ])('%s is ended with an error', async (_name, stages) => {
    const reply = await aggregate(database, ...stages)
    expect(reply).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    // The next one is answered as if nothing had been.
    expect(documentsOf(await aggregate(database, { $count: 'n' }))).toEqual([{ n: 2_000 }])
  })
})

test('reads one durable state, also through a lookup', async () => {
  const storage = openGatedStorage()
  const { database } = await opened(storage)
  const document = { _id: 1, v: 'old' }
  await database.load({ many: [document] })
  storage.hold()
  const writing = database.handle({
    action: 'database.modifyDocument',
    collectionName: 'many',
    queryType: 'WHERE',
    query: '{}',
    data: JSON.stringify({ $set: { v: 'new' } }),
    multi: true,
    merge: true,
    upsert: false,
  })
  await nextTurns()
  const both = [
    { $lookup: { from: 'many', localField: '_id', foreignField: '_id', as: 'again' } },
    { $project: { _id: 0, v: 1, 'again.v': 1 } },
    { $limit: 1 },
  ]
  expect(documentsOf(await aggregate(database, ...both))).toEqual([{ v: 'old', again: [{ v: 'old' }] }])
  await storage.release()
  await writing
  expect(documentsOf(await aggregate(database, ...both))).toEqual([{ v: 'new', again: [{ v: 'new' }] }])
  await database.close()
})

test('a long aggregate lets others be answered, and sees nothing of what they write', async () => {
  const { database } = await opened()
  const documents = Array.from({ length: 20_000 }, (_unused, n) => ({ _id: n, k: n % 100, v: 1 }))
  const other = { _id: 1, s: 'old' }
  await database.load({ many: documents, few: [other] })
  const write = (action: string, collectionName: string, more: object) =>
    database.handle({ action: `database.${action}`, collectionName, ...more })
  const change = { queryType: 'WHERE', merge: true, upsert: false, multi: true }
  const hours = {
    $reduce: { input: { $range: [0, 10] }, initialValue: 0, in: { $add: ['$$value', '$$this'] } },
  }
  let isOver = false
  const aggregated = aggregate(
    database,
    { $addFields: { hours } },
    { $group: { _id: 1, count: { $sum: 1 }, sum: { $sum: '$v' }, hours: { $sum: '$hours' } } },
    { $lookup: { from: 'few', localField: '_id', foreignField: '_id', as: 'few' } },
    { $limit: 1 },
  ).finally(() => {
    isOver = true
  })
  await Promise.all([
    write('modifyDocument', 'many', { ...change, query: '{"_id":19998}', data: '{"$set":{"v":7,"k":null}}' }),
    write('removeDocument', 'many', { queryType: 'WHERE', multi: true, query: '{"_id":19999}' }),
    write('insertDocument', 'many', { data: ['{"_id":19999,"v":9}', '{"_id":20000,"v":9}'] }),
    write('modifyDocument', 'few', { ...change, query: '{}', data: '{"$set":{"s":"new"}}' }),
  ])
  expect(isOver).toBe(false)
  expect(documentsOf(await aggregated)).toEqual([
    { _id: 1, count: 20_000, sum: 20_000, hours: 20_000 * 45, few: [other] },
  ])
  expect(documentsOf(await aggregate(database, { $group: { _id: 1, sum: { $sum: '$v' } } }))).toEqual([
    { _id: 1, sum: 19_998 + 7 + 9 + 9 },
  ])
  await database.close()
})

test.each<[string, unknown]>([
  ['no stages', undefined],
  ['a text', '[]'],
  ['a stage without an operand', [{ stageKey: '$limit' }]],
  ['a stage with more', [{ stageKey: '$limit', stageValue: '1', more: 1 }]],
  ['a stage whose operand is no text', [{ stageKey: '$limit', stageValue: 1 }]],
  ['an operand that is no JSON', [{ stageKey: '$limit', stageValue: '{' }]],
  ['null', [null]],
])('stages that are %s are refused', async (_name, stages) => {
  const { database } = await opened()
  const reply = await database.handle({
    action: 'database.aggregateDocuments',
    collectionName: 'many',
    stages,
  })
  expect(reply.code).toMatch(/^(INVALID_PARAM|DATABASE_REQUEST_FAILED)$/)
  await database.close()
})

test('in a transaction there is no aggregate', async () => {
  const { database } = await opened()
  const reply = await database.handle({
    action: 'database.aggregateDocuments',
    collectionName: 'many',
    stages: [],
    transactionId: 'x',
  })
  expect(reply).toMatchObject({ message: expect.stringContaining('transactionId') })
  await database.close()
})
