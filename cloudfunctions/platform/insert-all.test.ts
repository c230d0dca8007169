import { askerFor, documentsOf } from '../../emulator/database/testing/ask'
import { aMember, NOW } from '../testing/documents'
import { openWorld, type World } from '../testing/world'
import type { Collection } from './database'
import type { MemberDocument } from './identity'

let world: World
let members: Collection<MemberDocument>

beforeAll(async () => {
  world = await openWorld(NOW, { members: [aMember(2, { name: '先到' })] })
  // After the world: the SDK reads the environment when it is loaded.
  const { collection } = await import('./database')
  members = collection<MemberDocument>('members')
})

afterAll(() => world.close())

const many = (...numbers: number[]) => numbers.map((number) => aMember(number)) as unknown as MemberDocument[]

test('many documents are one operation, and those that exist stay as they are', async () => {
  world.operations.length = 0
  await members.insertAll(many(11, 12, 13))
  expect(world.operations).toHaveLength(1)
  await members.insertAll(many(1, 2, 3))
  const stored = documentsOf(await askerFor(world.database, 'members').get())
  expect(stored.map(({ _id }) => _id).toSorted()).toEqual(['m-1', 'm-11', 'm-12', 'm-13', 'm-2', 'm-3'])
  expect(stored.find(({ _id }) => _id === 'm-2')).toMatchObject({ name: '先到' })
})

test('another document’s value of a unique index is an error, not something to skip', async () => {
  const [stranger] = many(20) as [MemberDocument]
  await expect(members.insertAll([{ ...stranger, openid: 'o-2' }])).rejects.toThrow(/E11000|DUPLICATE/)
})
