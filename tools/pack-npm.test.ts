import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folderOf, type TemporaryFolder } from './folder-of'
import { packNpm } from './pack-npm'

const project = dirname(__dirname)

const app = {
  'app.json': JSON.stringify({ pages: ['pages/home/home'] }),
  'app.ts': 'App({})',
  'pages/home/home.json': JSON.stringify({
    usingComponents: { 't-button': 'tdesign-miniprogram/button/button' },
  }),
  'pages/home/home.ts': "import dayjs from 'dayjs'\nPage({ data: { year: dayjs().year() } })",
  'pages/home/home.wxml': '<t-button>报名</t-button>',
}

let miniprogram: TemporaryFolder

beforeEach(() => {
  miniprogram = folderOf(app)
})

afterEach(() => miniprogram.remove())

const packed = (path: string) => join(miniprogram.path, 'miniprogram_npm', path)

test('a used component comes with all it needs, and an unused one stays out', async () => {
  const { problems, bytesByPackage } = await packNpm(project, miniprogram.path)
  expect(problems).toEqual([])
  expect(Object.keys(bytesByPackage).sort()).toEqual(['dayjs', 'tdesign-miniprogram'])
  for (const path of [
    'button/button.wxml',
    'loading/loading.js',
    'common/utils.wxs',
    'common/style/index.wxss',
  ]) {
    expect(existsSync(packed(`tdesign-miniprogram/${path}`))).toBe(true)
  }
  expect(existsSync(packed('tdesign-miniprogram/miniprogram_npm/tslib/index.js'))).toBe(true)
  expect(existsSync(packed('tdesign-miniprogram/calendar'))).toBe(false)
})

test('the main entry of a plain package works when it is packed', async () => {
  await packNpm(project, miniprogram.path)
  const dayjs = require(packed('dayjs/index.js')) as (text: string) => { year(): number }
  expect(dayjs('2026-11-22').year()).toBe(2026)
})

test('the icon font of a foreign server is taken out of the styles, and the icons stay', async () => {
  await packNpm(project, miniprogram.path)
  const style = readFileSync(packed('tdesign-miniprogram/icon/icon.wxss'), 'utf8')
  expect(style).not.toContain('tdesign.gtimg.com')
  expect(style).toContain('.t-icon-add')
})

test('a component that does not exist is named with the page that uses it, and nothing is packed', async () => {
  const usingComponents = { 't-buton': 'tdesign-miniprogram/buton/buton' }
  miniprogram.write({ 'pages/home/home.json': JSON.stringify({ usingComponents }) })
  const { problems } = await packNpm(project, miniprogram.path)
  expect(problems).toEqual(['pages/home/home.json: 组件 t-buton “tdesign-miniprogram/buton/buton” 不存在'])
  expect(existsSync(packed(''))).toBe(false)
})

test.each([
  ['dayjs/plugin/utc', 'WeChat packs only the main entry of a package'],
  ['lodash', 'it is no dependency of the mini-program'],
])('importing %s is refused, because %s', async (specifier) => {
  miniprogram.write({ 'pages/home/home.ts': `import thing from '${specifier}'\nPage({ data: { thing } })` })
  const { problems } = await packNpm(project, miniprogram.path)
  expect(problems).toEqual([`pages/home/home.ts: import "${specifier}" 不存在，或者不会打进小程序包`])
})

test('packing again removes what is no longer used and leaves the rest untouched', async () => {
  await packNpm(project, miniprogram.path)
  const kept = packed('tdesign-miniprogram/button/button.js')
  const before = statSync(kept).mtimeMs
  writeFileSync(packed('left-over.js'), '')
  await packNpm(project, miniprogram.path)
  expect(existsSync(packed('left-over.js'))).toBe(false)
  expect(statSync(kept).mtimeMs).toBe(before)
})
