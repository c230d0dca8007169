import { type Collection, type Environment, localTest, openEnvironment } from './environment'

let environment: Environment
let tasks: Collection

beforeAll(async () => {
  environment = await openEnvironment()
  tasks = await environment.collection([
    { _id: 'a', kind: 'garden', hours: 2, place: { town: 'N', village: 'x' }, tags: ['new', 'hot'] },
    { _id: 'b', kind: 'road', hours: 4, place: { town: 'S' }, tags: [] },
    { _id: 'c', kind: 'garden', hours: 3, place: { town: 'N' } },
    { _id: 'd', kind: 'office', hours: 1, place: null, tags: null },
  ])
})
afterAll(() => environment.close())

function ids(data: readonly { _id: unknown }[]): string {
  return data.map((one) => one._id).join('')
}

test('match, sort, skip and limit do as a where does', async () => {
  const { command: _ } = environment
  const { data } = await tasks
    .aggregate()
    .match({ hours: _.gt(1), 'place.town': _.in(['N', 'S']) })
    .sort({ hours: -1 })
    .skip(1)
    .limit(1)
    .end()
  expect(ids(data)).toBe('c')
})

test('a match takes patterns, logic and null as a where does', async () => {
  const { command: _, db } = environment
  const first = await tasks
    .aggregate()
    .match(_.or([{ kind: db.RegExp({ regexp: '^ro' }) }, { place: null }]))
    .sort({ _id: 1 })
    .limit(9)
    .end()
  expect(ids(first.data)).toBe('bd')
})

test('a match may compare fields with each other', async () => {
  const { command: _ } = environment
  const $ = _.aggregate
  const { data } = await tasks
    .aggregate()
    .match({ kind: 'garden', ..._.expr($.gt(['$hours', $.strLenCP('$place.town')])) })
    .sort({ _id: 1 })
    .limit(9)
    .end()
  expect(ids(data)).toBe('ac')
})

test('a match after other stages sees what they made', async () => {
  const { data } = await tasks
    .aggregate()
    .addFields({ double: environment.command.aggregate.multiply(['$hours', 2]) })
    .match({ double: environment.command.gte(6) })
    .sort({ _id: 1 })
    .limit(9)
    .end()
  expect(ids(data)).toBe('bc')
})

describe('project', () => {
  test('keeps the id and what is named, also inside of objects', async () => {
    const { data } = await tasks
      .aggregate()
      .match({ _id: 'a' })
      .project({ place: { town: 1 } })
      .limit(1)
      .end()
    expect(data).toEqual([{ _id: 'a', place: { town: 'N' } }])
  })

  test('leaves out what is named with 0', async () => {
    const { data } = await tasks
      .aggregate()
      .match({ _id: 'a' })
      .project({ _id: 0, 'place.village': 0, tags: 0 })
      .limit(1)
      .end()
    expect(data).toEqual([{ kind: 'garden', hours: 2, place: { town: 'N' } }])
  })

  test('computes fields, and leaves out those that come to nothing', async () => {
    const { data } = await tasks
      .aggregate()
      .match({ _id: 'b' })
      .project({ _id: 0, town: '$place.town', village: '$place.village' })
      .limit(1)
      .end()
    expect(data).toEqual([{ town: 'S' }])
  })

  test('refuses to keep and leave out together', async () => {
    await expect(tasks.aggregate().project({ kind: 1, hours: 0 }).end()).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })
})

describe('addFields', () => {
  test('adds into objects and into every object of an array', async () => {
    const collection = await environment.collection([
      { _id: 'a', place: { x: 1 }, list: [{ x: 1 }, { x: 2 }] },
    ])
    const { data } = await collection
      .aggregate()
      .addFields({ place: { y: 9 }, 'list.y': '$place.x' })
      .limit(1)
      .end()
    expect(data).toEqual([
      {
        _id: 'a',
        place: { x: 1, y: 9 },
        list: [
          { x: 1, y: 1 },
          { x: 2, y: 1 },
        ],
      },
    ])
  })

  test('sees the document as it was before the stage', async () => {
    const { data } = await tasks
      .aggregate()
      .match({ _id: 'a' })
      .addFields({ hours: '$kind', kind: '$hours' })
      .project({ _id: 0, hours: 1, kind: 1 })
      .limit(1)
      .end()
    expect(data).toEqual([{ kind: 2, hours: 'garden' }])
  })
})

describe('unwind', () => {
  const unwound = async (operand: unknown) => {
    const { data } = await tasks
      .aggregate()
      .sort({ _id: 1 })
      .unwind(operand)
      .project({ tags: 1, at: 1 })
      .limit(9)
      .end()
    return data
  }

  test('gives a document per element and none where there is nothing', async () => {
    expect(await unwound('$tags')).toEqual([
      { _id: 'a', tags: 'new' },
      { _id: 'a', tags: 'hot' },
    ])
  })

  test('can number the elements and keep documents without any', async () => {
    const found = await unwound({
      path: '$tags',
      includeArrayIndex: 'at',
      preserveNullAndEmptyArrays: true,
    })
    expect(found).toEqual([
      { _id: 'a', tags: 'new', at: 0 },
      { _id: 'a', tags: 'hot', at: 1 },
      { _id: 'b', at: null },
      { _id: 'c', at: null },
      { _id: 'd', tags: null, at: null },
    ])
  })

  test('takes a value that is no array for its only element', async () => {
    const { data } = await tasks.aggregate().unwind('$kind').count('n').end()
    expect(data).toEqual([{ n: 4 }])
  })
})

