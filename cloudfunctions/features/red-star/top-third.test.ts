import { collections } from '../../platform/collections'
import { collection } from '../../platform/database'
import { aMember } from '../../testing/documents'
import { NOTICE_OVER, october, openOctober } from '../../testing/pack-world'
import type { World } from '../../testing/world'
import { defaultRules } from '../points/rule-set-rules'

/** 徐建国 has 83 points and the place, 王德明 76.5, four others 60 or less. */
const flood = { code: 'V10' as const, amount: 2 }

let world: World

beforeEach(async () => {
  world = await openOctober([flood, { code: 'V1', day: '2026-10-01', amount: 6.5 }])
  await world.database.load({ members: [aMember(11), aMember(12)] })
})

afterEach(() => world.close())

async function shows(what: 'winners' | 'topThird') {
  const rules = { ...defaultRules, version: 2, shows: what }
  const document = { branchId: 'b-1', version: 2, from: '2026-10', rules, by: 'm-1', at: 0, request: 'r' }
  await world.database.load({ 'rule-sets': [{ _id: 'b-1:2', ...document }] })
}

async function fix() {
  const { version, winners } = await world.as('o-1').call('month.get', october)
  const sentences = winners.map((memberId) => ({ memberId, text: '防汛三天没下堤' }))
  await world.as('o-1').call('month.fix', { ...october, version, sentences })
}

async function publish() {
  world.now = NOTICE_OVER
  const { version } = await world.as('o-1').call('month.get', october)
  return (await world.as('o-1').call('month.publish', { ...october, version })).code
}

const third = async (openid: string | undefined) =>
  (await world.as(openid).call('redList.get', october)).topThird

const erase = { ...october, confirm: '抹去我的名字' as const }

async function everything(): Promise<string> {
  const all = await Promise.all(
    collections.map(({ name }) => collection(name).find({}, { fields: [], limit: 1_000 })),
  )
  return JSON.stringify(all)
}

describe('a branch whose rules name the top third', () => {
  beforeEach(async () => {
    await shows('topThird')
    await fix()
  })

  test('names the rest of it to its own party members once the month is frozen, and to nobody else', async () => {
    expect(await third('o-1')).toBeUndefined()
    await publish()
    expect(await third('o-1')).toEqual([{ name: '王德明' }])
    expect(await third('o-4')).toEqual([{ name: '王德明', isMine: true }])
    // A villager of the branch, a secretary of another one, a visitor.
    for (const other of ['o-5', 'o-7', undefined]) {
      expect(await third(other)).toBeUndefined()
    }
  })

  test('the proof and the wide list say nothing of it', async () => {
    await publish()
    const proof = await world.as('o-1').call('redList.proof', october)
    const wide = await world.as('o-1').call('redList.wide', { orgId: 'b-1', month: '2026-10' })
    expect(JSON.stringify([proof, wide])).not.toContain('王德明')
  })

  test('stays as it was, whatever comes later', async () => {
    await publish()
    const record = { code: 'V10', day: '2026-10-25', amount: 2, what: '防汛', memberIds: ['m-11'] }
    await world.as('o-2').call('deed.record', record)
    const renamed = { name: '王大明', kind: 'party', track: 'C', birthYear: 1970, alsoIn: [] }
    await world.as('o-1').call('roster.edit', { ...renamed, memberId: 'm-4', version: 1 })
    expect(await third('o-1')).toEqual([{ name: '王德明' }])
  })

  test('whoever wishes goes from it, and the code stays', async () => {
    const code = await publish()
    expect(await world.as('o-4').call('me.data', {})).toMatchObject({ erasable: [october] })
    expect(await world.as('o-4').call('redList.erase', erase)).toEqual({ erased: 1 })
    expect(await world.as('o-4').call('redList.erase', erase)).toEqual({ erased: 0 })
    expect(await world.as('o-1').call('redList.get', october)).toMatchObject({ code, topThird: [] })
    expect(await world.as('o-4').call('me.data', {})).not.toHaveProperty('erasable')
  })

  test('whoever deletes their data is named nowhere', async () => {
    await publish()
    await world.as('o-4').call('me.delete', { confirm: '删除我的资料' })
    expect(await everything()).not.toContain('王德明')
  })

  test('the list is read in as many operations as without it', async () => {
    await publish()
    await third('o-1')
    await third('o-1')
    // One of them finds out who asks.
    expect(world.operations.length).toBeLessThanOrEqual(6)
  })
})

test('by the default rules nobody but the winners is named', async () => {
  await shows('winners')
  await fix()
  await publish()
  expect(await third('o-4')).toBeUndefined()
  expect(await everything()).not.toContain('topThird":[')
})
