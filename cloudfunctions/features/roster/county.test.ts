import groupBy from 'lodash/groupBy'
import { countySize, createRegion, districtSize } from '../../../emulator/seed/county'
import { createGuanggu } from '../../../emulator/seed/guanggu'
import { NOW } from '../../testing/documents'
import { openWorld, type World } from '../../testing/world'
import { entryProblem } from './roster-rules'

const county = createRegion(countySize, NOW)
const holderOf = (role: string) =>
  county.members.find(({ roles }) => roles.some((held) => held.role === role))?.openid
const secretary = holderOf('branchSecretary')
const generalSecretary = holderOf('generalSecretary')
const administrator = holderOf('countyAdministrator')

let world: World

beforeAll(async () => {
  // A scan fails the test: the world throws on a warning.
  world = await openWorld(NOW, { ...county })
  await world.as(secretary).call('org.tree', { treeId: 'tree-1' })
}, 60_000)

afterAll(() => world.close())

/** What the call just made answers, and its operations; how long it takes is for `npm run bench -- roster`. */
async function counted<T>(call: () => Promise<T>): Promise<{ output: T; operations: number }> {
  const output = await call()
  return { output, operations: world.operations.length }
}

test('my branch’s roster opens with two operations, and its pages hold everybody once', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const input = { branchId: 'b-1', limit: 100, ...(cursor && { cursor }) }
    const { output, operations } = await counted(() => world.as(secretary).call('roster.list', input))
    expect(operations).toBe(2)
    seen.push(...output.rows.map(({ memberId }) => memberId))
    cursor = output.next
  } while (cursor)
  expect(new Set(seen).size).toBe(200)
  expect(seen).toHaveLength(200)
})

test.each([
  ['a branch secretary', secretary],
  ['a general secretary', generalSecretary],
  ['the county administrator', administrator],
])('%s finds a name with two operations and without a scan', async (_, openid) => {
  for (const search of ['王', '王建国', '王建国国']) {
    const { output, operations } = await counted(() => world.as(openid).call('roster.list', { search }))
    expect(operations).toBe(2)
    expect(output.rows.every(({ name }) => name.startsWith(search))).toBe(true)
  }
})

test('a search of the whole county goes on from page to page without losing or repeating anybody', async () => {
  const expected = county.members.filter(({ name }) => name.startsWith('王建')).map(({ _id }) => _id)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const input = { search: '王建', limit: 7, ...(cursor && { cursor }) }
    const page = await world.as(administrator).call('roster.list', input)
    seen.push(...page.rows.map(({ memberId }) => memberId))
    cursor = page.next
  } while (cursor)
  expect(seen.toSorted()).toEqual(expected.toSorted())
})

test('moving a member takes three operations', async () => {
  const member = county.members.find(({ branchId, roles }) => branchId === 'b-2' && roles.length === 0)
  const input = { memberId: member?._id, version: 1, toBranchId: 'b-3' }
  const { output, operations } = await counted(() => world.as(generalSecretary).call('roster.move', input))
  expect(output).toMatchObject({ branchId: 'b-3', version: 2 })
  expect(operations).toBe(3)
})

test('the county and the district have the sizes to hold', () => {
  for (const [size, region] of [
    [countySize, county],
    [districtSize, createRegion(districtSize, NOW)],
  ] as const) {
    const nodes = region.trees.flatMap((tree) => [...tree.nodes])
    const count = (level: string) => nodes.filter((node) => node.level === level).length
    expect({
      generals: count('general'),
      branches: count('branch'),
      groups: count('group'),
      members: region.members.length,
    }).toEqual(size)
    expect(new Set(nodes.map(({ name, parentId }) => `${parentId} ${name}`)).size).toBe(nodes.length)
    expect(new Set(region.members.map(({ openid }) => openid)).size).toBe(size.members)
  }
})

test('everybody in the county and in the demo town fits the rules of the roster', () => {
  for (const { trees, members } of [county, createGuanggu(NOW)]) {
    const nodes = trees.flatMap((tree) => [...tree.nodes])
    const near = groupBy(nodes, ({ id, level, parentId }) => (level === 'group' ? parentId : id))
    const wrong = members.filter(({ branchId, ...member }) =>
      entryProblem(member, { branchId, nodes: near[branchId] ?? [] }, '2026-11-22'),
    )
    expect(wrong).toEqual([])
  }
})
