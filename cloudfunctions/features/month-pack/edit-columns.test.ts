import { openOctober, outsiders, rowsOf, take } from '../../testing/pack-world'
import { requestId, type World } from '../../testing/world'

let world: World

beforeEach(async () => {
  world = await openOctober()
})

afterEach(() => world.close())

const branch = { branchId: 'b-1' }
const own = [
  { field: 'score', heading: '得分' },
  { field: 'name', heading: '党员' },
]

const columns = () => world.as('o-1').call('month.columns', branch)
const edit = (version: number, over: object = { columns: own }) =>
  world.as('o-1').call('month.editColumns', { ...branch, version, ...over })

test('a branch begins with the town’s columns and may add what they leave out', async () => {
  expect(await columns()).toMatchObject({
    version: 0,
    isDefault: true,
    others: [{ field: 'kinds', heading: '实事类数' }],
  })
  expect((await columns()).columns.map(({ heading }) => heading).join(' ')).toBe(
    '姓名 类别 基础分 贡献分 扣分 总分 工时 入围',
  )
})

test('the pack has a branch’s own columns once it has any, and no other branch’s', async () => {
  await edit(0)
  expect(await columns()).toMatchObject({ version: 1, isDefault: false, columns: own })
  expect((await rowsOf(await take(world, 'excel')))[0]).toEqual(['得分', '党员'])
  const other = await world.as('o-7').call('month.columns', { branchId: 'b-2' })
  expect(other).toMatchObject({ version: 0, isDefault: true })
})

test('what one call asks for goes before what the branch has', async () => {
  await edit(0)
  const asked = { columns: [{ field: 'name', heading: '姓名' }] }
  expect((await rowsOf(await take(world, 'excel', asked)))[0]).toEqual(['姓名'])
})

test('back to the default', async () => {
  await edit(0)
  expect(await edit(1, {})).toEqual({ version: 2 })
  expect(await columns()).toMatchObject({ version: 2, isDefault: true })
  expect((await rowsOf(await take(world, 'excel')))[0]?.[0]).toBe('姓名')
})

test('of two who saw the same columns one writes', async () => {
  const input = { ...branch, version: 0, columns: own }
  const replies = await Promise.all([1, 2].map(() => world.as('o-1').reply('month.editColumns', input)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await world.as('o-1').refused('month.editColumns', input)).toMatchObject({ code: 'EDIT_CONFLICT' })
  expect((await columns()).version).toBe(1)
})

test('a retry writes once', async () => {
  const request = requestId()
  const input = { ...branch, version: 0, columns: own }
  for (const _ of [1, 2]) {
    expect(await world.as('o-1').call('month.editColumns', input, request)).toEqual({ version: 1 })
  }
})

test.each([
  ['no names', [{ field: 'score', heading: '得分' }]],
  ['a column twice', [...own, { field: 'name', heading: '又一次' }]],
  ['an empty heading', [{ field: 'name', heading: ' ' }]],
  ['a column that there is not', [{ field: 'phone', heading: '手机' }]],
])('%s is refused, and nothing is written', async (_what, wrong) => {
  const refused = await world
    .as('o-1')
    .refused('month.editColumns', { ...branch, version: 0, columns: wrong })
  expect(refused.code).toBe('INVALID_INPUT')
  expect((await columns()).version).toBe(0)
})

test('only who runs the month of that branch sees or changes them', async () => {
  for (const [openid, code] of outsiders) {
    const person = world.as(openid)
    expect((await person.refused('month.columns', branch)).code).toBe(code)
    expect((await person.refused('month.editColumns', { ...branch, version: 0, columns: own })).code).toBe(
      code,
    )
  }
})

test('a change stands in the audit; seeing them is one operation, changing them three', async () => {
  await edit(0)
  expect(world.operations.slice(-3)).toEqual([
    'audit database.insertDocument',
    'sheet-columns database.getDocument',
    'sheet-columns database.insertDocument',
  ])
  await columns()
  expect(world.operations).toEqual(['members database.getDocument', 'sheet-columns database.getDocument'])
  const { acts } = await world.as('o-8').call('audit.list', { orgId: 'b-1' })
  expect(acts).toMatchObject([{ method: 'month.editColumns', note: '积分汇总表的列：得分、党员' }])
})
