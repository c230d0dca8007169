import { DAY } from '../../platform/calendar'
import { COMMITTEE, fixOctober, october, openOctober, outsiders, take } from '../../testing/pack-world'
import type { World } from '../../testing/world'
import { removeOldPacks } from './remove-old-packs'

let world: World

beforeEach(async () => {
  world = await openOctober()
})

afterEach(() => world.close())

test.each([
  ['redList', 12],
  ['minutes', 10],
  ['excel', 8],
] as const)('%s takes so many operations', async (file, operations) => {
  await take(world, file)
  await take(world, file)
  expect(world.operations).toHaveLength(operations)
  expect(world.operations.filter((operation) => /insert|update|remove/.test(operation))).toEqual([
    'audit database.insertDocument',
    'packs database.insertDocument',
  ])
})

test('the list on notice is what is public, and is read so: fewer operations', async () => {
  await fixOctober(world)
  await take(world, 'redList')
  expect(world.operations.length).toBeLessThanOrEqual(8)
})

test('a file that was taken stands in the audit, without a name', async () => {
  await take(world, 'excel')
  const { acts } = await world.as('o-8').call('audit.list', { orgId: 'b-1' })
  expect(acts).toMatchObject([{ by: '张三1', method: 'month.pack', note: '取2026年10月积分汇总' }])
})

test('only who runs the month of that branch takes one', async () => {
  for (const [openid, code] of outsiders) {
    const refused = await world.as(openid).refused('month.pack', { ...october, file: 'minutes' })
    expect(refused.code).toBe(code)
  }
})

test('nobody guesses where a file is, and two are never in one place', async () => {
  const [first, second] = [await take(world, 'redList'), await take(world, 'redList')]
  const [one, other] = [first, second].map(({ url }) => new URL(url).pathname)
  expect(one).toMatch(/\/packs\/[0-9a-f]{32}\/red-list-2026-10\.docx$/)
  expect(other).not.toBe(one)
})

test('a file is gone after a day, and with it what stands of it', async () => {
  const { url, until } = await take(world, 'redList')
  expect(until).toBe(COMMITTEE + DAY)
  expect(await removeOldPacks(until - 1)).toEqual({ done: 0, isMore: false })
  world.now = until - 1
  expect((await fetch(url)).status).toBe(200)
  world.operations.length = 0
  expect(await removeOldPacks(until)).toEqual({ done: 1, isMore: false })
  expect(world.operations).toEqual(['packs database.getDocument', 'packs database.removeDocument'])
  expect((await fetch(url)).status).toBe(403)
  expect(await removeOldPacks(until)).toEqual({ done: 0, isMore: false })
})

test('of many, fifty go at a time, also those that a crash kept from being stored', async () => {
  const packs = Array.from({ length: 51 }, (_, index) => ({
    _id: `pack-${index}`,
    fileId: `cloud://local-env.6c6f-local-env-1300000000/packs/pack-${index}/month-2026-10.xlsx`,
    keptUntil: COMMITTEE,
  }))
  await world.database.load({ packs })
  expect(await removeOldPacks(COMMITTEE)).toEqual({ done: 50, isMore: true })
  expect(await removeOldPacks(COMMITTEE)).toEqual({ done: 1, isMore: false })
})
