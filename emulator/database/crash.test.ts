import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Database, openDatabase } from './database'
import { openLevelStorage } from './level-storage'
import { askerFor, documentsOf } from './testing/ask'

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 4)

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'crash-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

/** Lets the writers run until that many steps are acknowledged, kills them, and gives every acknowledged step. */
async function killAfter(steps: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'testing/crash-writer.ts'), directory],
    {
      cwd: join(__dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const acknowledged: string[] = []
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(line)
    if (acknowledged.length === steps) {
      child.kill('SIGKILL')
    }
  }
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve))
  }
  expect(child.signalCode).toBe('SIGKILL')
  return acknowledged
}

async function stepsOf(database: Database, query: object): Promise<number> {
  const reply = await database.handle({
    action: 'database.calculateDocument',
    collectionName: 'steps',
    queryType: 'WHERE',
    query: JSON.stringify(query),
  })
  return reply.code === undefined ? (reply.data?.total as number) : Number.NaN
}

test('a process killed at any moment has lost no acknowledged write and doubled none', async () => {
  const highest = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    const before = [...highest.values()].reduce((sum, one) => sum + one, 0)
    for (const line of await killAfter(50 + Math.floor(Math.random() * 1_000))) {
      const [writer, number] = line.split(' ') as [string, string]
      highest.set(writer, Number(number))
    }
    const database = await openDatabase({
      storage: await openLevelStorage(directory),
      collections: [],
      now: Date.now,
    })
    const writers = documentsOf(await askerFor(database, 'writers').get())
    const total = writers.find((one) => one._id === 'total')?.steps as number
    let sum = 0
    for (const [writer, acknowledged] of highest) {
      const last = writers.find((one) => one._id === writer)?.last as number
      // One step of each writer may have been under way and stored, but not acknowledged.
      expect(last).toBeGreaterThanOrEqual(acknowledged)
      expect(last).toBeLessThanOrEqual(acknowledged + 1)
      highest.set(writer, last)
      sum += last
    }
    // The three writes of a step are made in one tick and so in one batch: none is stored without the others.
    expect(total).toBe(sum)
    for (const [writer, last] of highest) {
      const ids = Array.from({ length: last }, (_unused, at) => `${writer}-${at + 1}`)
      expect(await stepsOf(database, { writer, _id: { $in: ids } })).toBe(last)
      expect(await stepsOf(database, { writer })).toBe(last)
    }
    expect(sum).toBeGreaterThan(before)
    await database.close()
  }
}, 60_000)
