import { aMember, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import { newPassbook, type PassbookEntry } from '../points/passbook-rules'
import { defaultRules } from '../points/rule-set-rules'
import { forgetRules } from '../points/rules-in-force'
import { forgetCalendar } from './calendar-store'
import { checkCode, commitmentOf } from './check-code'

const at = (text: string) => Date.parse(`${text}+08:00`)
/** October 2026 is confirmed until the sixth of November; the ninth is a Monday. */
const COMMITTEE = at('2026-11-09T09:00:00')
const NOTICE_OVER = at('2026-11-17T09:00:00')

let world: World

const entry = (id: string, over: Partial<PassbookEntry>): PassbookEntry => ({
  _id: id,
  code: 'V10',
  day: '2026-10-20',
  amount: 1,
  what: '防汛',
  by: 'm-2',
  at: at('2026-10-21T09:00:00'),
  ...over,
})

/** 60 points, and as many more as asked for: hours, then floods, then helping. */
function october(number: number, points: number, over: object = {}) {
  const owner = { memberId: `m-${number}`, branchId: 'b-1', track: 'B' as const, ...over }
  const entries = [
    ...[1, 2, 3].map((day) => entry(`h-${number}-${day}`, { code: 'V1', day: `2026-10-0${day}`, amount: 6 })),
    ...Array.from({ length: points - 18 }, (_, index) =>
      entry(`v-${number}-${index}`, { code: 'V4', by: 'm-2' }),
    ),
  ]
  return newPassbook('2026-10', owner, defaultRules, entries)
}

async function open(passbooks: object[], more: object[] = []) {
  forgetRules()
  forgetCalendar()
  world = await openWorld(COMMITTEE, {
    trees: [tree],
    members: [
      aMember(1, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(2, { track: 'A', roles: [{ role: 'recorder', orgId: 'b-1' }] }),
      aMember(3, { track: 'B' }),
      aMember(4, { track: 'B' }),
      aMember(5, { kind: 'villager' }),
      aMember(6, { track: 'B', roles: [{ role: 'overseer', orgId: 'b-1' }] }),
      ...more,
    ],
    passbooks,
  })
}

afterEach(() => world.close())

const month = { branchId: 'b-1', month: '2026-10' }
const secretary = () => world.as('o-1')
const winnersWords = { sentences: [{ memberId: 'm-3', text: '防汛三天没下堤' }] }

async function fix() {
  const { version } = await secretary().call('month.get', month)
  return secretary().call('month.fix', { ...month, version, ...winnersWords })
}

async function publish() {
  world.now = NOTICE_OVER
  const { version } = await secretary().call('month.get', month)
  return secretary().call('month.publish', { ...month, version })
}

describe('from the committee to the frozen list', () => {
  beforeEach(() => open([october(3, 26), october(4, 22)]))

  test('the committee sees who is eligible, why others are not, and the places', async () => {
    expect(await secretary().call('month.get', month)).toMatchObject({
      phase: 'committee',
      counted: 5,
      places: 1,
      winners: ['m-3'],
      eligible: [
        { memberId: 'm-3', score: 86 },
        { memberId: 'm-4', score: 82 },
      ],
      notEligible: { exempt: 0, excluded: 0, belowThreshold: 3 },
      hours: [{ month: '2026-10', hours: 36 }],
      mayFix: true,
      mayPublish: false,
    })
  })

  test('fixing begins the notice for everybody to see, without points or ranks', async () => {
    await fix()
    const notice = await world.as(undefined).call('redList.get', { branchId: 'b-1' })
    expect(notice).toMatchObject({
      month: '2026-10',
      phase: 'notice',
      dates: { noticeLastDay: '2026-11-16' },
      stars: [{ name: '张三3', sentence: '防汛三天没下堤', kind: 'winner' }],
      mayObject: false,
    })
    expect(JSON.stringify(notice.stars)).not.toMatch(/86|score|rank/)
  })

  test('published after five working days, with a code that anybody can compute again', async () => {
    await fix()
    const { version } = await secretary().call('month.get', month)
    expect(await secretary().refused('month.publish', { ...month, version })).toMatchObject({
      code: 'MONTH_REFUSED',
      details: { phase: 'notice' },
    })
    const { code } = await publish()
    const { rows } = await world.as(undefined).call('redList.proof', month)
    const commitments = rows.map(({ row, salt }) => {
      const [name, sentence, kind] = row as [string, string, 'winner']
      return commitmentOf({ name, sentence, kind, salt: salt as string })
    })
    expect(checkCode({ ...month, ruleVersion: 1, list: 1 }, commitments)).toBe(code)
    expect(await world.as(undefined).call('redList.get', month)).toMatchObject({ phase: 'frozen', code })
  })

  test('nothing moves a fixed month: late deeds go to the next one, and the list stays', async () => {
    await fix()
    const record = { code: 'V10', day: '2026-10-25', amount: 1, what: '防汛', memberIds: ['m-4'] }
    await world.as('o-2').call('deed.record', record)
    expect((await world.as('o-4').call('passbook.mine', { month: '2026-10' })).score).toBe(82)
    expect(await world.as('o-4').call('passbook.mine', { month: '2026-11' })).toMatchObject({
      score: 65,
      entries: [{ ofMonth: '2026-10' }],
    })
    await publish()
    expect(await world.as(undefined).call('redList.get', month)).toMatchObject({ stars: [{ name: '张三3' }] })
  })

  test('two secretaries fix at once: one list', async () => {
    const { version } = await secretary().call('month.get', month)
    const input = { ...month, version, ...winnersWords }
    const replies = await Promise.all([1, 2, 3].map(() => secretary().reply('month.fix', input)))
    expect(replies.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1)
    await secretary().reply('month.fix', {
      ...input,
      version: (await secretary().call('month.get', month)).version,
    })
    expect(await secretary().call('month.get', month)).toMatchObject({ phase: 'notice', winners: ['m-3'] })
  })

  test('a retry of fixing and of publishing answers the same', async () => {
    const { version } = await secretary().call('month.get', month)
    const request = requestId()
    const input = { ...month, version, ...winnersWords }
    const first = await secretary().call('month.fix', input, request)
    expect(await secretary().call('month.fix', input, request)).toEqual(first)
    world.now = NOTICE_OVER
    const after = { ...month, version: first.version }
    const other = requestId()
    const published = await secretary().call('month.publish', after, other)
    expect(await secretary().call('month.publish', after, other)).toEqual(published)
  })

  test('without a sentence for the winner nothing is fixed', async () => {
    const { version } = await secretary().call('month.get', month)
    expect(await secretary().refused('month.fix', { ...month, version, sentences: [] })).toMatchObject({
      code: 'LIST_INCOMPLETE',
      details: { why: 'sentences' },
    })
    expect((await secretary().call('month.get', month)).phase).toBe('committee')
  })
})

describe('objections', () => {
  beforeEach(async () => {
    await open([october(3, 26), october(4, 22)])
    await fix()
  })

  const object = (openid: string, over: object = {}) =>
    world.as(openid).call('month.object', { ...month, name: '张三3', text: '那天不在堤上', ...over })

  test('anybody bound may object; the name is held, the others are not', async () => {
    expect(await object('o-5')).toMatchObject({ answerBy: '2026-11-12' })
    expect(await world.as('o-5').call('redList.get', month)).toMatchObject({
      stars: [{ name: '张三3', isHeld: true }],
    })
    expect(await publish()).toMatchObject({ held: 1 })
    expect((await world.as(undefined).call('redList.get', month)).stars).toEqual([])
  })

  test('is named to officers, unless the person wishes otherwise', async () => {
    await object('o-5')
    await object('o-4', { isAnonymous: true })
    const { objections } = await world.as('o-6').call('month.get', month)
    expect(objections.map(({ byName }) => byName)).toEqual(['张三5', undefined])
  })

  test('is answered by somebody who confirmed nothing of that person', async () => {
    const { objectionId } = await object('o-5')
    const answer = { ...month, objectionId, isUpheld: false, answer: '有签到记录' }
    expect(await world.as('o-1').call('month.answer', answer)).toEqual({ state: 'dismissed' })
    expect((await world.as('o-2').refused('month.answer', answer)).code).toBe('FORBIDDEN')
  })

  test('upheld: the place stays empty', async () => {
    const { objectionId } = await object('o-5')
    await secretary().call('month.answer', { ...month, objectionId, isUpheld: true, answer: '核实不在' })
    expect(await publish()).toMatchObject({ held: 0 })
    expect((await world.as(undefined).call('redList.get', month)).stars).toEqual([])
  })

  test('cleared after publication: a supplementary list with its own code, the first unchanged', async () => {
    const { objectionId } = await object('o-5')
    const { code } = await publish()
    await secretary().call('month.answer', { ...month, objectionId, isUpheld: false, answer: '有签到记录' })
    const { version } = await secretary().call('month.get', month)
    const supplement = await secretary().call('month.supplement', { ...month, version })
    expect(supplement.added).toBe(1)
    expect(await world.as(undefined).call('redList.get', month)).toMatchObject({
      code,
      stars: [],
      supplements: [{ code: supplement.code, stars: [{ name: '张三3', kind: 'supplement' }] }],
    })
  })

  test('the same tap objects once, and two people at once both do', async () => {
    const request = requestId()
    const input = { ...month, name: '张三3', text: '那天不在堤上' }
    const first = await world.as('o-5').call('month.object', input, request)
    expect(await world.as('o-5').call('month.object', input, request)).toEqual(first)
    await Promise.all([object('o-4'), object('o-2'), object('o-6')])
    expect((await secretary().call('month.get', month)).objections).toHaveLength(4)
  })

  test('when the notice is over no more', async () => {
    world.now = NOTICE_OVER
    const input = { ...month, name: '张三3', text: '那天不在堤上' }
    expect((await world.as('o-5').refused('month.object', input)).code).toBe('MONTH_REFUSED')
  })
})

describe('my own row', () => {
  test('goes at my wish, the code still verifies, and no later list brings it back', async () => {
    await open([october(3, 26), october(4, 22)])
    await fix()
    const { code } = await publish()
    const erase = { ...month, confirm: '抹去我的名字' as const }
    expect(await world.as('o-3').call('redList.erase', erase)).toEqual({ erased: 1 })
    const { rows } = await world.as(undefined).call('redList.proof', month)
    expect(rows).toEqual([{ commitment: expect.stringMatching(/^[0-9a-f]{64}$/) }])
    expect(
      checkCode(
        { ...month, ruleVersion: 1, list: 1 },
        rows.map(({ commitment }) => commitment),
      ),
    ).toBe(code)
    expect(JSON.stringify(await world.as('o-1').call('redList.get', month))).not.toContain('张三3')
    const { version } = await secretary().call('month.get', month)
    expect((await secretary().refused('month.supplement', { ...month, version })).code).toBe('NOT_FOUND')
  })
})

describe('ties', () => {
  test('equals wait for the committee’s ballot, which is recorded with its votes', async () => {
    await open([october(3, 26), october(4, 26)])
    const { version, tie, mayFix } = await secretary().call('month.get', month)
    expect({ tie, mayFix }).toEqual({ tie: { memberIds: ['m-3', 'm-4'], places: 1 }, mayFix: false })
    const ballot = {
      ...month,
      version,
      order: ['m-4', 'm-3'],
      votes: '张三4 五票，张三3 两票',
      on: '2026-11-09',
    }
    await secretary().call('month.ballot', ballot)
    expect(await secretary().call('month.get', month)).toMatchObject({ winners: ['m-4'], mayFix: true })
  })
})

describe('who may not', () => {
  beforeEach(() => open([october(3, 26)]))

  test('不参评 is the general branch’s to say, and shows no reason', async () => {
    const input = { memberId: 'm-3', month: '2026-10', isExcluded: true }
    expect((await secretary().refused('month.exclude', input)).code).toBe('FORBIDDEN')
  })

  test('a month that is not over cannot be fixed', async () => {
    const current = { branchId: 'b-1', month: '2026-11' }
    const { version } = await secretary().call('month.get', current)
    expect(await secretary().refused('month.fix', { ...current, version, sentences: [] })).toMatchObject({
      code: 'MONTH_REFUSED',
      details: { phase: 'recording' },
    })
  })
})
