import { collection } from '../../platform/database'
import { aMember, NOW, tree } from '../../testing/documents'
import { openWorld, requestId, type World } from '../../testing/world'
import { credit } from './credit'
import type { Passbook, PassbookEntry } from './passbook-rules'
import { addEntries, findPassbook, seal } from './passbook-store'
import { forgetRules } from './rules-in-force'

let world: World

const secretary = aMember(1, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] })
const recorder = aMember(2, { track: 'A', roles: [{ role: 'recorder', orgId: 'b-1' }] })

beforeEach(async () => {
  forgetRules()
  world = await openWorld(NOW, {
    trees: [tree],
    members: [
      secretary,
      recorder,
      aMember(3, { track: 'B' }),
      aMember(4, { track: 'C' }),
      aMember(5, { kind: 'villager' }),
    ],
  })
})

afterEach(() => world.close())

const passbooks = () => collection<Passbook>('passbooks')
const owner = { memberId: 'm-3', branchId: 'b-1', track: 'B' as const }

const anEntry = (id: string, over: Partial<PassbookEntry> = {}): PassbookEntry => ({
  _id: id,
  code: 'V9',
  day: '2026-11-10',
  amount: 1,
  what: '帮老人修灯',
  by: 'm-1',
  at: NOW,
  ...over,
})

const deed = { code: 'V9' as const, day: '2026-11-10', amount: 1, what: '帮老人修灯' }

describe('crediting', () => {
  test('an entry stands in the passbook once, however often it is credited', async () => {
    await credit(owner, [anEntry('e-1')], '2026-11', NOW)
    await Promise.all([1, 2, 3].map(() => credit(owner, [anEntry('e-1')], '2026-11', NOW)))
    const passbook = await passbooks().findById('2026-11:m-3', ['entries', 'score'])
    expect(passbook).toMatchObject({ score: 62, entries: [{ _id: 'e-1' }] })
  })

  test('entries that come at one moment all arrive, and the sums are theirs', async () => {
    await Promise.all([1, 2, 3, 4].map((number) => credit(owner, [anEntry(`e-${number}`)], '2026-11', NOW)))
    const passbook = await passbooks().findById('2026-11:m-3', ['entries', 'contribution'])
    expect(passbook?.entries).toHaveLength(4)
    expect(passbook?.contribution).toBe(6)
  })

  test('two operations a member when the rules are known', async () => {
    await credit(owner, [anEntry('e-1')], '2026-11', NOW)
    world.operations.length = 0
    await credit(owner, [anEntry('e-2')], '2026-11', NOW)
    expect(world.operations).toHaveLength(2)
  })

  test('a sealed month takes nothing: the entry goes to the next one and names its own, once', async () => {
    await credit(owner, [anEntry('e-1')], '2026-10', NOW)
    await passbooks().update({ _id: '2026-10:m-3' }, { sealed: true })
    const late = anEntry('e-2', { day: '2026-10-20' })
    expect(await credit(owner, [late], '2026-10', NOW)).toBe('2026-11')
    expect(await credit(owner, [late], '2026-10', NOW)).toBe('2026-11')
    expect(await passbooks().findById('2026-10:m-3', ['entries'])).toMatchObject({
      entries: [{ _id: 'e-1' }],
    })
    expect(await passbooks().findById('2026-11:m-3', ['entries'])).toMatchObject({
      entries: [{ _id: 'e-2', ofMonth: '2026-10' }],
    })
  })

  test('a month sealed between the reading and the writing takes nothing', async () => {
    await credit(owner, [anEntry('e-1')], '2026-10', NOW)
    const read = await findPassbook('2026-10:m-3')
    expect(await seal('2026-10', ['m-3'])).toBe(1)
    const after = { contribution: 4, deduction: 0, score: 64, hours: 0, kinds: 1 }
    expect(await addEntries(read as Passbook, [anEntry('e-2')], after)).toBe(false)
    expect(await passbooks().findById('2026-10:m-3', ['score'])).toMatchObject({ score: 62 })
  })

  test('what was credited before the sealing is not credited again after it', async () => {
    await credit(owner, [anEntry('e-1')], '2026-10', NOW)
    await passbooks().update({ _id: '2026-10:m-3' }, { sealed: true })
    expect(await credit(owner, [anEntry('e-1')], '2026-10', NOW)).toBe('2026-10')
    expect(await passbooks().findById('2026-11:m-3', ['entries'])).toBeUndefined()
  })
})

