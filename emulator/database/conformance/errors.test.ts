import { type Environment, localDescribe, openEnvironment } from './environment'

let environment: Environment
let _: Environment['command']

beforeAll(async () => {
  environment = await openEnvironment()
  _ = environment.command
})
afterAll(() => environment.close())

const failed = (naming: string) => ({
  code: 'DATABASE_REQUEST_FAILED',
  message: expect.stringContaining(naming),
})

test('a collection that does not exist is an error for every action, and no write makes it', async () => {
  const nowhere = environment.db.collection('nowhere-at-all')
  const missing = { code: 'DATABASE_COLLECTION_NOT_EXIST' }
  await expect(nowhere.get()).rejects.toMatchObject(missing)
  await expect(nowhere.add({ a: 1 })).rejects.toMatchObject(missing)
  await expect(nowhere.count()).rejects.toMatchObject(missing)
  await expect(nowhere.doc('x').set({ a: 1 })).rejects.toMatchObject(missing)
  await expect(nowhere.where({ a: 1 }).update({ a: 2 })).rejects.toMatchObject(missing)
  await expect(nowhere.where({ a: 1 }).updateAndReturn({ a: 2 })).rejects.toMatchObject(missing)
  await expect(nowhere.doc('x').remove()).rejects.toMatchObject(missing)
})

test('a collection that exists cannot be created again', async () => {
  const collection = await environment.collection()
  await expect(environment.db.createCollection(collection.name)).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_ALREADY_EXIST',
  })
})

test('a field name with a dollar cannot be stored', async () => {
  const collection = await environment.collection([{ _id: 'x' }])
  await expect(collection.add({ $_key: 1 })).rejects.toMatchObject(failed('$_key'))
  await expect(collection.doc('x').update({ a: _.set({ $b: 1 }) })).rejects.toMatchObject(failed('$b'))
})

test('a write without a where is refused', async () => {
  const collection = await environment.collection([{ _id: 'x' }])
  await expect(collection.update({ a: 1 })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  await expect(collection.remove()).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  expect((await collection.count()).total).toBe(1)
})

test('an update that names nothing is refused', async () => {
  const collection = await environment.collection([{ _id: 'x' }])
  await expect(collection.doc('x').update({})).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
})

localDescribe('what the local database does not do', () => {
  test.each([
    ['$where', { $where: 'true' }],
    ['$expr', { $expr: {} }],
    ['$text', { $text: { $search: 'a' } }],
    ['$jsonSchema', { $jsonSchema: {} }],
    ['$near', { a: { $near: [1, 2] } }],
    ['$bitsAllSet', { a: { $bitsAllSet: 1 } }],
    ['$gte', { a: { b: { $gte: 1 } } }],
  ])('the query operator %s is refused by name where it stands', async (name, query) => {
    const collection = await environment.collection()
    const raw = collection.options({ raw: true })
    await expect(raw.where(query).get()).rejects.toMatchObject(failed(name))
  })

  test('searches by place are refused by name', async () => {
    const collection = await environment.collection()
    const geometry = new environment.db.Geo.Point(118, 28)
    await expect(
      collection.where({ at: _.geoNear({ geometry, maxDistance: 1 }) }).get(),
    ).rejects.toMatchObject(failed('$nearSphere'))
  })

  test.each(['$setOnInsert', '$currentDate', '$nonsense'])(
    'the update operator %s is refused by name',
    async (name) => {
      const collection = await environment.collection([{ _id: 'x' }])
      const raw = collection.options({ raw: true })
      await expect(raw.where({ _id: 'x' }).update({ [name]: { a: 1 } })).rejects.toMatchObject(failed(name))
    },
  )

  test('positional paths are refused by name', async () => {
    const collection = await environment.collection([{ _id: 'x', list: [{ a: 1 }] }])
    await expect(collection.where({ 'list.a': 1 }).update({ 'list.$.a': 2 })).rejects.toMatchObject(
      failed('$'),
    )
  })

  test('a regular expression that would run for years ends with an error', async () => {
    const collection = await environment.collection([
      { _id: 'x', text: `${'a'.repeat(60)}!`, list: [`${'a'.repeat(60)}!`] },
    ])
    await expect(collection.where({ text: /^(a+)+$/ }).get()).rejects.toMatchObject(
      failed('Regular expression'),
    )
    const raw = collection.options({ raw: true })
    const pull = { $pull: { list: { $regex: '^(a+)+$' } } }
    await expect(raw.where({ _id: 'x' }).update(pull)).rejects.toMatchObject(failed('Regular expression'))
    expect((await collection.where({ text: /^a+!$/ }).count()).total).toBe(1)
  })
})
