import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** The whole path: HTTP → function → SDK → database → disk, in a process that is killed in the middle. */
const root = resolve(__dirname, '..')
const PLACES = 500
const ROUNDS = 3

interface Running {
  address: string
  process: ChildProcess
}

let dataDir: string
const started: ChildProcess[] = []

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'red-star-crash-'))
})

afterAll(() => {
  for (const child of started) {
    child.kill('SIGKILL')
  }
  rmSync(dataDir, { recursive: true, force: true })
})

async function startEmulator(): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/start.ts', '--bare'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', SEED: 'demo', NOW: '2026-11-22T09:41:00+08:00' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (address) {
      return { address, process: child }
    }
  }
  throw new Error('the emulator ended before it was ready')
}

async function call(address: string, openid: string, method: string, input: object, requestId: string) {
  const response = await fetch(`${address}/functions/api`, {
    method: 'POST',
    headers: { 'x-openid': openid },
    body: JSON.stringify({ method, input, requestId }),
  })
  return response.json() as Promise<{ ok: boolean; data: { state: string; position?: number } }>
}

async function bigShift(address: string, openid: string) {
  const list = await call(address, openid, 'task.list', { view: 'open', limit: 50 }, 'read-only-request')
  const { items } = list.data as unknown as { items: { taskId: string; shift: Shift }[] }
  const found = items.find(({ shift }) => shift.places === PLACES)
  if (!found) {
    throw new Error('the labour task with 500 places is not in the seed')
  }
  return found.shift
}

interface Shift {
  id: string
  places: number
  left: number
  waiting: number
  mine?: { state: string; position?: number }
}

async function standsOf(address: string, people: readonly { openid: string }[]) {
  const shifts = await Promise.all(people.map(({ openid }) => bigShift(address, openid)))
  const mineByOpenid = new Map(people.map(({ openid }, index) => [openid, shifts[index]?.mine]))
  const holders = [...mineByOpenid].filter(([, mine]) => mine?.state === 'claimed').map(([openid]) => openid)
  return { mineByOpenid, holders, shift: shifts[0] as Shift }
}

test('kill -9 in the middle of a rush of claims: no acknowledged claim is missing, none is doubled', async () => {
  const acknowledged = new Map<string, string>()
  let running = await startEmulator()
  const everybody = await fetch(`${running.address}/identities?all=1`)
  const people = (await everybody.json()) as { openid: string }[]
  const before = await standsOf(running.address, people)

  for (let round = 0; round < ROUNDS; round += 1) {
    const { address, process: child } = running
    const killAfter = 20 + round * 30
    let answers = 0
    const rush = people.slice(round * 190, (round + 1) * 190).map(async ({ openid }, index) => {
      const requestId = `round-${round}-request-${index}`
      const reply = await call(address, openid, 'task.claim', { shiftId: before.shift.id }, requestId)
      answers += 1
      if (reply.ok) {
        acknowledged.set(openid, reply.data.state)
      }
      if (answers === killAfter) {
        child.kill('SIGKILL')
      }
    })
    const settled = await Promise.allSettled(rush)
    expect(settled.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
    running = await startEmulator()
  }

  const after = await standsOf(running.address, people)
  const waiting = [...after.mineByOpenid.values()].filter((mine) => mine?.state === 'waiting')
  expect(before.shift.left - after.shift.left).toBe(after.holders.length - before.holders.length)
  expect(waiting.map((mine) => mine?.position ?? 0).sort((a, b) => a - b)).toEqual(
    Array.from({ length: after.shift.waiting }, (_, index) => index + 1),
  )
  for (const [openid, state] of acknowledged) {
    expect(after.mineByOpenid.get(openid)?.state).toBe(state)
  }
  expect(acknowledged.size).toBeGreaterThan(30)
}, 120_000)
