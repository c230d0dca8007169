import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLevelStorage } from '../level-storage'
import { buildWriter } from './build-writer'
import { CrashingStore } from './crashing-store'
import { killAtRandom } from './kill-at-random'
import { live } from './life'

/** 500: `npm run crash`. */
const KILLS = 20

let directory: string
let writer: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'crash-'))
  writer = await buildWriter()
})
afterAll(() => rm(directory, { recursive: true, force: true }))

test('a process killed at any moment has lost no acknowledged write, doubled none and left none half done', async () => {
  const { acknowledged } = await killAtRandom(directory, writer, KILLS)
  expect(acknowledged).toBeGreaterThan(KILLS * 10)
})

test('a second process is kept out of a store while the first one writes', async () => {
  const shared = join(directory, 'shared')
  let second: Promise<unknown> | undefined
  await live(process.execPath, [writer, shared], (child, writing) => {
    second = writing.then(() => openLevelStorage(shared)).finally(() => child.kill('SIGKILL'))
    // What it says is looked at below, when the first process has ended.
    second.catch(() => {})
  })
  await expect(second).rejects.toThrow(/正被另一个进程使用[\s\S]*in use by another process/)
})

test('a process whose disk is full stops with a message, has acknowledged nothing it has not stored, and the store opens', async () => {
  const store = new CrashingStore(join(directory, 'full'), writer)
  const life = await store.fill(256)
  expect(life).toMatchObject({ stopped: expect.stringMatching(/^stopped .+/), end: 3 })
  await store.check()
})
