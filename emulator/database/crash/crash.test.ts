import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWriter } from './build-writer'
import { CrashingStore } from './crashing-store'
import { killAtRandom } from './kill-at-random'

/** 500: `npm run crash`. */
const KILLS = 20

let directory: string
let store: CrashingStore

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'crash-'))
  store = new CrashingStore(directory, await buildWriter())
})
afterAll(() => rm(directory, { recursive: true, force: true }))

test('a process killed at any moment has lost no acknowledged write, doubled none and left none half done', async () => {
  const { acknowledged } = await killAtRandom(store, KILLS)
  expect(acknowledged).toBeGreaterThan(KILLS * 10)
})

test('a process whose disk is full stops with a message, has acknowledged nothing it has not stored, and the store opens', async () => {
  const life = await store.fill(256)
  expect(life.stopped).toMatch(/^stopped .+/)
  expect(life.end).toBe(3)
  await store.check()
})
