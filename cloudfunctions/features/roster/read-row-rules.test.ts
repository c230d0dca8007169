import { planImport } from './import-plan-rules'
import { readRow, type SheetRow } from './read-row-rules'
import { cellOf, headings } from './roster-columns-rules'
import type { EntryInput } from './roster-rules'

const reading = { groupIdByName: new Map([['一组', 'b-1-1']]), year: 2026 }
const needed = { 姓名: '王强', 身份: '党员', 出生年份: '1970' }
const read = (cells: SheetRow['cells'], formulas: SheetRow['formulas'] = []) =>
  readRow({ row: 7, cells: { ...needed, ...cells }, formulas }, reading)

test('what a secretary writes in many ways is understood', () => {
  expect(read({ 姓名: '王 强' }).values.name).toBe('王强')
  expect(read({ 姓名: '王\u3000强' }).values.name).toBe('王强')
  expect(read({ 姓名: 'Li Lei' }).values.name).toBe('Li Lei')
  expect(read({ 身份: '群众' }).values.kind).toBe('villager')
  for (const text of ['D', 'd', 'Ｄ', 'D 流动', 'D流动']) {
    expect(read({ 类别: text }).values.track).toBe('D')
  }
  for (const text of ['1970', '1970年', '１９７０']) {
    expect(read({ 出生年份: text }).values.birthYear).toBe(1970)
  }
  for (const text of ['2026-03-01', '2026/3/1', '2026.3.1', '20260301', '2026年3月1日']) {
    const { values } = read({ 免考核日期: text, 免考核理由: '支部决定' })
    expect(values.exemption).toEqual({ decidedOn: '2026-03-01', reason: 'branchDecision' })
  }
})

test.each([
  ['姓名', ''],
  ['姓名', '王'],
  ['身份', '团员'],
  ['类别', 'F'],
  ['出生年份', '70'],
  ['出生年份', '2027'],
  ['党小组', '二组'],
  ['职责', '长'.repeat(21)],
] as const)('%s “%s” is a problem of that row and column', (column, text) => {
  expect(read({ [column]: text }).problems).toEqual([{ row: 7, column, text: expect.any(String) }])
})

test('a day that does not exist and half of a pair are problems', () => {
  expect(read({ 外出地点: '杭州', 最近报告: '2026-02-29' }).problems).toMatchObject([{ column: '最近报告' }])
  expect(read({ 外出地点: '杭州', 最近报告: '' }).problems).toMatchObject([{ column: '最近报告' }])
  expect(read({ 免考核日期: '', 免考核理由: '年龄' }).problems).toMatchObject([{ column: '免考核日期' }])
})

test('a formula is a problem of its cell, once', () => {
  expect(read({ 出生年份: '' }, ['出生年份']).problems).toEqual([
    { row: 7, column: '出生年份', text: '这一格是公式，请改成文字或数字' },
  ])
})

const standing = {
  branchId: 'b-1',
  nodes: [{ id: 'b-1', name: '支部', level: 'branch', kind: 'area', parentId: null } as const],
}
const known = {
  _id: 'm-1',
  version: 3,
  name: '王强',
  kind: 'party',
  birthYear: 1970,
  alsoIn: ['b-9'],
} as const
const plan = (rows: SheetRow['cells'][], roster: Parameters<typeof planImport>[1] = [known]) =>
  planImport(
    rows.map((cells, index) => ({ row: index + 2, cells: { ...needed, ...cells }, formulas: [] })),
    roster,
    standing,
    '2026-11-22',
  )

test('the same name and birth year is the same person: unchanged, or changed in what the sheet says', () => {
  expect(plan([{}]).items).toMatchObject([{ what: 'unchanged', memberId: 'm-1' }])
  expect(plan([{ 职责: '会计' }]).items).toMatchObject([
    { what: 'change', memberId: 'm-1', version: 3, columns: ['职责'], entry: { alsoIn: ['b-9'] } },
  ])
  expect(plan([{ 出生年份: '1971' }]).items).toMatchObject([{ what: 'create' }])
})

test('an empty cell takes away, a column that is not there leaves alone', () => {
  const roster = [{ ...known, duty: '会计' }]
  expect(plan([{}], roster).items).toMatchObject([{ what: 'unchanged' }])
  const [item] = plan([{ 职责: '' }], roster).items
  expect(item).toMatchObject({ what: 'change', columns: ['职责'] })
  expect(item?.entry).not.toHaveProperty('duty')
})

test('twins in the file or on the roster are told, never guessed', () => {
  expect(plan([{}, {}]).problems).toEqual([{ row: 3, text: '和第 2 行是同一个人：姓名和出生年份都相同' }])
  expect(plan([{}], [known, { ...known, _id: 'm-2' }])).toMatchObject({ items: [], problems: [{ row: 2 }] })
})

test('what the rules of the roster refuse is told with its column', () => {
  expect(plan([{ 类别: 'E' }]).problems).toMatchObject([{ row: 2, column: '类别' }])
  expect(plan([{ 身份: '村民', 类别: 'B' }]).problems).toMatchObject([{ row: 2, column: '类别' }])
})

test('what the export writes, the import reads as unchanged', () => {
  const entries: EntryInput[] = [
    {
      name: '王强',
      kind: 'party',
      track: 'D',
      birthYear: 1970,
      alsoIn: [],
      away: { place: '杭州', reportedOn: '2026-11-01' },
    },
    {
      name: '李梅',
      kind: 'party',
      track: 'E',
      birthYear: 1950,
      alsoIn: [],
      exemption: { decidedOn: '2020-01-01', reason: 'age' },
    },
    { name: '赵四', kind: 'villager', birthYear: 1980, alsoIn: [], duty: '会计' },
    { name: '孙五', kind: 'probationary', track: 'B', birthYear: 1999, alsoIn: [] },
  ]
  const rows = entries.map((entry) =>
    Object.fromEntries(headings.map((heading) => [heading, cellOf(heading, entry, (id) => id)])),
  )
  const roster = entries.map((entry, index) => ({ ...entry, _id: `m-${index}`, version: 1 }))
  const { items, problems } = plan(rows, roster)
  expect(problems).toEqual([])
  expect(items.map(({ what }) => what)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged'])
})
