import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { destroyLevelStorage, openLevelStorage } from './level-storage'
import { openMemoryStorage } from './memory-storage'
import type { Storage } from './storage'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'storage-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

async function contentOf(storage: Storage): Promise<Record<string, string>> {
  const content: Record<string, string> = {}
  for await (const chunk of storage.records()) {
    for (const { key, value } of chunk) {
      content[key] = value
    }
  }
  return content
}

describe.each([
  ['memory', async () => openMemoryStorage()],
  ['level', () => openLevelStorage(directory)],
])('%s storage', (_name, open) => {
  let storage: Storage

  beforeEach(async () => {
    storage = await open()
  })
  afterEach(() => storage.close())

  test('a new one is empty and knows of no commit', async () => {
    expect(await contentOf(storage)).toEqual({})
    expect(await storage.lastCommitted()).toBe(0)
  })

  test('a batch puts, replaces and removes', async () => {
    await storage.commit(
      [
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ],
      1,
    )
    await storage.commit(
      [
        { key: 'a', value: undefined },
        { key: 'b', value: '三' },
        { key: 'c', value: '' },
      ],
      2,
    )
    expect(await contentOf(storage)).toEqual({ b: '三', c: '' })
  })

  test('removing what is not there is no error', async () => {
    await storage.commit([{ key: 'a', value: undefined }], 1)
    expect(await contentOf(storage)).toEqual({})
  })

  test('the last commit is known by its sequence', async () => {
    await storage.commit([{ key: 'a', value: '1' }], 9)
    await storage.commit([{ key: 'a', value: '2' }], 10)
    expect(await storage.lastCommitted()).toBe(10)
  })
})

test('level storage keeps what was committed when it is opened again', async () => {
  const first = await openLevelStorage(directory)
  await first.commit([{ key: 'a', value: '1' }], 7)
  await first.close()
  const second = await openLevelStorage(directory)
  expect(await contentOf(second)).toEqual({ a: '1' })
  expect(await second.lastCommitted()).toBe(7)
  await second.close()
})

test('a directory belongs to one storage at a time, and is free after it is closed', async () => {
  const first = await openLevelStorage(directory)
  await expect(openLevelStorage(directory)).rejects.toThrow(
    /正被另一个进程使用[\s\S]*in use by another process/,
  )
  await first.close()
  await (await openLevelStorage(directory)).close()
})

test('a path that is a file is refused with its name', async () => {
  await expect(openLevelStorage(__filename)).rejects.toThrow(`数据目录 ${__filename} 无法打开`)
})

test('a destroyed storage is new again, and other files in its directory stay', async () => {
  const first = await openLevelStorage(directory)
  await first.commit([{ key: 'a', value: '1' }], 1)
  await first.close()
  await writeFile(join(directory, 'notes.txt'), 'mine')
  await destroyLevelStorage(directory)
  expect(await readdir(directory)).toEqual(['notes.txt'])
  const second = await openLevelStorage(directory)
  expect(await contentOf(second)).toEqual({})
  expect(await second.lastCommitted()).toBe(0)
  await second.close()
})

test('a storage in use is not destroyed', async () => {
  const storage = await openLevelStorage(directory)
  await storage.commit([{ key: 'a', value: '1' }], 1)
  await expect(destroyLevelStorage(directory)).rejects.toThrow('正被另一个进程使用')
  expect(await contentOf(storage)).toEqual({ a: '1' })
  await storage.close()
})

test('destroying what is not there is no error', async () => {
  await destroyLevelStorage(join(directory, 'nowhere'))
  expect(await readdir(directory)).toEqual([])
})
