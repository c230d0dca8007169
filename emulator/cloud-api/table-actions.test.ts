import cloudbase from '@cloudbase/node-sdk'
import { sdkEnvironment } from '../functions/sdk-environment'
import { type LocalCloud, openLocalCloud } from './testing/local-cloud'

let cloud: LocalCloud
let database: ReturnType<LocalCloud['manager']>['database']

beforeEach(async () => {
  cloud = await openLocalCloud()
  Object.assign(process.env, sdkEnvironment(`${cloud.address}/admin`))
  database = cloud.manager().database
})
afterEach(() => cloud.close())

const documents = (name: string) =>
  cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV }).database().collection(name)

const index = (name: string, fields: readonly string[], isUnique = false) => ({
  IndexName: name,
  MgoKeySchema: {
    MgoIndexKeys: fields.map((field) => ({ Name: field, Direction: '1' })),
    MgoIsUnique: isUnique,
  },
})

test('a collection has to be made before a document can be added', async () => {
  await expect(documents('members').add({ openid: 'o1' })).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  })
  await database.createCollection('members')
  await documents('members').add({ openid: 'o1' })
  expect((await database.listCollections()).Collections).toMatchObject([
    { CollectionName: 'members', Count: 1, IndexCount: 1 },
  ])
})

test('one that exists is not made again, and one that does not is not described', async () => {
  await database.createCollection('members')
  await expect(database.createCollection('members')).rejects.toMatchObject({ code: 'ResourceInUse' })
  await expect(database.describeCollection('nowhere')).rejects.toMatchObject({ code: 'ResourceNotFound' })
  expect(await database.checkCollectionExists('nowhere')).toMatchObject({ Exists: false })
})

test('an index is enforced from then on, and described as it was made', async () => {
  await database.createCollection('members')
  await database.updateCollection('members', {
    CreateIndexes: [index('by_openid', ['openid'], true), index('by_branch', ['branchId', 'name'])],
  })
  const { Indexes, IndexNum } = await database.describeCollection('members')
  expect(IndexNum).toBe(3)
  expect(Indexes).toMatchObject([
    { Name: '_id_', Unique: true },
    { Name: 'by_openid', Unique: true, Keys: [{ Name: 'openid', Direction: '1' }] },
    { Name: 'by_branch', Unique: false, Keys: [{ Name: 'branchId' }, { Name: 'name' }] },
  ])
  await documents('members').add({ openid: 'o1' })
  await expect(documents('members').add({ openid: 'o1' })).rejects.toMatchObject({
    code: 'DATABASE_DUPLICATE_WRITE',
  })
})

test('a unique index over documents that share a value is refused', async () => {
  await database.createCollection('members')
  await documents('members').add([{ openid: 'o1' }, { openid: 'o1' }])
  const asked = database.updateCollection('members', {
    CreateIndexes: [index('by_openid', ['openid'], true)],
  })
  await expect(asked).rejects.toMatchObject({
    code: 'FailedOperation.DuplicatedData',
    message: expect.stringContaining('E11000'),
  })
  expect(await database.describeCollection('members')).toMatchObject({ IndexNum: 1 })
})

test('an index is dropped by its name, rebuilt under it, and not made twice over the same fields', async () => {
  await database.createCollection('members')
  const update = (created: object[], dropped: string[] = []) =>
    cloud.call('tcb', 'UpdateTable', {
      TableName: 'members',
      CreateIndexes: created,
      DropIndexes: dropped.map((IndexName) => ({ IndexName })),
    })
  await update([index('by_openid', ['openid'])])
  await update([index('by_openid', ['openid'], true)])
  await expect(update([index('another', ['openid'])])).rejects.toMatchObject({
    code: 'ResourceUnavailable.IndexOptionsConflict',
  })
  await update([index('another', ['openid'])], ['by_openid'])
  await expect(update([], ['by_openid'])).rejects.toMatchObject({ code: 'ResourceNotFound' })
  expect((await database.describeCollection('members')).Indexes).toMatchObject([
    { Name: '_id_' },
    { Name: 'another', Unique: false },
  ])
})

test('more collections and indexes than the vendor allows are refused', async () => {
  for (let number = 0; number < 100; number += 1) {
    await cloud.database.define({ name: `c${number}`, indexes: [] })
  }
  await expect(database.createCollection('c100')).rejects.toMatchObject({
    code: 'LimitExceeded.OutOfTableQuota',
  })
  const many = Array.from({ length: 101 }, (_, number) => index(`i${number}`, [`f${number}`]))
  await expect(database.updateCollection('c0', { CreateIndexes: many })).rejects.toMatchObject({
    code: 'LimitExceeded.OutOfIndexQuota',
  })
  const second = await database.listCollections({ MgoLimit: 60, MgoOffset: 60 })
  expect(second.Collections).toHaveLength(40)
  expect(second.Pager).toEqual({ Offset: 60, Limit: 60, Total: 100 })
})

test('an index that falls is refused, not guessed', async () => {
  await database.createCollection('members')
  const falling = index('latest', ['at'])
  const [key] = falling.MgoKeySchema.MgoIndexKeys
  await expect(
    database.updateCollection('members', {
      CreateIndexes: [
        {
          ...falling,
          MgoKeySchema: { MgoIsUnique: false, MgoIndexKeys: [{ Name: key?.Name ?? '', Direction: '-1' }] },
        },
      ],
    }),
  ).rejects.toMatchObject({ code: 'UnsupportedOperation' })
})
