import type { Input } from '../../contract/contract'
import { people, smallCounty } from '../../testing/county'
import { aMember, NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World
const secretary = () => world.as(people.branchSecretary)
const general = () => world.as(people.generalSecretary)
const admin = () => world.as(people.countyAdministrator)

beforeEach(async () => {
  const county = smallCounty(NOW)
  world = await openWorld(NOW, {
    ...county,
    members: [
      ...(county.members ?? []),
      aMember(80, { branchId: 'b-2', leftOn: '2026-01-01' }),
      aMember(81, { branchId: 'b-2', roles: [{ role: 'recorder', orgId: 'b-1' }] }),
    ],
  })
})

afterEach(() => world.close())

const recorder: Input<'role.grant'> = { memberId: 'm-plain-b-1', role: 'recorder', orgId: 'b-1' }
const asRecorder = () => world.as('o-plain-b-1')

test('a role works at the holder’s next call, and stops at the one after it is taken: four operations each', async () => {
  expect(await asRecorder().refused('org.trees', {})).toMatchObject({ code: 'FORBIDDEN' })
  await secretary().call('org.trees', {})
  expect(await secretary().call('role.grant', recorder)).toEqual({
    ...recorder,
    name: '姓plain-b-1',
    orgName: 'b-1 支部',
  })
  expect(world.operations).toHaveLength(4)
  await asRecorder().call('org.trees', {})
  await secretary().call('role.revoke', recorder)
  expect(world.operations).toHaveLength(4)
  expect(await asRecorder().refused('org.trees', {})).toMatchObject({ code: 'FORBIDDEN' })
})

test('a role ends by itself at the instant it was granted until', async () => {
  await secretary().call('role.grant', { ...recorder, until: NOW + 60_000 })
  await asRecorder().call('org.trees', {})
  world.now = NOW + 60_000
  expect(await asRecorder().refused('org.trees', {})).toMatchObject({ code: 'FORBIDDEN' })
  expect(await secretary().refused('role.grant', { ...recorder, until: NOW })).toMatchObject({
    code: 'INVALID_INPUT',
    details: { path: 'until' },
  })
})

test('granting again sets a new end and is one role', async () => {
  await secretary().call('role.grant', { ...recorder, until: NOW + 60_000 })
  await secretary().call('role.grant', recorder)
  const { holders } = await secretary().call('role.list', { orgId: 'b-1' })
  expect(holders.filter(({ memberId }) => memberId === recorder.memberId)).toEqual([
    { ...recorder, name: '姓plain-b-1', orgName: 'b-1 支部' },
  ])
})

test('a late duplicate neither brings a role back nor takes a newer one away', async () => {
  const [granting, revoking] = [requestId(), requestId()]
  await secretary().call('role.grant', recorder, granting)
  await secretary().call('role.grant', recorder, granting)
  await secretary().call('role.revoke', recorder, revoking)
  expect(await secretary().refused('role.grant', recorder, granting)).toMatchObject({ code: 'EDIT_CONFLICT' })
  expect(await asRecorder().refused('org.trees', {})).toMatchObject({ code: 'FORBIDDEN' })
  await secretary().call('role.grant', recorder)
  await secretary().call('role.revoke', recorder, revoking)
  await asRecorder().call('org.trees', {})
})

test('nobody grants or takes what they lack', async () => {
  const overseer = { ...recorder, role: 'overseer' }
  expect(await secretary().refused('role.grant', overseer)).toMatchObject({ code: 'NOT_GRANTABLE' })
  await general().call('role.grant', overseer)
  expect(await secretary().refused('role.revoke', overseer)).toMatchObject({ code: 'NOT_GRANTABLE' })
  const above = { ...recorder, role: 'generalSecretary', orgId: 'g-1' }
  expect(await secretary().refused('role.grant', above)).toMatchObject({ code: 'FORBIDDEN' })
  for (const role of ['generalSecretary', 'groupLeader', 'taskLead', 'countyAdministrator']) {
    expect(await general().refused('role.grant', { ...recorder, role })).toMatchObject({
      code: 'NOT_GRANTABLE',
    })
  }
  expect(await world.as(people.recorder).refused('role.grant', recorder)).toMatchObject({ code: 'FORBIDDEN' })
})

test('a role goes to members within reach, and only the county reaches everybody', async () => {
  const stranger = { ...recorder, memberId: 'm-plain-b-3' }
  expect(await general().refused('role.grant', stranger)).toMatchObject({ code: 'NOT_FOUND' })
  await admin().call('role.grant', stranger)
  expect(await general().refused('role.grant', { ...recorder, orgId: 'b-3' })).toMatchObject({
    code: 'FORBIDDEN',
  })
  expect(await general().refused('role.grant', { ...recorder, memberId: 'm-80' })).toMatchObject({
    code: 'ENTRY_REFUSED',
    details: { why: 'left' },
  })
  expect(await admin().refused('role.grant', { ...recorder, orgId: 'nowhere' })).toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('an overseer is not an officer of the same branch, in whichever order they are appointed', async () => {
  const overseer = { memberId: 'm-plain-b-1', role: 'overseer', orgId: 'g-1' }
  await general().call('role.grant', recorder)
  expect(await general().refused('role.grant', overseer)).toMatchObject({ code: 'ROLE_CONFLICT' })
  await general().call('role.revoke', recorder)
  await general().call('role.grant', overseer)
  expect(await secretary().refused('role.grant', recorder)).toMatchObject({ code: 'ROLE_CONFLICT' })
})

test('of two appointments that conflict, made at the same moment, one stays', async () => {
  const replies = await Promise.all([
    general().reply('role.grant', { memberId: 'm-plain-b-1', role: 'overseer', orgId: 'b-1' }),
    secretary().reply('role.grant', recorder),
  ])
  expect(replies.map((reply) => (reply.ok ? 'done' : reply.error.code)).sort()).toEqual([
    'ROLE_CONFLICT',
    'done',
  ])
})

test('the list shows who serves there and below, from the top down, wherever they are at home', async () => {
  const { holders, grantable } = await secretary().call('role.list', { orgId: 'b-1' })
  expect(holders.map(({ memberId, orgId }) => `${memberId} ${orgId}`)).toEqual([
    'm-branchSecretary b-1',
    'm-81 b-1',
    'm-recorder b-1',
    'm-enterpriseContact b-1',
    'm-overseer b-1',
    'm-groupLeader b-1-group',
  ])
  expect(grantable).toEqual(['recorder', 'branchSecretary', 'enterpriseContact'])
  expect((await general().call('role.list', { orgId: 'g-1' })).grantable).toEqual([
    'generalSecretary',
    'overseer',
  ])
  expect((await admin().call('role.list', { orgId: 'county' })).holders.map(({ orgId }) => orgId)).toEqual([
    'county',
    'g-1',
  ])
  expect(await secretary().refused('role.list', { orgId: 'g-1' })).toMatchObject({ code: 'FORBIDDEN' })
})
