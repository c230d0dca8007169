import { mayPhonesCall } from './environment'
import { type LocalCloud, openLocalCloud } from './testing/local-cloud'

let cloud: LocalCloud
let permission: ReturnType<LocalCloud['manager']>['permission']

beforeEach(async () => {
  cloud = await openLocalCloud()
  permission = cloud.manager().permission
})
afterEach(() => cloud.close())

const listed = async (resourceType: 'function' | 'storage' | 'collection', resources?: string[]) =>
  (await permission.describeResourcePermission({ resourceType, ...(resources && { resources }) })).Data
    .PermissionList

const close = (securityRule: string) =>
  permission.modifyResourcePermission({ resourceType: 'function', permission: 'CUSTOM', securityRule })

test('an environment is handed over with every function open to whoever is signed in', async () => {
  expect(await listed('function')).toMatchObject([
    { Permission: 'CUSTOM', SecurityRule: '{"*":{"invoke":"auth != null"}}' },
  ])
  expect(mayPhonesCall(cloud.environment.state, 'jobs')).toBe(true)
})

test('the rule of a function decides, and * for those without one', async () => {
  await close('{"*":{"invoke":false},"api":{"invoke":"auth != null"},"open":{"invoke":true}}')
  const may = (name: string) => mayPhonesCall(cloud.environment.state, name)
  expect([may('api'), may('open'), may('jobs'), may('__proto__')]).toEqual([true, true, false, false])
})

test.each([
  ['no *', '{"api":{"invoke":true}}'],
  ['a condition that does not exist', '{"*":{"invoke":"auth.openid == 1"}}'],
  ['no invoke', '{"*":{}}'],
  ['no JSON', '{"*"'],
])('rules with %s are refused, and the former ones stay', async (_what, rule) => {
  await expect(close(rule)).rejects.toMatchObject({ code: 'InvalidParameter' })
  expect(mayPhonesCall(cloud.environment.state, 'jobs')).toBe(true)
})

test('a new collection is its writers’ own, and can be closed to phones', async () => {
  await cloud.manager().database.createCollection('members')
  expect(await listed('collection', ['members'])).toEqual([
    { ResourceType: 'collection', Resource: 'members', Permission: 'PRIVATE' },
  ])
  await permission.modifyResourcePermission({
    resourceType: 'collection',
    resource: 'members',
    permission: 'ADMINONLY',
  })
  expect(await listed('collection', ['members'])).toMatchObject([{ Permission: 'ADMINONLY' }])
  await expect(listed('collection', ['nowhere'])).rejects.toMatchObject({ code: 'ResourceNotFound' })
})

test('the rule of the files is the same by the old way and by the new one', async () => {
  const { storage } = cloud.manager()
  expect(await storage.getStorageAcl({ withRule: true })).toEqual({ acl: 'READONLY' })
  await storage.setStorageAcl('CUSTOM', { read: false, write: 'resource.openid == auth.openid' })
  expect(await listed('storage')).toMatchObject([
    { Permission: 'CUSTOM', SecurityRule: '{"read":false,"write":"resource.openid == auth.openid"}' },
  ])
  await permission.modifyResourcePermission({
    resourceType: 'storage',
    resource: 'bucket',
    permission: 'ADMINONLY',
  })
  expect(await storage.getStorageAcl({ withRule: true })).toEqual({ acl: 'ADMINONLY' })
})
