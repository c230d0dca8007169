import type { NeedDetail } from '../../contract/need'
import { HOUR } from '../../platform/calendar'
import { aMember, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'

let world: World

/** m-2 leads the area; m-1 is the secretary of b-1, m-5 of b-2; m-4 serves the county; m-3 and m-6 are people. */
const [SECRETARY, LEAD, ASKER, COUNTY, OTHER_SECRETARY, STRANGER] = ['o-1', 'o-2', 'o-3', 'o-4', 'o-5', 'o-6']

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [
      {
        ...tree,
        teams: [],
        areas: [
          { id: 'area-1', name: '东片', branchId: 'b-1', leadId: 'm-2' },
          { id: 'area-2', name: '西片', branchId: 'b-2', leadId: 'm-9' },
        ],
      },
    ],
    members: [
      aMember(1, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(2),
      aMember(3, { kind: 'villager' }),
      aMember(4, { roles: [{ role: 'countyAdministrator', orgId: 'county' }], branchId: 'b-2' }),
      aMember(5, { branchId: 'b-2', roles: [{ role: 'branchSecretary', orgId: 'b-2' }] }),
      aMember(6),
      aMember(9, { branchId: 'b-2', leftOn: '2026-01-01', openid: 'unbound:m-9' }),
    ],
  })
  await world.as(ASKER).call('session.me', {})
  await world.as(ASKER).call('session.consent', { version: 1 })
})

afterEach(() => world.close())

const words = { kind: 'home', text: '厨房的灯跳闸', place: '上田村 18 号', when: 'today', areaId: 'area-1' }

const raise = async (over: object = {}, id = requestId(), who = ASKER) =>
  (await world.as(who).call('need.raise', { ...words, ...over }, id)).needId

const get = (who: string | undefined, needId: string) => world.as(who).call('need.get', { needId })

const answer = (
  who: string | undefined,
  { needId, version }: NeedDetail,
  text = '下午来',
  id = requestId(),
) => world.as(who).call('need.answer', { needId, version, do: { verb: 'answer', text } }, id)

const close = ({ needId, version }: NeedDetail, act: object, id = requestId()) =>
  world.as(ASKER).call('need.close', { needId, version, do: act }, id)

async function told(memberId: string): Promise<string[]> {
  const { collection } = await import('../../platform/database')
  const messages = await collection<{ _id: string; kind: string; at: number }>('outbox').find(
    { memberId },
    { fields: ['kind', 'at'], orderBy: [['at', 'asc']], limit: 100 },
  )
  return messages.map(({ kind }) => kind)
}

