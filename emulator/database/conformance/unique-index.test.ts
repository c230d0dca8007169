import { type Collection, type Environment, localTest, openEnvironment } from './environment'

const byOpenid = [{ fields: ['openid'], unique: true }]
const byPlace = [{ fields: ['shiftId', 'roster.memberId'], unique: true }]

let environment: Environment
let members: Collection

beforeAll(async () => {
  environment = await openEnvironment([byOpenid, byPlace])
  members = await environment.indexed(byOpenid, [
    { _id: 'a', openid: 'o1' },
    { _id: 'b', openid: 'o2' },
  ])
})
afterAll(() => environment.close())

const duplicate = {
  code: 'DATABASE_DUPLICATE_WRITE',
  message: expect.stringContaining('E11000 duplicate key error'),
}

localTest('a second document with the same value is a duplicate write', async () => {
  await expect(members.add({ openid: 'o1' })).rejects.toMatchObject(duplicate)
  expect((await members.where({ openid: 'o1' }).count()).total).toBe(1)
})

localTest('an update to a taken value is a duplicate write and changes nothing', async () => {
  await expect(members.doc('b').update({ openid: 'o1' })).rejects.toMatchObject(duplicate)
  expect((await members.doc('b').get()).data).toEqual([{ _id: 'b', openid: 'o2' }])
})

localTest('a document may keep its own value', async () => {
  await members.doc('b').update({ openid: 'o2', name: '李' })
  await members.doc('b').set({ openid: 'o2' })
  expect((await members.where({ openid: 'o2' }).count()).total).toBe(1)
})

localTest('a value is free again once its document is changed or gone', async () => {
  await members.add({ _id: 'c', openid: 'o3' })
  await members.doc('c').update({ openid: 'o4' })
  await members.add({ _id: 'd', openid: 'o3' })
  await members.doc('c').remove()
  await members.add({ _id: 'e', openid: 'o4' })
  expect((await members.where({ openid: 'o4' }).get()).data).toEqual([{ _id: 'e', openid: 'o4' }])
})

localTest('a missing field counts as null, and null is unique like any value', async () => {
  await members.add({ _id: 'unbound' })
  await expect(members.add({ _id: 'another' })).rejects.toMatchObject(duplicate)
  await expect(members.add({ _id: 'another', openid: null })).rejects.toMatchObject(duplicate)
})

localTest('of two documents added at the same moment one is a duplicate', async () => {
  const outcomes = await Promise.allSettled([
    members.add({ openid: 'same' }),
    members.add({ openid: 'same' }),
  ])
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
})

localTest('a unique index over an array holds each element, together with the other fields', async () => {
  const rosters = await environment.indexed(byPlace, [
    { _id: 'r1', shiftId: 's1', roster: [{ memberId: 'm1' }, { memberId: 'm2' }] },
  ])
  await rosters.add({ _id: 'r2', shiftId: 's2', roster: [{ memberId: 'm1' }] })
  await expect(rosters.add({ shiftId: 's1', roster: [{ memberId: 'm2' }] })).rejects.toMatchObject(duplicate)
})
