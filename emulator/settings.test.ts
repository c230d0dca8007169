import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCollections } from './collection-file'
import { readSettings } from './settings'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(content: string): string {
  const file = join(folder, 'collections.json')
  writeFileSync(file, content)
  return file
}

test("another project's files are meant where the command was given, and its data lies beside its collections", () => {
  const flags = ['--bare', '--collections', 'database/collections.json', '--variables', 'emulator.env']
  expect(readSettings(flags, { INIT_CWD: folder })).toMatchObject({
    collections: join(folder, 'database/collections.json'),
    dataDir: join(folder, 'database/.data'),
    envFile: join(folder, 'emulator.env'),
    seed: 'none',
  })
})

test('an empty environment has a place of its own, and nothing of the demo', () => {
  expect(readSettings(['--empty'], { SEED: 'demo' })).toMatchObject({
    isEmpty: true,
    seed: 'none',
    dataDir: expect.stringMatching(/\.data.empty$/),
  })
  expect(() => readSettings(['--empty', '--collections', 'c.json'], {})).toThrow('--collections')
})

test('an unknown flag is refused with those that are known', () => {
  expect(() => readSettings(['--nonsense'], {})).toThrow(/--collections.*--nonsense/)
})

test('collections need no indexes, and an index need not be unique', () => {
  const file = fileOf('[{"name": "tasks"}, {"name": "members", "indexes": [{"fields": ["a", "b.c"]}]}]')
  expect(readCollections(file)).toEqual([
    { name: 'tasks', indexes: [] },
    { name: 'members', indexes: [{ fields: ['a', 'b.c'], unique: false }] },
  ])
})

test.each([
  ['no JSON', '[', 'JSON'],
  ['no array', '{}', 'Array'],
  ['a name with a dot', '[{"name": "a.b"}]', '0.name'],
  ['an index without fields', '[{"name": "ab", "indexes": [{"fields": []}]}]', '0.indexes.0.fields'],
  ['a word that means nothing', '[{"name": "ab", "indices": []}]', '0.indices'],
])('a file with %s is refused by its name and the place in it', (_what, content, place) => {
  const file = fileOf(content)
  expect(() => readCollections(file)).toThrow(file)
  expect(() => readCollections(file)).toThrow(place)
})
