import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import description from '../package.json'
import { buildFunctions, type FunctionsBuild } from './build-functions'
import { folderOf, type TemporaryFolder } from './folder-of'

const answering = (answer: string) => `export const main = async () => ${JSON.stringify(answer)}`

let folder: TemporaryFolder
let build: FunctionsBuild | undefined

beforeEach(() => {
  folder = folderOf({
    'source/api/index.ts':
      "import { answer } from '../features/answer'\nexport const main = async () => answer",
    'source/features/answer.ts': "export const answer: string = '报上了'",
  })
})

afterEach(async () => {
  await build?.close()
  folder.remove()
})

const start = async (watch?: (names: readonly string[], errors: readonly string[]) => void) => {
  const source = join(folder.path, 'source')
  build = await buildFunctions({ source, outdir: join(folder.path, 'dist'), watch })
  return build
}

test('a function stands alone in its folder, with its main file named', async () => {
  const { names, bytesByName, errors } = await start()
  expect(errors).toEqual([])
  expect(names).toEqual(['api'])
  const bundle = join(folder.path, 'dist/api')
  expect(bytesByName).toEqual({ api: statSync(join(bundle, 'index.js')).size })
  expect(JSON.parse(readFileSync(join(bundle, 'package.json'), 'utf8'))).toMatchObject({ main: 'index.js' })
  const { main } = require(bundle) as { main(): Promise<string> }
  await expect(main()).resolves.toBe('报上了')
})

test('a function knows the version it was built from', async () => {
  folder.write({ 'source/features/answer.ts': 'export const answer = process.env.APP_VERSION' })
  await start()
  const { main } = require(join(folder.path, 'dist/api')) as { main(): Promise<string> }
  await expect(main()).resolves.toBe(description.version)
})

test('an error in the source is text with file and line', async () => {
  folder.write({ 'source/features/answer.ts': 'export const answer =\n' })
  const { errors } = await start()
  expect(errors).toHaveLength(1)
  expect(errors[0]).toMatch(/features[\\/]answer\.ts:\d+:\d+/)
})

test('a folder without any function is an error, not an empty success', async () => {
  const { errors } = await buildFunctions({ source: folder.path, outdir: join(folder.path, 'dist') })
  expect(errors).toHaveLength(1)
})

test('watching tells of each change: the error that came, that it went, and the new bundle', async () => {
  const told: [readonly string[], readonly string[]][] = []
  let wake = () => {}
  await start((names, errors) => {
    told.push([names, errors])
    wake()
  })
  const write = async (content: string) => {
    const changed = new Promise<void>((resolve) => {
      wake = resolve
    })
    folder.write({ 'source/api/index.ts': content })
    await changed
  }
  await write('export const main = (')
  await write(answering('first'))
  await write(answering('second'))
  expect(told.map(([names, errors]) => [names, errors.length])).toEqual([
    [[], 1],
    [['api'], 0],
    [['api'], 0],
  ])
  expect(readFileSync(join(folder.path, 'dist/api/index.js'), 'utf8')).toContain('second')
})
