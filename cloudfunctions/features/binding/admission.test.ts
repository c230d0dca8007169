import { aMember, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World

const away = (id: string, region: string, over: object = {}) => ({
  id,
  name: `${region}支部`,
  level: 'branch',
  kind: 'away',
  parentId: null,
  region,
  ...over,
})

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [
      {
        ...tree,
        nodes: [
          ...tree.nodes,
          away('b-hz', '浙江杭州'),
          away('b-nb', '浙江宁波'),
          away('b-old', '浙江杭州', { isRetired: true }),
        ],
      },
    ],
    members: [
      aMember(1, { branchId: 'b-hz', roles: [{ role: 'branchSecretary', orgId: 'b-hz' }] }),
      aMember(2, { branchId: 'b-hz', roles: [{ role: 'branchSecretary', orgId: 'b-hz' }] }),
      aMember(3, { branchId: 'b-nb', roles: [{ role: 'branchSecretary', orgId: 'b-nb' }] }),
      aMember(4),
      aMember(5, { alsoIn: ['b-2', 'b-nb', 'b-3'] }),
    ],
  })
  for (const openid of ['o-4', 'o-5', 'o-away']) {
    await world.as(openid).call('session.consent', { version: 1 })
  }
})

afterEach(() => world.close())

const asking = { branchId: 'b-hz', name: '在外的人', birthYear: 1980, message: '想参加活动' }
const ask = (openid: string, over: object = {}) => world.as(openid).call('branch.ask', { ...asking, ...over })
const answer = (admissionId: string, accept: boolean) => ({ admissionId, accept, answer: '欢迎您' })

async function member(memberId: string): Promise<unknown> {
  const { collection } = await import('../../platform/database')
  return collection('members').findById(memberId, [])
}

describe('finding a branch far from home', () => {
  test('by a part of the region or more than it, without registration', async () => {
    const names = async (region: string) =>
      (await world.as(undefined).call('branch.find', { region })).branches.map(({ name }) => name)
    expect(await names('杭州')).toEqual(['浙江杭州支部'])
    expect(await names('浙江')).toEqual(['浙江杭州支部', '浙江宁波支部'])
    expect(await names('浙江宁波鄞州')).toEqual(['浙江宁波支部'])
    expect(await names('上田村')).toEqual([])
  })
})

describe('asking a branch', () => {
  test('costs three operations, is once at a time, and reaches only that branch’s officers', async () => {
    await world.as('o-away').call('branch.find', { region: '杭州' })
    const first = await ask('o-away')
    expect(world.operations).toHaveLength(3)
    expect(await ask('o-away', { message: '再问一次' })).toEqual(first)
    expect((await world.as('o-away').call('branch.asked', {})).admissions).toEqual([first])
    expect((await world.as('o-1').call('admission.list', { branchId: 'b-hz' })).admissions).toEqual([first])
    expect(await world.as('o-3').refused('admission.list', { branchId: 'b-hz' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await world.as('o-3').refused('admission.answer', answer(first.admissionId, true))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await world.as('o-4').call('branch.asked', {})).admissions).toEqual([])
  })

  test('ten taps at once are one request', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => ask('o-away')))
    expect(new Set(replies.map(({ admissionId }) => admissionId)).size).toBe(1)
  })

  test('again is possible once the first was answered', async () => {
    const first = await ask('o-away')
    await world.as('o-1').call('admission.answer', answer(first.admissionId, false))
    const second = await ask('o-away')
    expect(second.admissionId).not.toBe(first.admissionId)
    expect((await world.as('o-away').call('branch.asked', {})).admissions).toHaveLength(2)
  })

  test('needs consent, a branch that works, a birth year of a stranger, and not to be in it', async () => {
    const refused = async (openid: string, over: object = {}) =>
      (await world.as(openid).refused('branch.ask', { ...asking, ...over })).code
    expect(await refused('o-nobody')).toBe('CONSENT_NEEDED')
    expect(await refused('o-away', { branchId: 'b-old' })).toBe('NOT_FOUND')
    expect(await refused('o-away', { birthYear: undefined })).toBe('INVALID_INPUT')
    expect(await refused('o-1')).toBe('ENTRY_REFUSED')
  })
})

describe('accepting', () => {
  test('makes a stranger a villager of the branch, once', async () => {
    const { admissionId } = await ask('o-away')
    const id = requestId()
    const accepted = await world.as('o-1').call('admission.answer', answer(admissionId, true), id)
    expect(accepted).toMatchObject({ state: 'accepted', answer: '欢迎您' })
    const me = await world.as('o-away').call('session.me', {})
    expect(me).toMatchObject({ bound: true, name: '在外的人', branchId: 'b-hz', kind: 'villager' })
    expect(await world.as('o-1').call('admission.answer', answer(admissionId, true), id)).toEqual(accepted)
    expect(await world.as('o-away').call('session.me', {})).toEqual(me)
  })

  test('makes a member join beside their home; a late duplicate does not bring back who has left since', async () => {
    const { admissionId } = await ask('o-4')
    const id = requestId()
    await world.as('o-1').call('admission.answer', answer(admissionId, true), id)
    expect(await member('m-4')).toMatchObject({ branchId: 'b-1', alsoIn: ['b-hz'], name: '张三4' })
    const { collection } = await import('../../platform/database')
    await collection('members').update({ _id: 'm-4' }, { alsoIn: [] })
    await world.as('o-1').call('admission.answer', answer(admissionId, true), id)
    expect(await member('m-4')).toMatchObject({ alsoIn: [] })
  })

  test('goes on where a dead process stopped, whoever answers again', async () => {
    const { admissionId } = await ask('o-away')
    const { answerOnce } = await import('./admission-store')
    await answerOnce({ isCounty: true }, admissionId, { state: 'accepted', answer: '欢迎您' })
    expect(await world.as('o-away').call('session.me', {})).toEqual({ bound: false })
    await world.as('o-2').call('admission.answer', answer(admissionId, true))
    expect(await world.as('o-away').call('session.me', {})).toMatchObject({ bound: true })
  })

  test('two officers at once: the first answer counts, the other is told', async () => {
    const { admissionId } = await ask('o-away')
    const replies = await Promise.all([
      world.as('o-1').reply('admission.answer', answer(admissionId, true)),
      world.as('o-2').reply('admission.answer', answer(admissionId, false)),
    ])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'EDIT_CONFLICT' } })
    const [admission] = (await world.as('o-away').call('branch.asked', {})).admissions
    const { bound } = await world.as('o-away').call('session.me', {})
    expect(bound).toBe(admission?.state === 'accepted')
  })

  test('refuses who is in three other branches, and leaves the request open', async () => {
    const { admissionId } = await ask('o-5')
    expect(await world.as('o-1').refused('admission.answer', answer(admissionId, true))).toMatchObject({
      code: 'ENTRY_REFUSED',
    })
    expect((await world.as('o-5').call('branch.asked', {})).admissions).toMatchObject([{ state: 'asked' }])
  })
})
