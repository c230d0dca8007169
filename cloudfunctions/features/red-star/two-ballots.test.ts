import { aMember, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'
import { newPassbook } from '../points/passbook-rules'
import { defaultRules } from '../points/rule-set-rules'
import { forgetRules } from '../points/rules-in-force'
import { forgetCalendar } from './calendar-store'

const COMMITTEE = Date.parse('2026-11-09T09:00:00+08:00')
const month = { branchId: 'b-1', month: '2026-10' }

/** Two cadres with the same points, and behind them two others with the same. */
function october(number: number, track: 'A' | 'B', honours: number) {
  const entry = {
    _id: `h-${number}`,
    code: 'V11' as const,
    day: '2026-10-20',
    amount: honours,
    what: '受表彰',
    by: 'm-9',
    at: COMMITTEE,
  }
  return newPassbook('2026-10', { memberId: `m-${number}`, branchId: 'b-1', track }, defaultRules, [entry])
}

let world: World

beforeEach(async () => {
  forgetRules()
  forgetCalendar()
  world = await openWorld(COMMITTEE, {
    trees: [tree],
    members: [
      aMember(1, { track: 'A' }),
      aMember(2, { track: 'A' }),
      ...Array.from({ length: 26 }, (_, index) => aMember(index + 3, { track: 'B' })),
      aMember(30, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
    ],
    passbooks: [october(1, 'A', 15), october(2, 'A', 15), october(3, 'B', 12), october(4, 'B', 12)],
  })
})

afterEach(() => world.close())

const read = () => world.as('o-30').call('month.get', month)

async function vote(order: string[], votes: string) {
  const { version } = await read()
  await world.as('o-30').call('month.ballot', { ...month, version, order, votes, on: '2026-11-09' })
}

test('a second ballot, between others who are equal, leaves the first one standing', async () => {
  expect((await read()).tie).toEqual({ memberIds: ['m-1', 'm-2'], places: 1 })
  await vote(['m-2', 'm-1'], '张三2 五票')
  expect((await read()).tie).toEqual({ memberIds: ['m-3', 'm-4'], places: 1 })
  await vote(['m-4', 'm-3'], '张三4 四票')
  expect(await read()).toMatchObject({
    winners: ['m-2', 'm-4'],
    mayFix: true,
    ballot: { order: ['m-4', 'm-3', 'm-2', 'm-1'], votes: '张三2 五票；张三4 四票' },
  })
})

test('a ballot between the same people takes the place of the one before', async () => {
  await vote(['m-2', 'm-1'], '张三2 五票')
  await vote(['m-1', 'm-2'], '张三1 五票')
  expect((await read()).ballot).toEqual({ order: ['m-1', 'm-2'], votes: '张三1 五票', on: '2026-11-09' })
})
