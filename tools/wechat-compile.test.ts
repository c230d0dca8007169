import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folderOf, type TemporaryFolder } from './folder-of'
import { packNpm } from './pack-npm'
import { inspectPackage, mainPackageLimit } from './shipped-package'
import { canCompile, compileAsWechat } from './wechat-compiler'

const project = dirname(__dirname)
const inKilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`

if (!canCompile) {
  process.stdout.write('小程序：wcc 和 wcsc 只有 Linux x64 版，本机跳过微信编译，只检查包的完整和大小。\n')
}
const describeWhereCompilersRun = canCompile ? describe : describe.skip

/** A small app that uses everything once; each test breaks one thing of it. */
const sound = {
  'project.config.json': readFileSync(join(project, 'project.config.json'), 'utf8'),
  'miniprogram/app.json': JSON.stringify({ pages: ['pages/home/home'] }),
  'miniprogram/app.ts': 'App({})',
  'miniprogram/app.wxss': "@import './styles/base.wxss';",
  'miniprogram/styles/base.wxss': '.card { padding: calc(2px + 1rpx) }',
  'miniprogram/pages/home/home.json': JSON.stringify({ usingComponents: { card: '/components/card/card' } }),
  'miniprogram/pages/home/home.ts':
    "import type { Reply } from '../../../cloudfunctions/contract/reply'\n" +
    "import { call } from '../../services/api'\nPage({ read: (): Reply => call() })",
  'miniprogram/pages/home/home.wxml':
    '<import src="./row.wxml" /><include src="./foot" /><wxs src="./time.wxs" module="time" />' +
    '<card wx:if="{{open}}" at="{{time.text(at)}}" />',
  'miniprogram/pages/home/row.wxml': '<template name="row"><view>{{name}}</view></template>',
  'miniprogram/pages/home/foot.wxml': '<text>演示数据</text>',
  'miniprogram/pages/home/time.wxs': "var base = require('./base.wxs')\nmodule.exports = { text: base.text }",
  'miniprogram/pages/home/base.wxs': 'module.exports = { text: function (at) { return at } }',
  'miniprogram/pages/home/home.test.ts': "import './gone'",
  'miniprogram/services/api.ts': 'export const call = () => ({ ok: true })',
  'miniprogram/components/card/card.json': JSON.stringify({ component: true }),
  'miniprogram/components/card/card.ts': 'Component({})',
  'miniprogram/components/card/card.wxml': '<view class="card"><slot /></view>',
}

let app: TemporaryFolder

beforeEach(() => {
  app = folderOf(sound)
})

afterEach(() => app.remove())

async function problemsWith(change: Readonly<Record<string, string>>): Promise<string[]> {
  app.write(change)
  const { problems } = await inspectPackage(app.path)
  return [...problems]
}

async function refusalsOf(change: Readonly<Record<string, string>>): Promise<string[]> {
  app.write(change)
  const { root, files } = await inspectPackage(app.path)
  return compileAsWechat(root, files)
}

describe('our own package', () => {
  test('holds everything it asks for and stays within its size', async () => {
    const { problems: unpacked } = await packNpm(project, join(project, 'miniprogram'))
    expect(unpacked).toEqual([])
    const { problems, files, mainBytes, bytesBySubpackage } = await inspectPackage(project)
    process.stdout.write(
      `小程序主包：${inKilobytes(mainBytes)}，${files.length} 个文件，上限 ${inKilobytes(mainPackageLimit)}\n`,
    )
    for (const [root, bytes] of Object.entries(bytesBySubpackage)) {
      process.stdout.write(`小程序分包 ${root}：${inKilobytes(bytes)}\n`)
    }
    expect(problems).toEqual([])
    expect(files.filter((file) => /\.test\.ts$|^testing\/|tsconfig/.test(file))).toEqual([])
  })

  describeWhereCompilersRun('and the compilers of WeChat', () => {
    test('take every page, component, script and style of it, TDesign included', async () => {
      const { root, files } = await inspectPackage(project)
      expect(compileAsWechat(root, files)).toEqual([])
    })
  })
})

test('a sound app passes, with its types from outside and its test beside the page', async () => {
  const { problems, files } = await inspectPackage(app.path)
  expect(problems).toEqual([])
  expect(files).not.toContain('pages/home/home.test.ts')
})

test.each([
  [
    'a page',
    { 'app.json': '{"pages":["pages/home/home","pages/gone/gone"]}' },
    'app.json: 页面 pages/gone/gone',
  ],
  ['a component', { 'pages/home/home.json': '{"usingComponents":{"x":"/components/x/x"}}' }, '组件 x'],
  [
    'an npm component',
    { 'pages/home/home.json': '{"usingComponents":{"t":"tdesign-miniprogram/tag/tag"}}' },
    '组件 t',
  ],
  ['a template', { 'pages/home/home.wxml': '<import src="./gone.wxml" />' }, '<import src="./gone.wxml">'],
  [
    'an included file',
    { 'pages/home/home.wxml': '<include src="./gone.wxml" />' },
    '<include src="./gone.wxml">',
  ],
  ['a wxs file', { 'pages/home/home.wxml': '<wxs src="./gone.wxs" module="m" />' }, '<wxs src="./gone.wxs">'],
  ['a wxs of a wxs', { 'pages/home/time.wxs': "require('./gone.wxs')" }, 'require("./gone.wxs")'],
  [
    'an image',
    { 'pages/home/home.wxml': '<image src="/images/gone.png" />' },
    '<image src="/images/gone.png">',
  ],
  ['a style', { 'app.wxss': "@import './gone.wxss';" }, '@import "./gone.wxss"'],
  [
    'an imported script',
    { 'services/api.ts': "import './gone'\nexport const call = () => ({})" },
    'import "./gone"',
  ],
  [
    'a required script',
    { 'services/api.ts': "require('./gone')\nexport const call = () => ({})" },
    'import "./gone"',
  ],
  [
    'a package not packed',
    { 'services/api.ts': "import 'lodash'\nexport const call = () => ({})" },
    'import "lodash"',
  ],
  [
    'a tab icon',
    { 'app.json': '{"pages":["pages/home/home"],"tabBar":{"list":[{"iconPath":"i.png"}]}}' },
    '图标 i.png',
  ],
])('%s that is missing is named', async (_what, change: Record<string, string>, named) => {
  const [[name = '', content = ''] = []] = Object.entries(change)
  const problems = await problemsWith({ [`miniprogram/${name}`]: content })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(named)
})

test('a value imported from outside the package is refused, though the file is there', async () => {
  const problems = await problemsWith({
    'cloudfunctions/contract/reply.ts': 'export const ok = true',
    'miniprogram/services/api.ts':
      "import { ok } from '../../cloudfunctions/contract/reply'\nexport const call = () => ok",
  })
  expect(problems).toEqual(['services/api.ts: import "../../cloudfunctions/contract/reply" 不会打进小程序包'])
})

test('a script that project.config.json keeps out is refused where it is used', async () => {
  const problems = await problemsWith({
    'miniprogram/testing/people.ts': 'export const people = 623',
    'miniprogram/services/api.ts':
      "import { people } from '../testing/people'\nexport const call = () => people",
  })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain('testing/people.ts 被用到')
})

test('a main package over its limit is refused', async () => {
  const problems = await problemsWith({ 'miniprogram/images/wall.png': 'x'.repeat(mainPackageLimit) })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/^主包 \d+ KB，超过 1536 KB$/)
})

describeWhereCompilersRun('the compilers of WeChat', () => {
  test('take the sound app', async () => {
    expect(await refusalsOf({})).toEqual([])
  })

  test.each([
    ['an unclosed tag', 'pages/home/home.wxml', '<view><text></view>'],
    ['optional chaining', 'pages/home/home.wxml', '<view>{{a?.b}}</view>'],
    ['an else without its if', 'pages/home/home.wxml', '<view wx:else>1</view>'],
    ['today’s JavaScript in wxs', 'pages/home/base.wxs', 'module.exports = { text: (at) => at }'],
    ['an unclosed style', 'app.wxss', '.card { color: red'],
    ['an imported style that is missing', 'app.wxss', "@import './gone.wxss';"],
  ])('refuse %s and name the file', async (_what, name, content) => {
    const refusals = await refusalsOf({ [`miniprogram/${name}`]: content })
    expect(refusals).toHaveLength(1)
    expect(refusals[0]).toContain(name)
  })
})
