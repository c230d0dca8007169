import { fixOctober, flood, october, openOctober, take, wordsOf, work } from '../../testing/pack-world'
import type { World } from '../../testing/world'
import { minutesOf } from './minutes-rules'

let world: World

afterEach(() => world.close())

test('count, name the eligible, and leave open what only the meeting knows', async () => {
  world = await openOctober()
  const minutes = await take(world, 'minutes')
  expect(minutes.name).toBe('上田村支部2026年10月支委会记录（草稿）.docx')
  const words = wordsOf(minutes)
  for (const part of [
    '草稿：名单还没有定稿',
    '里面有个人分数，只供支委会使用',
    '出席：\u3000',
    '参评 4 人（免考核 1 人，不计在内）。入围线 80 分，入围 2 人。',
    '本月 1 个',
    '徐建国\nB\n83\n23\n13\n2\n名额',
    '王德明\nC\n82.5\n22.5\n6.5\n3\n\n',
    '没有并列。',
    '拟同意徐建国为2026年10月红星党员。事迹：\n徐建国：\u3000',
    '参会人签字',
  ]) {
    expect(words).toContain(part)
  }
  expect(words).not.toContain('张三1')
})

test('say what the month still lacks', async () => {
  world = await openOctober()
  world.now -= 7 * 24 * 3_600_000
  const deed = { code: 'V9', day: '2026-10-30', amount: 1, what: '帮老人收稻子' }
  await world.as('o-4').call('deed.apply', deed)
  world.now += 7 * 24 * 3_600_000
  expect(wordsOf(await take(world, 'minutes'))).toContain('还缺：1 条申请没有答复。')
})

test('after the list is fixed they are no draft; an objection stands without who raised it', async () => {
  world = await openOctober()
  await fixOctober(world)
  await world.as('o-5').call('month.object', { ...october, name: '徐建国', text: '那天不在堤上' })
  const words = wordsOf(await take(world, 'minutes'))
  expect(words).toContain('同意徐建国为2026年10月红星党员。事迹：\n徐建国：防汛三天没下堤')
  expect(words).toContain('名单公示 5 个工作日，到 2026年11月16日为止。')
  expect(words).toContain('对 徐建国：那天不在堤上。还没有答复。')
  expect(words).not.toMatch(/草稿|拟同意|张三5/)
})

test('equals stand with the place that is left, and after the ballot with the votes', async () => {
  world = await openOctober([flood, work('2026-10-05'), work('2026-10-06')])
  const open = wordsOf(await take(world, 'minutes'))
  expect(open).toMatch(
    /(徐建国、王德明|王德明、徐建国) 的总分、贡献分、工时、实事类数都相同，余下 1 个名额，由支委会表决。/,
  )
  expect(open).toContain('表决结果：\u3000')
  expect(wordsOf(await take(world, 'redList'))).toContain('并列，余下 1 个名额由支委会表决')
  const { version } = await world.as('o-1').call('month.get', october)
  const votes = '王德明五票，徐建国两票'
  const ballot = { ...october, version, order: ['m-4', 'm-3'], votes, on: '2026-11-09' }
  await world.as('o-1').call('month.ballot', ballot)
  const decided = wordsOf(await take(world, 'minutes'))
  expect(decided).toContain(`2026年11月9日表决，先后为：王德明、徐建国。票数：${votes}。`)
  expect(decided).toContain('拟同意王德明为2026年10月红星党员')
  expect(decided).not.toContain('表决结果')
})

test('say who is 蝉联, for whom a place was kept, and who is not counted', async () => {
  world = await openOctober()
  const view = await world.as('o-1').call('month.get', october)
  const notEligible = { exempt: 0, excluded: 2, belowThreshold: 1 }
  const { sections } = minutesOf({ ...view, repeats: ['m-4'], nonCadre: 'm-3', notEligible })
  const lines = sections.flatMap((section) => section.lines)
  expect(lines).toContain('王德明 此前已连续两个月，本月列为蝉联，不占名额。')
  expect(lines).toContain('按分数名额都归任职党员，按规则留 1 个给不任职的 徐建国。')
  expect(lines.join('')).toContain('（不参评 2 人，不计在内）')
  expect(lines).toContain('拟同意徐建国为2026年10月红星党员，王德明为蝉联。事迹：')
})

test('of a month without anybody eligible say that the place stays empty', async () => {
  world = await openOctober()
  const view = await world.as('o-1').call('month.get', october)
  const { sections } = minutesOf({ ...view, eligible: [], winners: [] })
  const lines = sections.flatMap((section) => section.lines)
  expect(lines).toContain('没有人达到入围线，名额空缺。')
  expect(lines).toContain('本月名额空缺。')
})
