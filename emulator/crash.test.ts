import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** The whole path: HTTP → function → SDK → database → disk, in a process that is killed in the middle. */
const root = resolve(__dirname, '..')
const PLACES = 500
const ROUNDS = 2
const EACH_ROUND = 190

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

type Items = { items: { shift: Shift }[] }

async function bigShift(address: string, view: 'open' | 'mine', openid: string): Promise<Shift | undefined> {
  const list = await call(address, openid, 'task.list', { view, limit: 50 }, 'read-only-request')
  return (list.data as unknown as Items).items
    .map(({ shift }) => shift)
    .find(({ places }) => places === PLACES)
}

interface Shift {
  id: string
  places: number
  left: number
  waiting: number
  mine?: { state: string; position?: number }
}

async function standsOf(address: string, people: readonly { openid: string }[]) {
  const shifts = await Promise.all(people.map(({ openid }) => bigShift(address, 'mine', openid)))
  const mineByOpenid = new Map(people.map(({ openid }, index) => [openid, shifts[index]?.mine]))
  const holders = [...mineByOpenid].filter(([, mine]) => mine?.state === 'claimed').map(([openid]) => openid)
  const shift = await bigShift(address, 'open', 'nobody')
  if (!shift) {
    throw new Error(`no shift with ${PLACES} places in the demo town`)
  }
  return { mineByOpenid, holders, shift }
}

test('kill -9 in the middle of a rush of claims: no acknowledged claim is missing, none is doubled', async () => {
  const acknowledged = new Map<string, string>()
  let running = await startEmulator()
  const everybody = await fetch(`${running.address}/identities?all=1`)
  const people = ((await everybody.json()) as { openid: string }[]).slice(0, ROUNDS * EACH_ROUND)
  const before = await standsOf(running.address, people)

  for (let round = 0; round < ROUNDS; round += 1) {
    const { address, process: child } = running
    const killAfter = 20 + round * 30
    let answers = 0
    const rush = people.slice(round * EACH_ROUND, (round + 1) * EACH_ROUND).map(async ({ openid }, index) => {
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
