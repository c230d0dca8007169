import { aMember, tree } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'
import { type Cycle, newCycle } from './cycle-rules'

const NOW = Date.parse('2026-11-22T09:41:00+08:00')

let world: World

function published(month: string, winner: string, scores: Record<string, number>): Cycle {
  const row = { memberId: winner, name: `张三${winner.slice(2)}`, sentence: '防汛三天没下堤', salt: 'ab' }
  return {
    ...newCycle('b-1', month, 1),
    fixedOn: `${month}-28`,
    winners: [winner],
    scores,
    published: [
      {
        list: 1,
        rows: [{ ...row, kind: 'winner', commitment: 'cd' }],
        code: 'A0A8-M255-H353-M571',
        at: 0,
        by: 'm-1',
      },
    ],
    publishedAt: 1,
  }
}

beforeEach(async () => {
  world = await openWorld(NOW, {
    trees: [tree],
    members: [
      aMember(1, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(3, { track: 'B' }),
      aMember(4, { track: 'B' }),
      aMember(5, { kind: 'villager' }),
      aMember(6, { branchId: 'b-2' }),
    ],
    cycles: [
      published('2026-09', 'm-4', { 'm-1': 60, 'm-3': 84, 'm-4': 90 }),
      published('2026-08', 'm-3', { 'm-1': 62.5, 'm-3': 90, 'm-4': 84 }),
      // On notice: it may still change.
      { ...newCycle('b-1', '2026-10', 1), fixedOn: '2026-11-18', winners: ['m-4'], scores: { 'm-4': 99 } },
      published('2025-12', 'm-1', { 'm-1': 100 }),
    ],
  })
})

afterEach(() => world.close())

const yearFor = (openid: string | undefined) =>
  world.as(openid).call('redList.year', { branchId: 'b-1', year: 2026 })

test('everybody reads the published months of the year, without a figure or a place', async () => {
  const year = await yearFor(undefined)
  expect(year).toMatchObject({
    branchName: '上田村支部',
    months: [
      { month: '2026-08', stars: [{ name: '张三3', kind: 'winner' }] },
      { month: '2026-09', stars: [{ name: '张三4', kind: 'winner' }] },
    ],
  })
  expect(JSON.stringify(year)).not.toMatch(/mean|place|84|90/)
})

test('to me my own mean and place; two equals share it', async () => {
  expect((await yearFor('o-3')).mine).toEqual({ mean: 87, months: 2, place: 1, of: 3 })
  expect((await yearFor('o-4')).mine).toEqual({ mean: 87, months: 2, place: 1, of: 3 })
  expect((await yearFor('o-1')).mine).toEqual({ mean: 61.25, months: 2, place: 3, of: 3 })
})

test('villagers, and members of other branches, have no year there', async () => {
  for (const other of ['o-5', 'o-6', undefined]) {
    expect((await yearFor(other)).mine).toBeUndefined()
  }
})

test('a year is one operation, and one more to know who asks', async () => {
  await yearFor('o-3')
  await yearFor('o-3')
  expect(world.operations).toEqual(['members database.getDocument', 'cycles database.getDocument'])
})