describe('a deed of one’s own', () => {
  test('is applied for, confirmed by an officer, and stands in the passbook with its reason', async () => {
    const { deedId } = await world.as('o-3').call('deed.apply', deed)
    const { deeds } = await world.as('o-2').call('deed.list', { branchId: 'b-1' })
    expect(deeds).toMatchObject([{ deedId, name: '张三3', state: 'waiting', raw: 2 }])
    await world.as('o-2').call('deed.decide', { deedId, version: 1, do: { verb: 'confirm' } })
    const passbook = await world.as('o-3').call('passbook.mine', { month: '2026-11' })
    expect(passbook).toMatchObject({ score: 62, contribution: 2, rank: { place: 1, of: 1 } })
    expect(passbook.entries).toMatchObject([
      {
        code: 'V9',
        credited: 2,
        balance: 62,
        confirmedBy: '张三2',
        what: '帮老人修灯',
        evidence: { kind: 'deed', id: deedId },
      },
    ])
  })

  test('is applied for once and confirmed once, however often it is sent', async () => {
    const [apply, confirm] = [requestId(), requestId()]
    const first = await world.as('o-3').call('deed.apply', deed, apply)
    expect(await world.as('o-3').call('deed.apply', deed, apply)).toEqual(first)
    const input = { deedId: first.deedId, version: 1, do: { verb: 'confirm' } }
    await world.as('o-2').call('deed.decide', input, confirm)
    expect(await world.as('o-2').call('deed.decide', input, confirm)).toEqual({ state: 'confirmed' })
    expect((await world.as('o-3').call('passbook.mine', { month: '2026-11' })).entries).toHaveLength(1)
  })

  test('is never confirmed by oneself', async () => {
    const { deedId } = await world.as('o-2').call('deed.apply', deed)
    const input = { deedId, version: 1, do: { verb: 'confirm' } }
    expect((await world.as('o-2').refused('deed.decide', input)).code).toBe('OWN_ENTRY')
  })

  test('is decided once: the second officer is told what the first said', async () => {
    const { deedId } = await world.as('o-3').call('deed.apply', deed)
    await world
      .as('o-2')
      .call('deed.decide', { deedId, version: 1, do: { verb: 'return', reason: '写明哪一天' } })
    const input = { deedId, version: 1, do: { verb: 'confirm' } }
    expect(await world.as('o-1').refused('deed.decide', input)).toMatchObject({
      code: 'DEED_DECIDED',
      details: { state: 'returned' },
    })
    expect(await world.as('o-3').call('deed.mine', {})).toMatchObject({
      deeds: [{ state: 'returned', reason: '写明哪一天' }],
    })
  })

  test('cannot be hours, visits, a deduction, or in the future; and a villager has no passbook', async () => {
    for (const code of ['V1', 'V4', 'B1', 'N2'] as const) {
      expect((await world.as('o-3').refused('deed.apply', { ...deed, code })).code).toBe('INVALID_INPUT')
    }
    const tomorrow = { ...deed, day: '2026-11-23' }
    expect((await world.as('o-3').refused('deed.apply', tomorrow)).code).toBe('INVALID_INPUT')
    expect((await world.as('o-5').refused('deed.apply', deed)).code).toBe('NO_PASSBOOK')
  })

  test('can be taken back until somebody has said a word', async () => {
    const { deedId } = await world.as('o-3').call('deed.apply', deed)
    expect((await world.as('o-4').refused('deed.withdraw', { deedId })).code).toBe('NOT_FOUND')
    await world.as('o-3').call('deed.withdraw', { deedId })
    const input = { deedId, version: 1, do: { verb: 'confirm' } }
    expect((await world.as('o-2').refused('deed.decide', input)).code).toBe('DEED_DECIDED')
  })
})

