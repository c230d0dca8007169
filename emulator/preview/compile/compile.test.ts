import { readFile, utimes } from 'node:fs/promises'
import path from 'node:path'
import { type SmallProgram, writeSmallProgram } from '../testing/small-program'
import { compile } from './compile'
import { CompileFailure, describeProblem } from './problem'
import { compileIfChanged } from './reuse'

let program: SmallProgram
afterEach(() => program.remove())

async function problemsOf(changes: Record<string, string>): Promise<string[]> {
  program = await writeSmallProgram(changes)
  const failure: unknown = await compile(program.folder, program.output).catch((error) => error)
  if (!(failure instanceof CompileFailure)) {
    throw failure ?? new Error('compiled without a problem')
  }
  return failure.problems.map(describeProblem)
}

const home = (wxml: string) => ({ 'pages/home/home.wxml': wxml })

test('a tag nobody defines is named with its place', async () => {
  expect(await problemsOf(home('<view>\n  <video />\n</view>'))).toEqual([
    'pages/home/home.wxml:2 预览没有标签 <video>：不是已支持的内置组件，也不在 usingComponents 里',
  ])
})

test('a property or event a built-in tag lacks is named', async () => {
  expect(await problemsOf(home('<view\n  flavour="a"\n  bind:tap="x"\n  bind:swipe="y"/>'))).toEqual([
    'pages/home/home.wxml:2 预览的 <view> 没有属性或事件 flavour',
    'pages/home/home.wxml:4 预览的 <view> 没有属性或事件 bind:swipe',
  ])
})

test('a component that cannot be found is named once, and its tag is not reported on top', async () => {
  expect(
    await problemsOf({
      ...home('<card /><card />'),
      'pages/home/home.json': '{\n  "usingComponents": {\n    "card": "/components/card/card" } }',
    }),
  ).toEqual(['pages/home/home.json:3 找不到组件 <card>：/components/card/card'])
})

test('a package that would not be shipped is no component', async () => {
  expect(
    await problemsOf({ 'pages/home/home.json': '{ "usingComponents": { "x": "glass-easel/dist/x" } }' }),
  ).toEqual(['pages/home/home.json:1 找不到组件 <x>：glass-easel/dist/x'])
})

test('missing files, broken json, broken styles and broken templates are all reported together', async () => {
  const problems = await problemsOf({
    'app.json': '{ "pages": ["pages/home/home", "pages/gone/gone"] }',
    'pages/home/home.json': '{ "usingComponents": }',
    'pages/home/home.wxss': '.a {\n  color: red',
    ...home('<view>{{a +}}</view>\n<import src="./part.wxml" />'),
  })
  expect(problems).toEqual(
    expect.arrayContaining([
      'pages/gone/gone.wxml:1 文件不存在',
      'pages/gone/gone.ts:1 文件不存在',
      expect.stringMatching(/^pages\/home\/home\.json:1 json 有误/),
      expect.stringMatching(/^pages\/home\/home\.wxss:1 样式有误/),
      expect.stringMatching(/^pages\/home\/home\.wxml:1 模板有误/),
      'pages/home/home.wxml:1 找不到模板 pages/home/part.wxml',
    ]),
  )
})

test('a script that does not parse is named with its line', async () => {
  expect(await problemsOf({ 'pages/home/home.ts': 'Page({\n  data: {,}\n})' })).toEqual([
    expect.stringMatching(/^pages\/home\/home\.ts:2 /),
  ])
})

test('styles by tag or id in a component are refused, as WeChat ignores them', async () => {
  expect(
    await problemsOf({
      'pages/home/home.json': '{ "usingComponents": { "card": "/card/card" } }',
      'card/card.json': '{ "component": true }',
      'card/card.ts': 'Component({})',
      'card/card.wxml': '<view id="a" />',
      'card/card.wxss': '.fine { color: red }\n#a { color: red }\nview { color: red }',
    }),
  ).toEqual([
    'card/card.wxss:2 组件的样式只能用类选择器，不能用 #a',
    'card/card.wxss:3 组件的样式只能用类选择器，不能用 view',
  ])
})

test('a local picture in a style sheet is refused, an inline one passes untouched', async () => {
  const mask = `url("data:image/svg+xml,%3Csvg d='M0 5rpx)//x'%3E")`
  expect(
    await problemsOf({ 'pages/home/home.wxss': `.a { mask: ${mask} }\n.b { background: url(/a.png) }` }),
  ).toEqual(['pages/home/home.wxss:2 WXSS 里不能引用本地文件：/a.png'])
  await program.write('pages/home/home.wxss', `.a { mask: ${mask}; width: 10rpx }`)
  await compile(program.folder, program.output)
  const css = await readFile(path.join(program.output, 'app.css'), 'utf8')
  expect(css).toContain(`mask: ${mask}; width: calc(var(--rpx) * 10)`)
})

test('an unchanged mini-program is not compiled again, a changed one is', async () => {
  program = await writeSmallProgram()
  const run = () => compileIfChanged(program.folder, program.output)
  expect(await run()).toEqual({ components: 1, isReused: false })
  expect(await run()).toEqual({ components: 1, isReused: true })
  await utimes(path.join(program.folder, 'pages/home/home.wxml'), 1, 1)
  expect(await run()).toEqual({ components: 1, isReused: false })
})

test('a style sheet written later for a page that had none is noticed', async () => {
  program = await writeSmallProgram()
  const run = () => compileIfChanged(program.folder, program.output)
  await run()
  await program.write('pages/home/home.wxss', '.late { color: red }')
  expect(await run()).toEqual({ components: 1, isReused: false })
})