describe('raising', () => {
  test('goes to the lead of the area, who is told; the phone is seen by them and the asker alone', async () => {
    const needId = await raise({ phone: '13800002617' })
    expect(await told('m-2')).toEqual(['needRaised'])
    expect(await get(LEAD, needId)).toMatchObject({
      text: '厨房的灯跳闸',
      phone: '13800002617',
      askerName: '张三3',
      leadName: '张三2',
      branchName: '上田村支部',
      state: 'open',
      dueAt: NOW + 4 * HOUR,
      isMine: false,
      mayAnswer: true,
    })
    expect(await get(ASKER, needId)).toMatchObject({ isMine: true, mayAnswer: false })
    expect(await get(SECRETARY, needId)).toMatchObject({ mayAnswer: true })
    for (const who of [STRANGER, OTHER_SECRETARY]) {
      expect(await world.as(who).refused('need.get', { needId })).toMatchObject({ code: 'NOT_FOUND' })
    }
    expect(await world.as(undefined).refused('need.get', { needId })).toMatchObject({ code: 'NOT_BOUND' })
  })

  test('without an area, or in one whose lead has left or asks, it goes to the officers of the branch', async () => {
    await raise({ areaId: undefined })
    expect(await told('m-1')).toEqual(['needRaised'])
    expect(
      await get(SECRETARY, await raise({ areaId: 'area-2' }, requestId(), SECRETARY)),
    ).not.toHaveProperty('leadName')
    expect(await told('m-5')).toEqual(['needRaised'])
    await raise({}, requestId(), LEAD)
    expect(await told('m-1')).toEqual(['needRaised', 'needRaised'])
    expect(await told('m-2')).toEqual([])
  })

  test('a secretary’s own need goes to the officers above, since nobody answers their own', async () => {
    const needId = await raise({ areaId: undefined }, requestId(), SECRETARY)
    expect(await told('m-4')).toEqual(['needRaised'])
    const own = await get(SECRETARY, needId)
    expect(own.mayAnswer).toBe(false)
    expect(
      await world.as(SECRETARY).refused('need.answer', { needId, version: 1, do: { verb: 'take' } }),
    ).toMatchObject({ code: 'OWN_ENTRY' })
    expect(await answer(COUNTY, await get(COUNTY, needId))).toMatchObject({ state: 'answered' })
  })

  test('sent again it is one need and one message', async () => {
    const id = requestId()
    const [first, second] = await Promise.all([raise({}, id), raise({}, id)])
    expect([second, await raise({}, id)]).toEqual([first, first])
    expect((await world.as(ASKER).call('need.list', { view: 'mine' })).items).toHaveLength(1)
    expect(await told('m-2')).toEqual(['needRaised'])
  })

  test('asks for labour with a number, for nothing else with one; an unknown area is refused', async () => {
    const refused = (over: object) => world.as(ASKER).refused('need.raise', { ...words, ...over })
    expect(await refused({ kind: 'labour' })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await refused({ asked: 3 })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await refused({ areaId: 'area-9' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await get(ASKER, await raise({ kind: 'labour', asked: 12 }))).toMatchObject({
      asked: 12,
      supplied: 0,
    })
  })

  test('a phone number or a picture is taken only from somebody who has consented', async () => {
    const refused = await world.as(STRANGER).refused('need.raise', { ...words, phone: '13800002617' })
    expect(refused).toMatchObject({ code: 'CONSENT_NEEDED' })
    expect(await raise({}, requestId(), STRANGER)).toBeTruthy()
  })

  test('the places to choose from are those of the own general branch, the own branch’s first', async () => {
    expect((await world.as(OTHER_SECRETARY).call('need.places', {})).areas).toEqual([
      { areaId: 'area-2', name: '西片', branchName: '溪口村支部' },
      { areaId: 'area-1', name: '东片', branchName: '上田村支部' },
    ])
  })
})

describe('answering', () => {
  test('the lead takes it, answers, and the asker says it is done and how it was', async () => {
    const needId = await raise()
    const take = { needId, version: 1, do: { verb: 'take' } }
    const taken = await world.as(LEAD).call('need.answer', take)
    expect(taken).toMatchObject({ state: 'taken', version: 2 })
    const answered = await answer(LEAD, taken)
    expect(answered).toMatchObject({
      state: 'answered',
      answers: [{ byName: '张三2', text: '下午来', at: NOW }],
    })
    expect(await close(answered, { verb: 'done', rating: 5 })).toMatchObject({ state: 'done', rating: 5 })
    expect((await told('m-3')).sort()).toEqual(['needAnswered', 'needTaken'])
    expect((await told('m-2')).sort()).toEqual(['needDone', 'needRaised'])
  })

  test('not done: it opens again with a new term, with what is missing, and whoever took it is told', async () => {
    const needId = await raise()
    const answered = await answer(SECRETARY, await get(SECRETARY, needId))
    world.now += 10 * HOUR
    const again = await close(answered, { verb: 'notDone', text: '还是跳闸' })
    expect(again).toMatchObject({ state: 'notDone', dueAt: world.now + 4 * HOUR, isOverdue: false })
    expect(again.answers.map(({ text, byName }) => [byName, text])).toEqual([
      ['张三1', '下午来'],
      ['张三3', '还是跳闸'],
    ])
    expect(await told('m-1')).toEqual(['needNotDone'])
    expect(await answer(LEAD, again, '换好了')).toMatchObject({ state: 'answered' })
  })

  test('the asker may take it back; what is over takes no further word', async () => {
    const need = await get(ASKER, await raise())
    expect(await close(need, { verb: 'withdraw' })).toMatchObject({ state: 'withdrawn', version: 2 })
    const late = { needId: need.needId, version: 2, do: { verb: 'take' } }
    expect(await world.as(LEAD).refused('need.answer', late)).toMatchObject({
      code: 'NEED_REFUSED',
      details: { state: 'withdrawn' },
    })
    expect(await world.as(ASKER).refused('need.close', { ...late, do: { verb: 'notDone' } })).toMatchObject({
      code: 'NEED_REFUSED',
    })
  })

  test('of two who answer at once one is heard; the other is told that somebody came first', async () => {
    const need = await get(LEAD, await raise())
    const input = (text: string) => ({ needId: need.needId, version: 1, do: { verb: 'answer', text } })
    const replies = await Promise.all([
      world.as(LEAD).reply('need.answer', input('我来')),
      world.as(SECRETARY).reply('need.answer', input('支部来')),
    ])
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).sort()).toEqual([
      'EDIT_CONFLICT',
      'ok',
    ])
    expect((await get(ASKER, need.needId)).answers).toHaveLength(1)
    expect(await told('m-3')).toEqual(['needAnswered'])
  })

  test('a lost reply: the same request answers the same, writes once and tells once', async () => {
    const need = await get(LEAD, await raise())
    const id = requestId()
    const first = await answer(LEAD, need, '下午来', id)
    expect(await answer(LEAD, need, '下午来', id)).toEqual(first)
    const done = requestId()
    const closed = await close(first, { verb: 'done', rating: 4 }, done)
    expect(await close(first, { verb: 'done', rating: 4 }, done)).toEqual(closed)
    expect(closed.answers).toHaveLength(1)
    expect(await told('m-3')).toEqual(['needAnswered'])
  })

  test('strangers, officers elsewhere and the asker answer nothing; nobody closes another’s need', async () => {
    const needId = await raise()
    const input = { needId, version: 1, do: { verb: 'take' } }
    expect(await world.as(STRANGER).refused('need.answer', input)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await world.as(OTHER_SECRETARY).refused('need.answer', input)).toMatchObject({ code: 'NOT_FOUND' })
    const word = { needId, version: 1, do: { verb: 'withdraw' } }
    for (const who of [LEAD, SECRETARY]) {
      expect(await world.as(who).refused('need.close', word)).toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  test('an act of those in charge is in the audit, without a word of the asker', async () => {
    await answer(LEAD, await get(LEAD, await raise()))
    const { acts } = await world.as(COUNTY).call('audit.list', { orgId: 'b-1' })
    expect(JSON.stringify(acts)).toContain('答复求助')
    expect(JSON.stringify(acts)).not.toContain('厨房')
  })
})

describe('the list', () => {
  test('to me: as lead and as officer, what is due first at the head; what has an answer stands apart', async () => {
    const later = await raise({ when: 'days' })
    world.now += 1
    const sooner = await raise()
    const branchOnly = await raise({ areaId: undefined, when: 'anytime' })
    const elsewhere = await raise({ areaId: 'area-2' })
    const ids = async (who: string | undefined, view: string) =>
      (await world.as(who).call('need.list', { view })).items.map(({ needId }) => needId)
    expect(await ids(LEAD, 'toMe')).toEqual([sooner, later])
    expect(await ids(SECRETARY, 'toMe')).toEqual([sooner, later, branchOnly])
    expect(await ids(OTHER_SECRETARY, 'toMe')).toEqual([elsewhere])
    expect((await ids(COUNTY, 'toMe')).sort()).toEqual([later, sooner, branchOnly, elsewhere].sort())
    expect(await ids(STRANGER, 'toMe')).toEqual([])
    world.now += 5 * HOUR
    const { items } = await world.as(LEAD).call('need.list', { view: 'toMe' })
    expect(items.map(({ isOverdue }) => isOverdue)).toEqual([true, false])
    await answer(LEAD, await get(LEAD, later))
    expect(await ids(LEAD, 'toMe')).toEqual([sooner])
    expect(await ids(LEAD, 'closed')).toEqual([later])
  })

  test.each(['mine', 'toMe', 'closed'] as const)('«%s» goes on exactly where a page ended', async (view) => {
    const raised: string[] = []
    for (let number = 0; number < 7; number += 1) {
      world.now += number % 2
      raised.push(await raise())
    }
    if (view === 'closed') {
      for (const needId of raised) {
        await answer(LEAD, await get(LEAD, needId))
      }
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const who = view === 'mine' ? ASKER : LEAD
      const page = await world.as(who).call('need.list', { view, limit: 3, ...(cursor && { cursor }) })
      seen.push(...page.items.map(({ needId }) => needId))
      cursor = page.next
    } while (cursor)
    expect(seen).toHaveLength(7)
    expect([...seen].sort()).toEqual([...raised].sort())
  })
})

test('operations: raise 4, list 3, get 3, answer 6, close 5 and two for the points of whoever solved it', async () => {
  const count = async (work: Promise<unknown>) => {
    await work
    return world.operations.length
  }
  expect(await count(raise())).toBe(4)
  expect(await count(raise({ areaId: undefined }))).toBe(4)
  const [, need] = (await world.as(ASKER).call('need.list', { view: 'mine' })).items
  expect(world.operations).toHaveLength(3)
  expect(await count(world.as(SECRETARY).call('need.list', { view: 'toMe' }))).toBe(3)
  const open = await get(SECRETARY, need?.needId ?? '')
  expect(world.operations).toHaveLength(3)
  const answered = await answer(SECRETARY, open)
  expect(world.operations).toHaveLength(6)
  expect(await count(close(answered, { verb: 'done', rating: 3 }))).toBe(7)
})
