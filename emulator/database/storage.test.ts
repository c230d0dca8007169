import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
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

const unwritable = /不能写入：.*ermission denied[\s\S]+cannot be written: .*ermission denied/

/** Root may write everywhere; some containers run the tests as root. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) {
    process.seteuid?.('nobody')
  }
  try {
    await work()
  } finally {
    if (isRoot) {
      process.seteuid?.(0)
    }
  }
}

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

  test('a later change of the same key in one batch wins', async () => {
    await storage.commit(
      [
        { key: 'a', value: '1' },
        { key: 'b', value: '1' },
        { key: 'a', value: undefined },
        { key: 'b', value: '2' },
      ],
      1,
    )
    expect(await contentOf(storage)).toEqual({ b: '2' })
  })

  test('an empty batch moves the last commit alone', async () => {
    await storage.commit([], 3)
    expect(await contentOf(storage)).toEqual({})
    expect(await storage.lastCommitted()).toBe(3)
  })

  test('any text is kept as it is: long ones, controls, surrogate pairs, keys that begin like others', async () => {
    const long = '红'.repeat(300_000)
    const texts = { a: '\u0000\n"\\', 'a:': '😀', 'a:"😀"': ' ', z: long }
    await storage.commit(
      Object.entries(texts).map(([key, value]) => ({ key, value })),
      1,
    )
    expect(await contentOf(storage)).toEqual(texts)
  })

  test('more records than one chunk holds are all there, each once', async () => {
    const batch = Array.from({ length: 5_000 }, (_unused, at) => ({ key: `k${at}`, value: `${at}` }))
    await storage.commit(batch, 1)
    const keys: string[] = []
    for await (const chunk of storage.records()) {
      keys.push(...chunk.map(({ key }) => key))
    }
    expect(keys.sort()).toEqual(batch.map(({ key }) => key).sort())
  })

  test('who stops reading half way does not keep it from being written or closed', async () => {
    await storage.commit([{ key: 'a', value: '1' }], 1)
    for await (const chunk of storage.records()) {
      expect(chunk).toHaveLength(1)
      break
    }
    await storage.commit([{ key: 'b', value: '1' }], 2)
    expect(await contentOf(storage)).toEqual({ a: '1', b: '1' })
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

test('records that are not ours are neither opened nor deleted', async () => {
  await mkdir(join(directory, 'records'))
  await writeFile(join(directory, 'records', 'song.mp3'), 'mine')
  const foreign = /不是本数据库写的[\s\S]+was not written by this database/
  await expect(openLevelStorage(directory)).rejects.toThrow(foreign)
  await expect(destroyLevelStorage(directory)).rejects.toThrow(foreign)
  expect(await readdir(join(directory, 'records'))).toEqual(['song.mp3'])
  expect(await readdir(directory)).toEqual(['records'])
})

test('a directory that cannot be written is refused with the reason, as a whole or in a part', async () => {
  await (await openLevelStorage(directory)).close()
  for (const part of [directory, join(directory, 'last-commit'), join(directory, 'records')]) {
    await chmod(part, 0o777)
  }
  for (const part of [join(directory, 'records'), join(directory, 'last-commit')]) {
    await chmod(part, 0o555)
    await asOrdinaryUser(() => expect(openLevelStorage(directory)).rejects.toThrow(unwritable))
    await chmod(part, 0o777)
  }
  await chmod(directory, 0o555)
  await asOrdinaryUser(() => expect(openLevelStorage(join(directory, 'new'))).rejects.toThrow(unwritable))
  await chmod(directory, 0o755)
})

test('a note whose content did not reach the disk says nothing of the last commit', async () => {
  await (await openLevelStorage(directory)).close()
  await writeFile(join(directory, 'last-commit'), Buffer.alloc(16))
  const storage = await openLevelStorage(directory)
  expect(await storage.lastCommitted()).toBe(0)
  await storage.close()
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
