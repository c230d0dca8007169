import { aMember, NOW } from '../testing/documents'
import { openWorld, type World } from '../testing/world'
import type { Collection } from './database'
import type { MemberDocument } from './identity'

let world: World
let members: Collection<MemberDocument>

beforeEach(async () => {
  world = await openWorld(NOW, { members: [aMember(1), aMember(2, { duty: '组长' })] })
  const { collection } = await import('./database')
  members = collection('members')
})

afterEach(() => world.close())

test('an update that a unique index forbids changes nothing and says so', async () => {
  expect(await members.update({ _id: 'm-2' }, { openid: 'o-1', name: '别人' })).toBe(false)
  expect(await members.updateAndReturn({ _id: 'm-2' }, { openid: 'o-1' })).toBeUndefined()
  expect(await members.findById('m-2', ['openid', 'name'])).toMatchObject({ openid: 'o-2', name: '张三2' })
})

test('unset takes a field away', async () => {
  const { op } = await import('./database')
  expect(await members.update({ _id: 'm-2' }, { duty: op.unset() })).toBe(true)
  expect(await members.findById('m-2', ['duty'])).toEqual({ _id: 'm-2' })
})

test('remove takes one document that fits, and never without a condition', async () => {
  expect(await members.remove({ _id: 'm-2', openid: 'o-1' })).toBe(false)
  expect(await members.remove({ _id: 'm-2' })).toBe(true)
  expect(await members.remove({ _id: 'm-2' })).toBe(false)
  expect(await members.findById('m-1', ['name'])).toBeDefined()
  await expect(members.remove({ _id: undefined as unknown as string })).rejects.toThrow('undefined')
})

test('absent finds what lacks the field, someOtherThan a list with another entry', async () => {
  const { op } = await import('./database')
  const found = await members.find({ duty: op.absent() }, { fields: ['_id'], limit: 10 })
  expect(found).toEqual([{ _id: 'm-1' }])
  await members.update({ _id: 'm-2' }, { alsoIn: ['b-2', 'b-3'] })
  const others = async (branchId: string) =>
    (await members.find({ alsoIn: op.someOtherThan(branchId) }, { fields: ['_id'], limit: 10 })).length
  expect(await others('b-2')).toBe(1)
  await members.update({ _id: 'm-2' }, { alsoIn: ['b-2'] })
  expect([await others('b-2'), await others('b-3')]).toEqual([0, 1])
})

test('updateAll and removeAll concern all that fit in one operation, and never a whole collection', async () => {
  world.operations.length = 0
  expect(await members.updateAll({ branchId: 'b-1' }, { duty: '组员' })).toBe(2)
  expect(await members.updateAll({ branchId: 'b-9' }, { duty: '别人' })).toBe(0)
  expect(world.operations).toHaveLength(2)
  expect(await members.findById('m-1', ['duty'])).toMatchObject({ duty: '组员' })
  expect(await members.removeAll({ branchId: 'b-1', _id: 'm-2' })).toBe(1)
  await expect(members.updateAll({}, { duty: '' })).rejects.toThrow('every document')
  await expect(members.removeAll({})).rejects.toThrow('every document')
  await expect(members.removeAll({ branchId: undefined })).rejects.toThrow('undefined')
  expect(await members.findById('m-1', ['name'])).toBeDefined()
})