test('replaceRoot makes a field the document, and refuses one that is no object', async () => {
  const { data } = await tasks
    .aggregate()
    .match({ _id: 'a' })
    .replaceRoot({ newRoot: '$place' })
    .limit(1)
    .end()
  expect(data).toEqual([{ town: 'N', village: 'x' }])
  await expect(tasks.aggregate().replaceRoot({ newRoot: '$hours' }).end()).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
})

test('count gives one document, and none of nothing', async () => {
  expect((await tasks.aggregate().match({ kind: 'garden' }).count('n').end()).data).toEqual([{ n: 2 }])
  expect((await tasks.aggregate().match({ kind: 'none' }).count('n').end()).data).toEqual([])
})

test('sample takes so many different documents at random', async () => {
  const { data } = await tasks.aggregate().sample({ size: 3 }).limit(9).end()
  expect(new Set(data.map((one: { _id: string }) => one._id)).size).toBe(3)
  expect((await tasks.aggregate().sample({ size: 30 }).limit(99).end()).data).toHaveLength(4)
})

test('sorts values of all types, and arrays by an element, as orderBy does', async () => {
  const collection = await environment.collection([
    { _id: 'a', v: 'x' },
    { _id: 'b', v: [9, 1] },
    { _id: 'c' },
    { _id: 'd', v: 5 },
  ])
  const { data } = await collection.aggregate().sort({ v: 1 }).limit(9).end()
  expect(ids(data)).toBe('cbda')
})

describe('without a limit', () => {
  test('20 documents come back', async () => {
    const collection = await environment.collection(Array.from({ length: 25 }, (_unused, n) => ({ n })))
    expect((await collection.aggregate().end()).data).toHaveLength(20)
    expect((await collection.aggregate().limit(24).end()).data).toHaveLength(24)
  })
})

describe('facet, where stages are sent as they are', () => {
  localTest('gives several results over the same documents', async () => {
    const { db } = environment
    const { data } = await db
      .collection(tasks.name)
      .options({ raw: true })
      .aggregate([
        {
          $facet: {
            kinds: [{ $sortByCount: '$kind' }],
            long: [{ $match: { hours: { $gt: 2 } } }, { $count: 'n' }],
          },
        },
      ])
      .end()
    expect(data).toEqual([
      {
        kinds: [
          { _id: 'garden', count: 2 },
          { _id: 'office', count: 1 },
          { _id: 'road', count: 1 },
        ],
        long: [{ n: 2 }],
      },
    ])
  })
})

test.each([
  ['geoNear', { near: { longitude: 1, latitude: 2 }, distanceField: 'd' }, '$geoNear'],
  ['limit', 0, '$limit'],
  ['limit', '3', '$limit'],
  ['skip', -1, '$skip'],
  ['sort', {}, '$sort'],
  ['sort', { a: 2 }, '$sort'],
  ['count', '$n', 'count field'],
  ['sample', { size: 0 }, '$sample'],
  ['unwind', 'tags', '$unwind'],
  ['unwind', { path: '$tags', index: 'i' }, 'index'],
  ['project', {}, '$project'],
  ['project', { a: { $unknown: 1 } }, '$unknown'],
  ['project', { a: { $function: { body: '', args: [], lang: 'js' } } }, '$function'],
  ['group', { _id: null, v: { $accumulator: {} } }, '$accumulator'],
  ['addFields', { a: '$$other' }, 'other'],
  ['addFields', { a: 1, 'a.b': 2 }, 'a.b'],
  ['match', { $where: 'true' }, '$where'],
  ['match', { place: { $nearSphere: {} } }, '$nearSphere'],
  ['replaceRoot', { root: '$place' }, 'root'],
] as const)('%s of %j is refused with a message that names it', async (stage, operand, named) => {
  const aggregate = tasks.aggregate() as unknown as Record<
    string,
    (operand: unknown) => { end(): Promise<unknown> }
  >
  await expect(aggregate[stage]?.(operand).end()).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining(named),
  })
})

test('a stage nobody knows is refused by its name', async () => {
  await expect(
    environment.db
      .collection(tasks.name)
      .options({ raw: true })
      .aggregate([{ $out: 'stolen' }])
      .end(),
  ).rejects.toMatchObject({ message: expect.stringContaining('$out') })
})

test('an aggregate over a collection that does not exist is an error', async () => {
  await expect(environment.db.collection('nowhere').aggregate().limit(1).end()).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  })
})
