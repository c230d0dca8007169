import { aMember, NOW, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'

let world: World

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [
      {
        ...tree,
        nodes: [
          ...tree.nodes,
          { id: 'g-1', name: '耕种队党小组', level: 'group', kind: 'area', parentId: 'b-1' },
          { id: 'g-2', name: '采收队党小组', level: 'group', kind: 'area', parentId: 'b-1' },
        ],
        areas: [
          { id: 'area-1', name: '东片', branchId: 'b-1', leadId: 'm-1' },
          { id: 'area-2', name: '西片', branchId: 'b-1', leadId: 'm-2' },
        ],
      },
    ],
    members: [
      aMember(1, { duty: '种植组长', phone: '13800000001', isPhonePublic: true }),
      aMember(2, { phone: '13800000002' }),
      aMember(3, { kind: 'villager', groupId: 'g-1' }),
      aMember(4, { roles: [{ role: 'groupLeader', orgId: 'g-1' }] }),
      aMember(5, { roles: [{ role: 'groupLeader', orgId: 'g-2' }] }),
      aMember(6, { branchId: 'b-2', roles: [{ role: 'branchSecretary', orgId: 'b-2' }] }),
      aMember(7, { leftOn: '2026-01-01', openid: 'unbound:m-7' }),
    ],
  })
})

afterEach(() => world.close())

const card = (openid: string | undefined, memberId: string) => world.as(openid).call('card.get', { memberId })

const refused = async (openid: string | undefined, memberId: string) =>
  (await world.as(openid).refused('card.get', { memberId })).code

describe('the public card', () => {
  test('of a party member is for everybody, in two operations', async () => {
    await card('o-2', 'm-1')
    expect(await card('o-2', 'm-1')).toEqual({
      name: '张三1',
      branchName: '上田村支部',
      duty: '种植组长',
      areas: ['东片'],
      phone: '13800000001',
      isMine: false,
    })
    expect(world.operations).toHaveLength(2)
    expect(await card(undefined, 'm-1')).toMatchObject({ isMine: false })
  })

  test('has no phone number without consent, except for its owner', async () => {
    expect(await card('o-1', 'm-2')).not.toHaveProperty('phone')
    expect(await card('o-2', 'm-2')).toMatchObject({
      phone: '13800000002',
      isMine: true,
      isPhonePublic: false,
    })
  })

  test('of a villager is seen by the villager and by officers who have the roster', async () => {
    expect(await card('o-3', 'm-3')).toMatchObject({ isMine: true })
    expect(await card('o-4', 'm-3')).toMatchObject({ name: '张三3' })
    for (const openid of [undefined, 'o-1', 'o-5', 'o-6']) {
      expect(await refused(openid, 'm-3')).toBe('NOT_FOUND')
    }
  })

  test('of somebody who has left is gone', async () => {
    expect(await refused('o-1', 'm-7')).toBe('NOT_FOUND')
    expect(await refused('o-1', 'm-99')).toBe('NOT_FOUND')
  })
})

describe('my own card', () => {
  const saved = (input: object) => world.as('o-2').call('card.save', input)

  test('takes a phone number only after consent, and shows it only when I say so', async () => {
    expect(
      await world.as('o-2').refused('card.save', { phone: '13900000000', isPhonePublic: true }),
    ).toMatchObject({ code: 'CONSENT_NEEDED' })
    await world.as('o-2').call('session.consent', { version: 1 })
    await saved({ duty: '巡河', phone: '13900000000', isPhonePublic: true })
    expect(await card(undefined, 'm-2')).toMatchObject({ duty: '巡河', phone: '13900000000' })
    await saved({ duty: '巡河', phone: '13900000000', isPhonePublic: false })
    expect(await card(undefined, 'm-2')).not.toHaveProperty('phone')
  })

  test('loses what I leave out; nothing is shown of a number that is not there', async () => {
    expect(await saved({ isPhonePublic: true })).toEqual({ isPhonePublic: false })
    expect(await card('o-2', 'm-2')).toEqual({
      name: '张三2',
      branchName: '上田村支部',
      areas: ['西片'],
      isMine: true,
      isPhonePublic: false,
    })
  })

  test('tells an officer who edits the entry at that moment: the version rises', async () => {
    await saved({ duty: '巡河', isPhonePublic: false })
    const { collection } = await import('../../platform/database')
    expect(await collection('members').findById('m-2', [])).toMatchObject({ version: 2, duty: '巡河' })
  })
})

describe('consent', () => {
  test('keeps its first instant, and a new wording a new one', async () => {
    const consent = (version: number) => world.as('o-2').call('session.consent', { version })
    expect(await consent(1)).toEqual({ at: NOW })
    world.now += 1_000
    expect(await consent(1)).toEqual({ at: NOW })
    expect(await consent(2)).toEqual({ at: NOW + 1_000 })
  })
})
