import {
  fixOctober,
  october,
  openOctober,
  partOf,
  publishOctober,
  take,
  wordsOf,
} from '../../testing/pack-world'
import type { World } from '../../testing/world'
import { byStrokes } from './paper-words-rules'

let world: World

beforeEach(async () => {
  world = await openOctober()
})

afterEach(() => world.close())

const object = () =>
  world.as('o-5').call('month.object', { ...october, name: '徐建国', text: '那天不在堤上' })

test('before the committee has fixed the list it says draft, and shows whom the figures name', async () => {
  const paper = await take(world, 'redList')
  expect(paper.name).toBe('上田村支部2026年10月红星党员公示榜（草稿）.docx')
  const words = wordsOf(paper)
  expect(words).toContain('草稿：支委会还没有定稿，请不要张贴')
  expect(words).toContain('★\u3000徐建国')
  expect(words).toContain('（一句话事迹，支委会填写）')
  expect(words).not.toContain('核对码')
})

test('on notice it has names, deeds, the rule, the last day and where to object; no points', async () => {
  await fixOctober(world)
  const paper = await take(world, 'redList')
  expect(paper.name).toBe('上田村支部2026年10月红星党员公示榜.docx')
  const words = wordsOf(paper)
  for (const part of [
    '红星党员公示',
    '上田村支部\u30002026年10月',
    '★\u3000徐建国\n防汛三天没下堤',
    '评定办法：当月满 80 分入围；参评 4 人，设 1 个名额。',
    '公示时间：5 个工作日，到 2026年11月16日为止',
    '点“我有异议”',
    '2026年11月9日',
  ]) {
    expect(words).toContain(part)
  }
  expect(words).not.toMatch(/草稿|83|王德明/)
})

test('a name with an open objection says so, and neither by whom nor why', async () => {
  await fixOctober(world)
  await object()
  const words = wordsOf(await take(world, 'redList'))
  expect(words).toContain('徐建国\u3000有异议，正在核实')
  expect(words).not.toMatch(/张三5|不在堤上/)
})

test('of a frozen list it has the check code, and no name that was erased', async () => {
  await fixOctober(world)
  const code = await publishOctober(world)
  expect(wordsOf(await take(world, 'redList'))).toContain(`核对码\u3000${code}`)
  await world.as('o-3').call('redList.erase', { ...october, confirm: '抹去我的名字' })
  const words = wordsOf(await take(world, 'redList'))
  expect(words).toContain(code)
  expect(words).toContain('本人要求不再列名。')
  expect(words).not.toContain('徐建国')
})

test('a name cleared later, and a correction, stand below the list that did not change', async () => {
  await fixOctober(world)
  const { objectionId } = await object()
  const code = await publishOctober(world)
  const answer = { ...october, objectionId, isUpheld: false, answer: '有签到记录' }
  await world.as('o-1').call('month.answer', answer)
  const { version } = await world.as('o-1').call('month.get', october)
  const supplement = await world.as('o-1').call('month.supplement', { ...october, version })
  await world.as('o-1').call('month.note', { ...october, text: '名字里的国字印错了' })
  const words = wordsOf(await take(world, 'redList'))
  expect(words).toContain('增补\n★\u3000徐建国\n防汛三天没下堤')
  expect(words).toContain('更正（2026年11月17日）：名字里的国字印错了')
  expect(words).toContain(`核对码\u3000${code}`)
  expect(words).toContain(`增补核对码\u3000${supplement.code}`)
})

test('names stand in the order of strokes, erased ones at the end', () => {
  const names = ['徐建国', '', '王德明', '丁一'].map((name) => ({ name }))
  expect(names.sort(byStrokes).map(({ name }) => name)).toEqual(['丁一', '王德明', '徐建国', ''])
})

test('is A3, in fonts that every Chinese Word has', async () => {
  const xml = partOf(await take(world, 'redList'), 'word/document.xml')
  expect(xml).toMatch(/<w:pgSz w:w="16837" w:h="23811"/)
  expect(xml).toContain('w:eastAsia="黑体"')
  expect(xml).toContain('w:eastAsia="宋体"')
})
