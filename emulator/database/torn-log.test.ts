import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from './database'
import { openLevelStorage } from './level-storage'
import { askerFor, documentsOf } from './testing/ask'

/** What a power cut leaves of LevelDB's log: its last batch unfinished, with or without rubbish behind it. */
const collections = [{ name: 'members', indexes: [] }]

let directory: string
/** All files of the store, and its log and state before and after the last batch. */
let files: ReadonlyMap<string, Buffer>
let log: string
let before: Moment
let after: Moment

interface Moment {
  readonly log: Buffer
  readonly note: Buffer
  readonly state: unknown
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'torn-'))
  const database = await reopen()
  const members = askerFor(database, 'members')
  await members.insert({ _id: 'a', n: 1 })
  await members.insert({ _id: 'b', n: 1 })
  log = (await readdir(records())).find((name) => name.endsWith('.log')) as string
  before = await momentOf(database)
  await members.update({}, { $set: { text: '红'.repeat(100) } })
  after = await momentOf(database)
  await database.close()
  const names = await readdir(records())
  files = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(records(), name))] as const)),
  )
})
afterAll(() => rm(directory, { recursive: true, force: true }))

test('a last batch that was not finished is dropped whole, wherever it ends', async () => {
  for (const end of ends()) {
    await restore(after.log.subarray(0, end), before.note)
    expect(await stateOf(await reopen())).toEqual(end < after.log.length ? before.state : after.state)
  }
})

test('rubbish in place of the rest of the last batch is dropped, too', async () => {
  for (const end of ends()) {
    for (const rubbish of [0, 0xff, 0x20]) {
      const rest = Buffer.alloc(after.log.length - end, rubbish)
      await restore(Buffer.concat([after.log.subarray(0, end), rest]), before.note)
      expect(await stateOf(await reopen())).toEqual(rest.length > 0 ? before.state : after.state)
    }
  }
})

test('a last batch that was acknowledged is missed, and the message says from which sequence on', async () => {
  await restore(after.log.subarray(0, before.log.length + 20), after.note)
  // The collection is 1, then a, b, and both again.
  await expect(reopen()).rejects.toThrow(
    /最后提交的序号是 5，但记录只到 3[\s\S]+number 5, but the records end at 3/,
  )
})

test('a finished batch behind an unfinished one is not taken for the state', async () => {
  const middle = before.log.length - 10
  const holed = Buffer.from(after.log)
  holed.fill(0, middle, before.log.length)
  await restore(holed, after.note)
  await expect(reopen()).rejects.toThrow(/npm start -- --fresh/)
})

/** Every 31st byte between the last two batches, and both ends. */
function ends(): number[] {
  const [first, last] = [before.log.length, after.log.length]
  return [
    ...Array.from({ length: Math.ceil((last - first) / 31) }, (_unused, at) => first + at * 31),
    last - 1,
    last,
  ]
}

async function reopen(): Promise<Database> {
  return openDatabase({ storage: await openLevelStorage(directory), collections, now: () => 0 })
}

async function momentOf(database: Database): Promise<Moment> {
  const [content, note] = await Promise.all([readFile(join(records(), log)), readFile(noteFile())])
  return { log: content, note, state: await membersOf(database) }
}

/** Puts the files of the store back, with this log and this note. */
async function restore(content: Buffer, note: Buffer): Promise<void> {
  await rm(records(), { recursive: true })
  await mkdir(records())
  for (const [name, original] of files) {
    await writeFile(join(records(), name), name === log ? content : original)
  }
  await writeFile(noteFile(), note)
}

async function membersOf(database: Database): Promise<unknown> {
  return documentsOf(await askerFor(database, 'members').get({}, { order: '{"_id":1}' }))
}

async function stateOf(database: Database): Promise<unknown> {
  const state = await membersOf(database)
  await database.close()
  return state
}

function records(): string {
  return join(directory, 'records')
}

function noteFile(): string {
  return join(directory, 'last-commit')
}
