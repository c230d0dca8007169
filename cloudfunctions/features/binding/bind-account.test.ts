import { HOUR } from '../../platform/calendar'
import { aMember, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import type { Invite } from './invite-store'

let world: World

const waiting = (number: number, over: object = {}) =>
  aMember(number, { openid: `unbound:m-${number}`, ...over })

const secretary = { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: [
      aMember(1, secretary),
      waiting(2, { name: '周桂芳' }),
      waiting(3, { name: '王德明', birthYear: 1960 }),
      waiting(4, { name: '王德明', birthYear: 1974 }),
      waiting(5, { name: '走了的人', leftOn: '2026-01-01' }),
      waiting(6, { name: '溪口的人', branchId: 'b-2' }),
      waiting(7, { name: '新总支书记', roles: [{ role: 'generalSecretary', orgId: 'county' }] }),
      waiting(8, { name: '组织委员', roles: [{ role: 'recorder', orgId: 'b-1' }] }),
    ],
  })
  for (const openid of ['o-a', 'o-b']) {
    await world.as(openid).call('session.consent', { version: 1 })
  }
})

afterEach(() => world.close())

const newCode = (uses = 5, days = 7) => world.as('o-1').call('invite.create', { branchId: 'b-1', days, uses })

async function usesLeft(inviteId: string): Promise<number | undefined> {
  const { invites } = await world.as('o-1').call('invite.list', { branchId: 'b-1' })
  return invites.find((invite) => invite.inviteId === inviteId)?.usesLeft
}

async function invitesOf(): Promise<Invite[]> {
  const { collection } = await import('../../platform/database')
  return collection<Invite>('invites').find({}, { fields: ['usesLeft', 'usedBy'], limit: 10 }) as Promise<
    Invite[]
  >
}

describe('binding', () => {
  test('a code and a name make the caller the roster entry, in five operations', async () => {
    const { code, inviteId } = await newCode()
    const spoken = `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`
    const bound = await world.as('o-a').call('session.bind', { code: spoken, name: ' 周桂芳 ' })
    expect(bound).toEqual({ memberId: 'm-2', name: '周桂芳', branchName: '上田村支部' })
    expect(world.operations).toHaveLength(5)
    expect(await world.as('o-a').call('session.me', {})).toMatchObject({ bound: true, memberId: 'm-2' })
    expect(await usesLeft(inviteId)).toBe(4)
  })

  test('a retry, and a second tap, answer the same and take no second use', async () => {
    const { code, inviteId } = await newCode()
    const id = requestId()
    const input = { code, name: '周桂芳' }
    const first = await world.as('o-a').call('session.bind', input, id)
    expect(await world.as('o-a').call('session.bind', input, id)).toEqual(first)
    expect(await world.as('o-a').call('session.bind', input)).toEqual(first)
    expect(await usesLeft(inviteId)).toBe(4)
  })

  test('the same request ten times at once binds once and takes one use', async () => {
    const { code, inviteId } = await newCode()
    const id = requestId()
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => world.as('o-a').call('session.bind', { code, name: '周桂芳' }, id)),
    )
    expect(new Set(replies.map(({ memberId }) => memberId))).toEqual(new Set(['m-2']))
    expect(await usesLeft(inviteId)).toBe(4)
  })

  test('a process that dies after the use was taken leaves it to the retry', async () => {
    const { code, inviteId } = await newCode(1)
    const id = requestId()
    const { takeUse } = await import('./invite-store')
    const { lastingId } = await import('./lasting-id')
    await takeUse(code, lastingId('use', 'o-a', id, '周桂芳', ''), NOW)
    expect(await world.as('o-b').refused('session.bind', { code, name: '周桂芳' })).toMatchObject({
      code: 'INVITE_INVALID',
    })
    expect(await world.as('o-a').call('session.bind', { code, name: '周桂芳' }, id)).toMatchObject({
      memberId: 'm-2',
    })
    expect(await usesLeft(inviteId)).toBeUndefined()
    expect(await invitesOf()).toMatchObject([{ usesLeft: 0, usedBy: [expect.any(String)] }])
  })

  test('the last use of a code goes to one of two people', async () => {
    const { code } = await newCode(1)
    const replies = await Promise.all([
      world.as('o-a').reply('session.bind', { code, name: '周桂芳' }),
      world.as('o-b').reply('session.bind', { code, name: '组织委员' }),
    ])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await invitesOf()).toMatchObject([{ usesLeft: 0 }])
  })

  test('an entry goes to one of two accounts, and the other gives its use back', async () => {
    const { code, inviteId } = await newCode()
    const replies = await Promise.all(
      ['o-a', 'o-b'].map((openid) => world.as(openid).reply('session.bind', { code, name: '周桂芳' })),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'NO_SUCH_NAME' } })
    expect(await usesLeft(inviteId)).toBe(4)
  })

  test('an account that binds to two people at once becomes one of them', async () => {
    const { code, inviteId } = await newCode()
    const replies = await Promise.all(
      ['周桂芳', '组织委员'].map((name) => world.as('o-a').reply('session.bind', { code, name })),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'ALREADY_BOUND' } })
    expect(await usesLeft(inviteId)).toBe(4)
  })
})

