import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { type Database, openDatabase } from './database'
import { openLevelStorage } from './level-storage'

const collections = [{ name: 'members', indexes: [{ fields: ['openid'], unique: true }] }]
const key = (id: string) => `document:members:"${id}"`

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'damage-'))
  const database = await reopen()
  await database.load({ members: ['a', 'b', 'c'].map((id) => ({ _id: id, openid: `o-${id}`, name: '王' })) })
  await change(database, 'a', { $set: { name: '李' } })
  await remove(database, 'c')
  await database.close()
})
afterEach(() => rm(directory, { recursive: true, force: true }))

async function reopen(): Promise<Database> {
  return openDatabase({ storage: await openLevelStorage(directory), collections, now: Date.now })
}

async function change(database: Database, id: string, update: object): Promise<void> {
  const reply = await database.handle({
    action: 'database.modifyDocument',
    collectionName: 'members',
    queryType: 'DOC',
    multi: false,
    merge: true,
    upsert: false,
    query: JSON.stringify({ _id: id }),
    data: JSON.stringify(update),
  })
  expect(reply.code).toBeUndefined()
}

async function remove(database: Database, id: string): Promise<void> {
  const query = JSON.stringify({ _id: id })
  const action = 'database.removeDocument'
  const reply = await database.handle({
    action,
    collectionName: 'members',
    queryType: 'DOC',
    multi: false,
    query,
  })
  expect(reply.code).toBeUndefined()
}

async function inLevel(work: (level: ClassicLevel<string, string>) => Promise<void>): Promise<void> {
  const level = new ClassicLevel<string, string>(join(directory, 'records'))
  await work(level)
  await level.close()
}

const refusal = /数据目录 .+ 已损坏：.+npm start -- --fresh[\s\S]+is damaged: .+npm start -- --fresh/

test('an untouched store opens', async () => {
  const database = await reopen()
  expect(database.isEmpty()).toBe(false)
  await database.close()
})

test('an altered record is found, and named', async () => {
  await inLevel(async (level) => {
    const value = (await level.get(key('b'))) as string
    await level.put(key('b'), value.replace('王', '玉'))
  })
  await expect(reopen()).rejects.toThrow(refusal)
  await expect(reopen()).rejects.toThrow('document:members:"b"')
})

test('a record moved to another key is found', async () => {
  await inLevel(async (level) => {
    await level.put(key('d'), (await level.get(key('b'))) as string)
    await level.del(key('b'))
  })
  await expect(reopen()).rejects.toThrow(refusal)
})

test('a missing record is found', async () => {
  await inLevel((level) => level.del(key('b')))
  // Sequences: the collection 1, then a, b and c 2 to 4, a changed 5, c removed 6.
  const where =
    /应有 3 条记录，实有 2 条；集合 members 缺少序号 3 的记录[\s\S]+sequence 3 is missing in the collection members/
  await expect(reopen()).rejects.toThrow(where)
})

test('an older version of a record is found', async () => {
  let before = ''
  await inLevel(async (level) => {
    before = (await level.get(key('a'))) as string
  })
  const database = await reopen()
  await change(database, 'a', { $set: { name: '赵' } })
  await database.close()
  await inLevel((level) => level.put(key('a'), before))
  await expect(reopen()).rejects.toThrow('总校验和不符，有记录丢失或不是最新；集合 members 截至序号 7 ')
})

test('a removed record that is back is found', async () => {
  let removed = ''
  const database = await reopen()
  await database.load({ members: [{ _id: 'd', openid: 'o-d' } as { _id: string }] })
  await database.close()
  await inLevel(async (level) => {
    removed = (await level.get(key('d'))) as string
  })
  const again = await reopen()
  await remove(again, 'd')
  await again.close()
  await inLevel((level) => level.put(key('d'), removed))
  await expect(reopen()).rejects.toThrow('集合 members 多出序号 7 的记录')
})

test('a missing head is found', async () => {
  await inLevel((level) => level.del('head'))
  await expect(reopen()).rejects.toThrow('缺少总账记录')
})

test('a whole older state, as after a log cut short, is found', async () => {
  const older = new Map<string, string>()
  await inLevel(async (level) => {
    for await (const [recordKey, value] of level.iterator()) {
      older.set(recordKey, value)
    }
  })
  const database = await reopen()
  await change(database, 'b', { $set: { name: '钱' } })
  await database.close()
  await inLevel(async (level) => {
    await level.clear()
    await level.batch([...older].map(([recordKey, value]) => ({ type: 'put', key: recordKey, value })))
  })
  await expect(reopen()).rejects.toThrow('最后提交的序号是 7，但记录只到 6')
})

test('everything gone is found', async () => {
  await rm(join(directory, 'records'), { recursive: true })
  await expect(reopen()).rejects.toThrow(refusal)
})

test('a flipped byte anywhere in the log is found or harmless, never a silently different state', async () => {
  const records = join(directory, 'records')
  const saved = await saveAll(records)
  const note = await readFile(join(directory, 'last-commit'))
  const healthy = await stateOf(await reopen())
  const [log] = [...saved.keys()].filter((name) => name.endsWith('.log'))
  const length = (saved.get(log as string) as Buffer).length
  let found = 0
  const step = Math.floor(length / 60)
  for (let at = 0; at < length; at += step) {
    await restoreAll(records, saved)
    await writeFile(join(directory, 'last-commit'), note)
    await flip(join(records, log as string), at)
    const outcome = await reopen().then(stateOf, (error: Error) => error)
    if (outcome instanceof Error) {
      expect(outcome.message).toMatch(/npm start -- --fresh/)
      found += 1
    } else {
      expect(outcome).toEqual(healthy)
    }
  }
  expect(found).toBeGreaterThan(30)
})

async function stateOf(database: Database): Promise<unknown> {
  const reply = await database.handle({
    action: 'database.getDocument',
    collectionName: 'members',
    queryType: 'WHERE',
    order: '{"_id":1}',
  })
  await database.close()
  return (reply as { data?: unknown }).data
}

async function flip(file: string, at: number): Promise<void> {
  const handle = await open(file, 'r+')
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at)
  await handle.write(Buffer.from([(buffer[0] as number) ^ 0x10]), 0, 1, at)
  await handle.close()
}

async function saveAll(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const name of await readdir(folder)) {
    files.set(name, await readFile(join(folder, name)))
  }
  return files
}

async function restoreAll(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!files.has(name)) {
      await rm(join(folder, name))
    }
  }
  for (const [name, content] of files) {
    await writeFile(join(folder, name), content)
  }
}
