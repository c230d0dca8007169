import { HOUR } from '../../platform/calendar'
import { aMember, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: [
      aMember(1, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(2),
      aMember(3, { branchId: 'b-2', roles: [{ role: 'branchSecretary', orgId: 'b-2' }] }),
      aMember(4, { roles: [{ role: 'countyAdministrator', orgId: 'county' }] }),
      aMember(5, { roles: [{ role: 'branchSecretary', orgId: 'b-2' }] }),
      aMember(6, { leftOn: '2026-01-01', openid: 'unbound:m-6' }),
    ],
  })
})

afterEach(() => world.close())

const secretary = () => world.as('o-1')
const ofOtherBranch = () => world.as('o-3')

async function actsAbout(subjectId: string): Promise<unknown[]> {
  const { collection } = await import('../../platform/database')
  return collection('audit').find({ subjectId }, { fields: [], limit: 10 })
}

describe('an invite code', () => {
  const input = { branchId: 'b-1', days: 30, uses: 200 }

  test('has eight clear characters, is listed newest first, and is recorded without itself', async () => {
    const first = await secretary().call('invite.create', input)
    world.now += HOUR
    const second = await secretary().call('invite.create', { ...input, days: 1, uses: 1 })
    expect(second).toMatchObject({
      code: expect.stringMatching(/^[2-9A-HJKMNP-Z]{8}$/),
      branchName: '上田村支部',
      usesLeft: 1,
      expiresAt: world.now + 24 * HOUR,
    })
    const { invites } = await secretary().call('invite.list', { branchId: 'b-1' })
    expect(invites).toEqual([second, first])
    expect(await actsAbout(first.inviteId)).toHaveLength(1)
    const { collection } = await import('../../platform/database')
    const acts = await collection('audit').find({}, { fields: [], limit: 10 })
    expect(JSON.stringify(acts)).not.toContain(first.code)
  })

  test('is made once for one request', async () => {
    const id = requestId()
    const [first, second] = await Promise.all([
      secretary().call('invite.create', input, id),
      secretary().call('invite.create', input, id),
    ])
    expect(second).toEqual(first)
    expect((await secretary().call('invite.list', { branchId: 'b-1' })).invites).toHaveLength(1)
  })

  test('leaves the list when it is revoked or over; revoking again is harmless', async () => {
    const { inviteId } = await secretary().call('invite.create', input)
    await secretary().call('invite.create', { ...input, days: 1 })
    await secretary().call('invite.revoke', { inviteId })
    await secretary().call('invite.revoke', { inviteId })
    world.now += 24 * HOUR
    expect((await secretary().call('invite.list', { branchId: 'b-1' })).invites).toEqual([])
  })

  test('is the business of the branch’s own officers', async () => {
    const { inviteId } = await secretary().call('invite.create', input)
    expect(await ofOtherBranch().refused('invite.create', input)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await ofOtherBranch().refused('invite.list', { branchId: 'b-1' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await ofOtherBranch().refused('invite.revoke', { inviteId })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await world.as('o-4').refused('invite.create', { ...input, branchId: 'nowhere' })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await secretary().call('invite.list', { branchId: 'b-1' })).invites).toHaveLength(1)
  })
})

describe('unbinding', () => {
  test('makes the old account a visitor at its next call and opens the entry to a new one', async () => {
    await world.as('o-2').call('session.consent', { version: 1 })
    await secretary().call('member.unbind', { memberId: 'm-2' })
    expect(await world.as('o-2').call('session.me', {})).toEqual({ bound: false })
    expect(await actsAbout('m-2')).toHaveLength(1)
    const { code } = await secretary().call('invite.create', { branchId: 'b-1', days: 1, uses: 1 })
    await world.as('o-new').call('session.consent', { version: 1 })
    expect(await world.as('o-new').call('session.bind', { code, name: '张三2' })).toMatchObject({
      memberId: 'm-2',
    })
  })

  test('forgets what hangs on the old account', async () => {
    await world.as('o-2').call('session.consent', { version: 1 })
    await world.as('o-2').call('branch.ask', { branchId: 'b-2', name: '张三2', message: '' })
    await secretary().call('member.unbind', { memberId: 'm-2' })
    expect((await world.as('o-2').call('branch.asked', {})).admissions).toEqual([])
    expect((await ofOtherBranch().call('admission.list', { branchId: 'b-2' })).admissions).toEqual([])
  })

  test('a late duplicate does not unbind the newer account', async () => {
    const id = requestId()
    await secretary().call('member.unbind', { memberId: 'm-2' }, id)
    const { code } = await secretary().call('invite.create', { branchId: 'b-1', days: 1, uses: 1 })
    await world.as('o-new').call('session.consent', { version: 1 })
    await world.as('o-new').call('session.bind', { code, name: '张三2' })
    await secretary().call('member.unbind', { memberId: 'm-2' }, id)
    expect(await world.as('o-new').call('session.me', {})).toMatchObject({ memberId: 'm-2' })
  })

  test('reaches neither another branch, nor somebody gone, nor an office above or elsewhere, nor oneself', async () => {
    const cases: [string, string][] = [
      ['m-3', 'NOT_FOUND'],
      ['m-6', 'NOT_FOUND'],
      ['m-4', 'FORBIDDEN'],
      ['m-5', 'FORBIDDEN'],
      ['m-1', 'FORBIDDEN'],
    ]
    for (const [memberId, code] of cases) {
      expect(await secretary().refused('member.unbind', { memberId })).toMatchObject({ code })
    }
    expect(await world.as('o-4').call('member.unbind', { memberId: 'm-5' })).toEqual({ memberId: 'm-5' })
    expect(await world.as('o-4').refused('member.unbind', { memberId: 'm-4' })).toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})
