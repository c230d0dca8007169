import { tree } from '../../testing/documents'
import { openOctober, rowsOf, take, wordsOf } from '../../testing/pack-world'
import type { World } from '../../testing/world'

let world: World

afterEach(() => world.close())

test('every paper of a demo town says that it is invented', async () => {
  world = await openOctober(undefined, [{ ...tree, version: 2, isDemo: true }])
  for (const file of ['redList', 'minutes'] as const) {
    const paper = await take(world, file)
    expect(paper.name).toContain('（演示数据）')
    expect(wordsOf(paper)).toContain('演示数据：人和事都是编的')
  }
  const sheet = await take(world, 'excel')
  expect(sheet.name).toContain('（草稿）（演示数据）.xlsx')
  expect(JSON.stringify(await rowsOf(sheet, 1))).toContain('演示数据：人和事都是编的')
})

test('no paper of a real one does', async () => {
  world = await openOctober()
  for (const file of ['redList', 'minutes'] as const) {
    const paper = await take(world, file)
    expect(paper.name + wordsOf(paper)).not.toContain('演示')
  }
})
