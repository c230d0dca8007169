import { people, smallCounty } from '../../testing/county'
import { NOW } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World
const first = { openid: people.countyAdministrator, memberId: 'm-countyAdministrator' }
const second = { openid: 'o-plain-b-2', memberId: 'm-plain-b-2' }
const office = ({ memberId }: { memberId: string }) => ({
  memberId,
  role: 'countyAdministrator',
  orgId: 'county',
})
const as = ({ openid }: { openid: string }) => world.as(openid)

beforeEach(async () => {
  const county = smallCounty(NOW)
  const guard = { _id: 'county', version: 1, nodes: [], administrators: [first.memberId], revokedAt: {} }
  world = await openWorld(NOW, { ...county, trees: [...(county.trees ?? []), guard] })
})

afterEach(() => world.close())

const serving = async () => {
  const answers = await Promise.all(
    [first, second].map(async (person) => (await as(person).reply('role.list', { orgId: 'county' })).ok),
  )
  return answers.filter((isServing) => isServing).length
}

test('the last county administrator stays, also by their own wish', async () => {
  expect(await as(first).refused('role.revoke', office(first))).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  expect(await serving()).toBe(1)
})

test('an administrator appoints another and may then step down', async () => {
  await as(first).call('role.grant', office(second))
  await as(first).call('role.revoke', office(first))
  expect(await as(first).refused('org.trees', {})).toMatchObject({ code: 'FORBIDDEN' })
  expect(await as(second).refused('role.revoke', office(second))).toMatchObject({
    code: 'LAST_ADMINISTRATOR',
  })
})

test('two who revoke each other at once leave one', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [holder, other] = (await as(first).reply('org.trees', {})).ok ? [first, second] : [second, first]
    await as(holder).call('role.grant', office(other))
    const replies = await Promise.all([
      as(first).reply('role.revoke', office(second)),
      as(second).reply('role.revoke', office(first)),
    ])
    expect(replies.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1)
    expect(await serving()).toBeGreaterThanOrEqual(1)
  }
})

test('an administrator’s office has no end that comes by itself', async () => {
  expect(await as(first).refused('role.grant', { ...office(second), until: NOW + 1e9 })).toMatchObject({
    code: 'INVALID_INPUT',
  })
})

test('a grant whose process died before it was counted is counted by its retry', async () => {
  const same = requestId()
  const { findServant, saveRoles } = await import('./role-store')
  const member = await findServant(second.memberId)
  if (!member) {
    throw new Error('nobody there')
  }
  const role = { role: 'countyAdministrator' as const, orgId: 'county' }
  await saveRoles(member, [role], `grant:${first.memberId}:${same}`)
  expect(await as(first).refused('role.revoke', office(first))).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  await as(first).call('role.grant', office(second), same)
  await as(first).call('role.revoke', office(first))
})

test('a revocation whose process died half way is finished by its retry, and counts nobody twice', async () => {
  await as(first).call('role.grant', office(second))
  const { findServant } = await import('./role-store')
  const { stepDown } = await import('./step-down')
  const member = await findServant(second.memberId)
  await stepDown({ roles: [], _id: second.memberId, version: 0, ...member })
  expect(await as(second).refused('role.revoke', office(first))).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  await as(first).call('role.revoke', office(second))
  expect(await as(second).refused('org.trees', {})).toMatchObject({ code: 'FORBIDDEN' })
  expect(await as(first).refused('role.revoke', office(first))).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
})

test('a grant that comes late counts nobody who has been revoked since', async () => {
  const { countAdministrator } = await import('./administrators-store')
  await as(first).call('role.grant', office(second))
  await as(first).call('role.revoke', office(second))
  await countAdministrator(second.memberId, 2)
  expect(await as(first).refused('role.revoke', office(first))).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  await as(first).call('role.grant', office(second))
  await as(first).call('role.revoke', office(first))
})
