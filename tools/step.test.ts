import { dirname, join } from 'node:path'
import { folderOf, type TemporaryFolder } from './folder-of'
import { runStep, summarize } from './step'

const jestProgram = join(dirname(__dirname), 'node_modules', 'jest', 'bin', 'jest.js')

let folder: TemporaryFolder | undefined
let said: string[]

beforeEach(() => {
  said = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
})

afterEach(() => {
  jest.restoreAllMocks()
  folder?.remove()
})

/** A real jest over these test files. */
function runJestOver(files: Readonly<Record<string, string>>) {
  folder = folderOf({ 'package.json': '{}', ...files })
  return runStep({
    title: '单元测试',
    run: [jestProgram, '--rootDir', folder.path, '--config', '{}'],
    isJest: true,
  })
}

test('every test of a jest run counts', async () => {
  const { passed, failed } = await runJestOver({
    'a.test.js': "test('one', () => {}); test('two', () => {})",
    'b.test.js': "test('three', () => { throw new Error('差一个名额') })",
  })
  expect({ passed, failed }).toEqual({ passed: 2, failed: 1 })
  expect(said.join('')).toContain('差一个名额')
})

test('a test file that cannot be loaded is a failure', async () => {
  const { failed } = await runJestOver({ 'a.test.js': 'this is no script' })
  expect(failed).toBe(1)
})

test('a jest run without any test is a failure', async () => {
  const { passed, failed } = await runJestOver({})
  expect({ passed, failed }).toEqual({ passed: 0, failed: 1 })
})

test('a step that fails is one failure, and all it said is shown', async () => {
  const script = "process.stdout.write('第一行\\n'); console.error('第二行'); process.exit(3)"
  const result = await runStep({ title: '类型', run: ['-e', script], shows: /^没有/ })
  expect(result).toEqual({ title: '类型', passed: 0, failed: 1 })
  expect(said.join('')).toMatch(/✗ 类型（.*秒）\n[^]*第一行[^]*第二行/)
})

test('a step that succeeds shows only the lines worth seeing', async () => {
  const script = "process.stdout.write('云函数 api：1 KB\\n别的\\n')"
  const result = await runStep({ title: '构建', run: ['-e', script], shows: /^云函数/ })
  expect(result).toEqual({ title: '构建', passed: 0, failed: 0 })
  expect(said.join('')).toContain('云函数 api：1 KB')
  expect(said.join('')).not.toContain('别的')
})

test('the last line gives the sums in the form machines read', () => {
  const results = [
    { title: '类型', passed: 0, failed: 1 },
    { title: '单元测试', passed: 41, failed: 2 },
    { title: '浏览器旅程', passed: 7, failed: 0 },
  ]
  expect(summarize(results)).toBe('未通过：类型、单元测试\n48 passed, 3 failed')
  expect(summarize(results.slice(2))).toBe('全部通过\n7 passed, 0 failed')
})
