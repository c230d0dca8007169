import { aMember, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'
import { forgetRules } from '../points/rules-in-force'
import { forgetCalendar } from './calendar-store'
import { newCycle } from './cycle-rules'

/** The second of the five working days of the notice. */
const DURING_NOTICE = Date.parse('2026-11-11T09:00:00+08:00')

const month = { branchId: 'b-1', month: '2026-10' }

let world: World

beforeEach(async () => {
  forgetRules()
  forgetCalendar()
  world = await openWorld(DURING_NOTICE, {
    trees: [tree],
    members: [
      aMember(1, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(3, { track: 'B' }),
      aMember(5, { kind: 'villager' }),
    ],
    cycles: [
      {
        ...newCycle('b-1', '2026-10', 1),
        isSealed: true,
        fixedOn: '2026-11-09',
        winners: ['m-3'],
        sentences: { 'm-3': '防汛三天没下堤' },
        scores: { 'm-3': 86 },
        places: 1,
        counted: 18,
      },
    ],
  })
})

afterEach(() => world.close())

test('whoever objected reads what became of it, and nobody else', async () => {
  const input = { ...month, name: '张三3', text: '那天不在堤上' }
  const { objectionId } = await world.as('o-5').call('month.object', input)
  const own = { objectionId, about: '张三3', isAnonymous: false, state: 'open' }
  expect((await world.as('o-5').call('redList.get', month)).objections).toMatchObject([own])
  const answer = { ...month, objectionId, isUpheld: false, answer: '有签到记录' }
  await world.as('o-1').call('month.answer', answer)
  const [answered] = (await world.as('o-5').call('redList.get', month)).objections
  expect(answered).toMatchObject({ state: 'dismissed', answer: '有签到记录' })
  for (const other of ['o-1', 'o-3', undefined]) {
    expect((await world.as(other).call('redList.get', month)).objections).toEqual([])
  }
})

test('the county’s list leads to its organisations, and theirs to the branches', async () => {
  const county = await world.as(undefined).call('redList.wide', { orgId: 'county', month: '2026-10' })
  expect(county).toMatchObject({ branches: [], orgs: [{ orgId: 'b-1' }, { orgId: 'b-2' }] })
  const own = await world.as(undefined).call('redList.wide', { orgId: 'b-1', month: '2026-10' })
  expect(own).toMatchObject({ orgs: [], branches: [{ branchId: 'b-1', stars: [{ name: '张三3' }] }] })
})

test('the list is read in at most five operations, and one or two more by somebody who is bound and objected', async () => {
  const operationsOf = async (openid: string | undefined) => {
    world.operations.length = 0
    await world.as(openid).call('redList.get', month)
    return world.operations.length
  }
  await operationsOf(undefined)
  expect(await operationsOf(undefined)).toBeLessThanOrEqual(5)
  await world.as('o-5').call('month.object', { ...month, name: '张三3', text: '那天不在堤上' })
  expect(await operationsOf('o-5')).toBeLessThanOrEqual(7)
})
