import { askerFor, documentsOf } from '../../../emulator/database/testing/ask'
import { HOUR } from '../../platform/calendar'
import { smallCounty } from '../../testing/county'
import { NOW } from '../../testing/documents'
import { dieAfter } from '../../testing/dying'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World

const wang = { name: '王五', birthYear: 1985 }
const li = { name: '李四', birthYear: 1979 }

beforeEach(async () => {
  world = await openWorld(NOW)
  await consent('o-wang', 'o-other')
})

afterEach(() => world.close())

async function consent(...openids: string[]): Promise<void> {
  for (const openid of openids) {
    await world.as(openid).call('session.consent', { version: 1 })
  }
}

async function invite(person = wang): Promise<string> {
  const { inviteAdministrator } = await import('./invite-administrator')
  return (await inviteAdministrator(person, world.now)).code
}

async function lookUp(person = wang) {
  const { lookUpAdministrators } = await import('./invite-administrator')
  return lookUpAdministrators(person, world.now)
}

const bind = (openid: string, code: string, name = wang.name) =>
  world.as(openid).reply('session.bind', { code, name })

const stored = async (collection: string, query: object = {}) =>
  documentsOf(await askerFor(world.database, collection).get(query)) as Record<string, unknown>[]

test('whoever binds with the code is county administrator, and the code works once', async () => {
  const code = await invite()
  expect(await bind('o-wang', code)).toMatchObject({ ok: true, data: { name: '王五', branchName: '全县' } })
  expect(await world.as('o-wang').call('session.me', {})).toMatchObject({
    bound: true,
    branchName: '全县',
    roles: [{ role: 'countyAdministrator', orgId: 'county', orgName: '全县' }],
  })
  expect(await bind('o-other', code)).toMatchObject({ ok: false, error: { code: 'INVITE_INVALID' } })
  expect(await world.as('o-other').call('session.me', {})).toMatchObject({ bound: false })
})

test('of two who bind at once one is administrator', async () => {
  const code = await invite()
  const replies = await Promise.all([bind('o-wang', code), bind('o-other', code)])
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
})

test('another name is refused, also that of another administrator to be, and the code stays good', async () => {
  const code = await invite()
  await invite(li)
  for (const name of ['王六', '李四']) {
    expect(await bind('o-other', code, name)).toMatchObject({ ok: false, error: { code: 'NO_SUCH_NAME' } })
  }
  expect(await bind('o-wang', code)).toMatchObject({ ok: true })
})

test('the code is over after seven days, and a new one ends the earlier', async () => {
  const first = await invite()
  world.now += 7 * 24 * HOUR
  expect(await bind('o-wang', first)).toMatchObject({ ok: false, error: { code: 'INVITE_INVALID' } })
  const second = await invite()
  const third = await invite()
  expect(await bind('o-wang', second)).toMatchObject({ ok: false, error: { code: 'INVITE_INVALID' } })
  expect(await bind('o-wang', third)).toMatchObject({ ok: true })
  expect(await stored('members')).toHaveLength(1)
})

test('a run that dies anywhere is finished by running it again: one entry, counted once, one working code', async () => {
  const { inviteAdministrator } = await import('./invite-administrator')
  let deaths = 0
  for (let operations = 0; ; operations += 1) {
    await world.close()
    world = await openWorld(NOW)
    await consent('o-wang')
    let hasDied = false
    await dieAfter(world, operations, async () => {
      hasDied = await inviteAdministrator(wang, NOW).then(
        () => false,
        () => true,
      )
    })
    deaths += Number(hasDied)
    const code = await invite()
    const [entry, ...others] = await stored('members')
    expect(others).toEqual([])
    expect(await stored('trees')).toMatchObject([{ _id: 'county', administrators: [entry?._id] }])
    expect(await stored('invites', { isRevoked: false })).toMatchObject([{ _id: code }])
    expect(await bind('o-wang', code)).toMatchObject({ ok: true })
    if (!hasDied) {
      break
    }
  }
  expect(deaths).toBeGreaterThan(5)
})

test('a binding whose process died after the use was taken is finished by its retry', async () => {
  const code = await invite()
  const id = requestId()
  const { takeUse } = await import('./invite-store')
  const { lastingId } = await import('./lasting-id')
  await takeUse(code, lastingId('use', 'o-wang', id, '王五', ''), NOW)
  expect(await bind('o-other', code)).toMatchObject({ ok: false })
  const input = { code, name: '王五' }
  expect(await world.as('o-wang').call('session.bind', input, id)).toMatchObject({ name: '王五' })
})

test('the first administrator is the last one, too, until there is another', async () => {
  await bind('o-wang', await invite())
  const me = await world.as('o-wang').call('session.me', {})
  const office = {
    memberId: me.bound ? me.memberId : '',
    role: 'countyAdministrator' as const,
    orgId: 'county',
  }
  expect(await world.as('o-wang').refused('role.revoke', office)).toMatchObject({
    code: 'LAST_ADMINISTRATOR',
  })
  await consent('o-li')
  await bind('o-li', await invite(li), '李四')
  expect(await lookUp()).toEqual({ others: ['李四'], isBound: true })
  await world.as('o-li').call('role.revoke', office)
  expect(await lookUp(li)).toEqual({ others: [], isBound: true })
})

test('an administrator who lost their WeChat account gets the same entry back, and the old account is nobody', async () => {
  await bind('o-wang', await invite())
  expect(await lookUp()).toEqual({ others: [], isBound: true })
  const code = await invite()
  expect(await world.as('o-wang').call('session.me', {})).toMatchObject({ bound: false })
  expect(await bind('o-other', code)).toMatchObject({ ok: true })
  expect(await stored('members')).toHaveLength(1)
  const { acts } = await world.as('o-other').call('audit.list', { orgId: 'county', limit: 50 })
  expect(acts.map(({ by, note }) => `${by}：${note}`).sort()).toEqual([
    '部署命令：县级管理员的一次性邀请码：7 天内有效',
    '部署命令：县级管理员的一次性邀请码：7 天内有效',
    '部署命令：部署时任县级管理员',
    '部署命令：部署时解除县级管理员的微信绑定',
  ])
})

test('where a person was moved into a branch, a new code is for the entry there, and no officer of it sees the code', async () => {
  await world.close()
  world = await openWorld(NOW, smallCounty(NOW))
  await consent('o-wang', 'o-other')
  await bind('o-wang', await invite())
  const [entry] = await stored('members', { name: '王五' })
  const input = { memberId: entry?._id, version: entry?.version, toBranchId: 'b-1' }
  await world.as('o-wang').call('roster.move', input)
  const code = await invite()
  const { invites } = await world.as('o-branchSecretary').call('invite.list', { branchId: 'b-1' })
  expect(invites).toEqual([])
  expect(await bind('o-other', code)).toMatchObject({ ok: true, data: { memberId: entry?._id } })
})