describe('an officer writes down', () => {
  test('a meeting’s absences for several, once', async () => {
    const input = { ...deed, code: 'B1', what: '缺席主题党日', memberIds: ['m-3', 'm-4'] }
    const request = requestId()
    expect(await world.as('o-2').call('deed.record', input, request)).toEqual({ recorded: 2 })
    expect(await world.as('o-2').call('deed.record', input, request)).toEqual({ recorded: 2 })
    const passbook = await world.as('o-1').call('passbook.of', { memberId: 'm-4', month: '2026-11' })
    expect(passbook).toMatchObject({ score: 55, deduction: -5 })
    expect(passbook.entries).toHaveLength(1)
  })

  test('and nobody is read twice: the caller, whom it is about, and whose names are shown', async () => {
    const members = () => world.operations.filter((one) => one.startsWith('members '))
    await world.as('o-2').call('deed.record', { ...deed, memberIds: ['m-3', 'm-4'] })
    expect(members()).toHaveLength(2)
    const [entry] = (await world.as('o-1').call('passbook.of', { memberId: 'm-3', month: '2026-11' })).entries
    expect(members()).toHaveLength(3)
    const input = { memberId: 'm-3', month: '2026-11', entryId: entry?.entryId, reason: '记错了人' }
    await world.as('o-1').call('deed.reverse', input)
    expect(members()).toHaveLength(2)
    await world.as('o-3').call('deed.apply', deed)
    expect(members()).toHaveLength(1)
  })

  test('never for themselves, for villagers, or for people outside of the branch', async () => {
    const record = (memberIds: string[]) => world.as('o-2').refused('deed.record', { ...deed, memberIds })
    expect((await record(['m-2'])).code).toBe('OWN_ENTRY')
    expect((await record(['m-5'])).code).toBe('NO_PASSBOOK')
    expect((await record(['m-9'])).code).toBe('NOT_FOUND')
  })

  test('a mistake is taken back by a line that points at it, once', async () => {
    await world.as('o-2').call('deed.record', { ...deed, memberIds: ['m-3'] })
    const [entry] = (await world.as('o-1').call('passbook.of', { memberId: 'm-3', month: '2026-11' })).entries
    const input = { memberId: 'm-3', month: '2026-11', entryId: entry?.entryId, reason: '记错了人' }
    await world.as('o-1').call('deed.reverse', input)
    await world.as('o-1').call('deed.reverse', input)
    const after = await world.as('o-3').call('passbook.mine', { month: '2026-11' })
    expect(after).toMatchObject({ score: 60, contribution: 0 })
    expect(after.entries).toMatchObject([
      { credited: 0, cap: 'reversed' },
      { reverses: entry?.entryId, reason: '记错了人', balance: 60 },
    ])
  })
})

describe('a branch’s rules', () => {
  const edit = {
    branchId: 'b-1',
    version: 1,
    capContribution: 40,
    threshold: 85,
    keepsNonCadrePlace: true,
    shows: 'winners' as const,
    items: [{ code: 'V9' as const, points: 1, capMonth: 6 }],
  }

  test('a new version holds from next month on; this month keeps its own', async () => {
    expect(await world.as('o-1').call('rules.edit', edit)).toEqual({ version: 2, from: '2026-12' })
    const now = await world.as(undefined).call('rules.get', { branchId: 'b-1' })
    expect(now).toMatchObject({
      rules: { version: 1, threshold: 80 },
      next: { from: '2026-12', rules: { version: 2, threshold: 85 } },
      mayEdit: false,
    })
    const later = await world.as('o-1').call('rules.get', { branchId: 'b-1', month: '2026-12' })
    expect(later.changes).toContainEqual({ what: 'threshold', from: 80, to: 85 })
    expect(later.mayEdit).toBe(true)
  })

  test('nothing beyond the default; the item is named', async () => {
    const items = [{ code: 'V9' as const, points: 3, capMonth: 6 }]
    expect(await world.as('o-1').refused('rules.edit', { ...edit, items })).toMatchObject({
      code: 'RULES_REFUSED',
      details: { why: 'beyondDefault', code: 'V9' },
    })
  })

  test('two officers write a version at once: one is told', async () => {
    const replies = await Promise.all([1, 2].map(() => world.as('o-1').reply('rules.edit', edit)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'EDIT_CONFLICT' } })
  })

  test('a retry writes no second version', async () => {
    const request = requestId()
    await world.as('o-1').call('rules.edit', edit, request)
    expect(await world.as('o-1').call('rules.edit', edit, request)).toEqual({ version: 2, from: '2026-12' })
  })
})
