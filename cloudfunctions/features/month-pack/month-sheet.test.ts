import { fixOctober, october, openOctober, partOf, rowsOf, take } from '../../testing/pack-world'
import type { World } from '../../testing/world'

let world: World

beforeEach(async () => {
  world = await openOctober()
})

afterEach(() => world.close())

const SHEET = 'xl/worksheets/sheet1.xml'

test('has everybody in the order of strokes, in the default columns, under a heading that stays', async () => {
  const sheet = await take(world, 'excel')
  expect(sheet.name).toBe('上田村支部2026年10月积分汇总（草稿）.xlsx')
  expect(await rowsOf(sheet)).toEqual([
    ['姓名', '类别', '基础分', '贡献分', '扣分', '总分', '工时', '入围'],
    ['=HYPERLINK("http://a")', 'A', 60, 0, -5, 55, 0, null],
    ['丁一', 'E', null, null, null, null, null, '免考核'],
    ['王德明', 'C', 60, 22.5, 0, 82.5, 6.5, '入围'],
    ['张三1', 'A', 60, 0, 0, 60, 0, null],
    ['徐建国', 'B', 60, 23, 0, 83, 13, '入选'],
  ])
  expect(partOf(sheet, SHEET)).toMatch(/ySplit="1"[^>]*state="frozen"/)
})

test('no cell and no heading is a formula, whatever it begins with', async () => {
  const columns = ['=1+1', '+a', '-b', '@c'].map((heading) => ({ field: 'name', heading }))
  const sheet = await take(world, 'excel', { columns })
  expect((await rowsOf(sheet))[0]).toEqual(['=1+1', '+a', '-b', '@c'])
  expect(partOf(sheet, SHEET)).not.toMatch(/<f[ >]/)
})

test('a town names and orders its own columns', async () => {
  const columns = [
    { field: 'score', heading: '得分' },
    { field: 'name', heading: '党员' },
    { field: 'kinds', heading: '类数' },
  ]
  const rows = await rowsOf(await take(world, 'excel', { columns }))
  expect(rows[0]).toEqual(['得分', '党员', '类数'])
  expect(rows.at(-1)).toEqual([83, '徐建国', 2])
})

test('a column that there is not is refused', async () => {
  const columns = [{ field: 'phone', heading: '手机' }]
  const refused = await world.as('o-1').refused('month.pack', { ...october, file: 'excel', columns })
  expect(refused.code).toBe('INVALID_INPUT')
})

test('explains its columns and where the figures come from', async () => {
  await fixOctober(world)
  const sheet = await take(world, 'excel')
  expect(sheet.name).not.toContain('草稿')
  const words = JSON.stringify(await rowsOf(sheet, 1))
  expect(words).toContain('积分规则第 1 版，满 80 分入围')
  expect(words).toContain('名单已经定稿')
  expect(words).toContain('按姓氏笔画排列')
})