describe('whom a code does not bind', () => {
  const refusedAs = async (code: string, name: string, birthYear?: number) =>
    (await world.as('o-a').refused('session.bind', { code, name, birthYear })).code

  test('two of one name are told apart by the birth year', async () => {
    const { code, inviteId } = await newCode()
    expect(await refusedAs(code, '王德明')).toBe('NEEDS_BIRTH_YEAR')
    expect(await refusedAs(code, '王德明', 1980)).toBe('NO_SUCH_NAME')
    expect(await usesLeft(inviteId)).toBe(5)
    expect(
      await world.as('o-a').call('session.bind', { code, name: '王德明', birthYear: 1974 }),
    ).toMatchObject({
      memberId: 'm-4',
    })
  })

  test('nobody unknown, bound, gone or of another branch; the use is given back', async () => {
    const { code, inviteId } = await newCode()
    for (const name of ['无此人', '张三1', '走了的人', '溪口的人', '周桂']) {
      expect(await refusedAs(code, name)).toBe('NO_SUCH_NAME')
      expect(world.operations).toHaveLength(5)
    }
    expect(await usesLeft(inviteId)).toBe(5)
  })

  test('an account that is somebody already', async () => {
    const { code } = await newCode()
    expect(await world.as('o-1').refused('session.bind', { code, name: '周桂芳' })).toMatchObject({
      code: 'ALREADY_BOUND',
    })
  })

  test('an entry whose office the inviter could not grant', async () => {
    const { code } = await newCode()
    expect(await refusedAs(code, '新总支书记')).toBe('FORBIDDEN')
    expect(await world.as('o-a').call('session.bind', { code, name: '组织委员' })).toMatchObject({
      memberId: 'm-8',
    })
  })

  test('anybody when the code is wrong, used up, expired or revoked', async () => {
    const short = await newCode(1, 1)
    const revoked = await newCode()
    await world.as('o-1').call('invite.revoke', { inviteId: revoked.inviteId })
    expect(await refusedAs('22222222', '周桂芳')).toBe('INVITE_INVALID')
    expect(await refusedAs(revoked.code, '周桂芳')).toBe('INVITE_INVALID')
    world.now += 24 * HOUR
    expect(await refusedAs(short.code, '周桂芳')).toBe('INVITE_INVALID')
  })

  test('somebody who has not consented', async () => {
    const { code } = await newCode()
    expect(await world.as('o-c').refused('session.bind', { code, name: '周桂芳' })).toMatchObject({
      code: 'CONSENT_NEEDED',
    })
    expect(await world.as(undefined).refused('session.bind', { code, name: '周桂芳' })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('guessing', () => {
  test('of a hundred guesses at once ten are evaluated', async () => {
    // A guess holds a use of the code while it is looked at; here there are enough for all ten at once.
    const { code } = await newCode(10)
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        world.as('o-a').refused('session.bind', { code, name: `猜测${index}` }),
      ),
    )
    const codes = replies.map((reply) => reply.code)
    expect(codes.filter((one) => one === 'NO_SUCH_NAME')).toHaveLength(10)
    expect(codes.filter((one) => one === 'TOO_MANY_TRIES')).toHaveLength(90)
  })

  test('ends for an hour after ten tries, also for the right name; others go on', async () => {
    const { code } = await newCode()
    for (let minute = 0; minute < 10; minute += 1) {
      world.now = NOW + minute * 60_000
      await world.as('o-a').refused('session.bind', { code: '22222222', name: '周桂芳' })
    }
    expect(await world.as('o-a').refused('session.bind', { code, name: '周桂芳' })).toMatchObject({
      code: 'TOO_MANY_TRIES',
      details: { until: NOW + HOUR },
    })
    expect(await world.as('o-b').call('session.bind', { code, name: '组织委员' })).toBeDefined()
    world.now = NOW + HOUR
    expect(await world.as('o-a').call('session.bind', { code, name: '周桂芳' })).toBeDefined()
  })
})
