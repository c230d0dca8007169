import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { type Emulator, openEmulator } from './emulator'
import { listenNear } from './server'

const lines: string[] = []
let emulator: Emulator

beforeAll(async () => {
  emulator = await openEmulator(
    {
      port: 0,
      dataDir: ':memory:',
      seed: 'demo',
      now: Date.parse('2026-11-22T09:41:00+08:00'),
      isFresh: false,
      isBare: true,
    },
    (line) => lines.push(line),
    false,
  )
}, 30_000)

afterAll(() => emulator.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${emulator.address}${path}`, { headers })
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${emulator.address}${path}`, { method: 'POST', body, headers })
const api = async (openid: string, event: unknown) =>
  (await post('/functions/api', JSON.stringify(event), { 'x-openid': openid })).json()

test('a function answers as the person in the header, whatever the body says', async () => {
  const event = { method: 'session.me', openid: 'o-demo-m-0001' }
  expect(await api('o-demo-m-0007', event)).toMatchObject({ ok: true, data: { name: '周桂芳' } })
  expect(await (await post('/functions/api', JSON.stringify(event))).json()).toMatchObject({
    data: { bound: false },
  })
})

test('the people to be are offered by role, and all of them on request', async () => {
  const few = (await (await get('/identities')).json()) as { role: string }[]
  const all = (await (await get('/identities?all=1')).json()) as { openid: string }[]
  expect(new Set(few.map(({ role }) => role))).toEqual(
    new Set([
      '县级管理员',
      '总支书记',
      '支部书记',
      '组织委员',
      '党小组长',
      '企业联络员',
      '监督员',
      '党员',
      '村民',
    ]),
  )
  expect(new Set(all.map(({ openid }) => openid)).size).toBe(all.length)
  expect(all.length).toBeGreaterThan(550)
})

test('what is not JSON, too large or addressed to nobody is refused with a code', async () => {
  expect(await (await post('/functions/api', '{"method":')).json()).toMatchObject({
    error: { code: 'INVALID_INPUT' },
  })
  expect((await post('/functions/api', 'x'.repeat(1_000_001))).status).toBe(413)
  expect((await post('/functions/none', '{}')).status).toBe(404)
  expect((await post('/functions/..%2Fapi', '{}')).status).toBe(404)
  expect((await get('/nothing')).status).toBe(404)
})

test('a page of another site is refused', async () => {
  expect((await get('/identities', { origin: 'http://example.com' })).status).toBe(403)
})

test('functions live in the emulator’s time', async () => {
  const before = await api('nobody', { method: 'task.list', input: { view: 'open' } })
  await post('/clock', JSON.stringify({ now: '2026-12-30T00:00:00+08:00' }))
  const after = await api('nobody', { method: 'task.list', input: { view: 'open' } })
  await post('/clock', JSON.stringify({ now: '2026-11-22T09:41:00+08:00' }))
  expect(before.data.items.length).toBeGreaterThan(0)
  expect(after.data.items).toEqual([])
  expect((await post('/clock', '{"now":"tomorrow"}')).status).toBe(400)
})

test('a phone cannot call jobs; the timer does when the clock passes its time', async () => {
  const timer = { Type: 'Timer', TriggerName: 'every-ten-minutes' }
  const refused = await post('/functions/jobs', JSON.stringify(timer), { 'x-openid': 'o-demo-m-0001' })
  expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'PERMISSION_DENIED' }])
  expect(await (await post('/functions/jobs', '{}')).json()).toMatchObject({ error: { code: 'FORBIDDEN' } })
  expect(await (await post('/functions/jobs', JSON.stringify(timer))).json()).toMatchObject({ ok: true })
  await post('/clock', JSON.stringify({ now: '2026-11-22T18:01:00+08:00' }))
  const mine = (await api('o-demo-m-0001', { method: 'task.list', input: { view: 'mine' } })).data.items
  const told = (await api('o-demo-m-0001', { method: 'message.list', input: {} })).data.items
  await post('/clock', JSON.stringify({ now: '2026-11-22T09:41:00+08:00' }))
  const tomorrow = mine.filter(
    ({ shift }: { shift: { startsAt: number; mine: { state: string } } }) =>
      shift.mine.state === 'claimed' &&
      shift.startsAt >= Date.parse('2026-11-23T00:00:00+08:00') &&
      shift.startsAt < Date.parse('2026-11-24T00:00:00+08:00'),
  )
  expect(told.filter(({ kind }: { kind: string }) => kind === 'comingTomorrow')).toHaveLength(tomorrow.length)
})

test('WeChat answers about a picture by itself: the function is called, and the author sees it', async () => {
  const author = 'o-demo-m-0001'
  const write = async (method: string, input: object) => {
    const event = { method, input, requestId: randomUUID() }
    return (await api(author, event)).data
  }
  const closed = await post('/functions/wechat-events', '{}', { 'x-openid': author })
  expect([closed.status, await closed.json()]).toMatchObject([403, { code: 'PERMISSION_DENIED' }])
  expect((await post('/wechat/content', '{"delay":"soon"}')).status).toBe(400)
  await post('/wechat/content', '{"delay":0}')
  const { branchId } = (await api(author, { method: 'session.me' })).data
  const { pictureId, cloudPath } = await write('picture.begin', { use: 'post' })
  const body = await sharp({ create: { width: 9, height: 6, channels: 3, background: 'green' } })
    .jpeg()
    .toBuffer()
  await fetch(`${emulator.address}/storage/${cloudPath}`, {
    method: 'PUT',
    headers: { 'x-openid': author },
    body: new Uint8Array(body),
  })
  const content = { title: '清渠', blocks: [{ kind: 'picture', pictureId }] }
  const draft = { branchId, channel: 'branch', reach: 'branch', audience: { who: 'all' }, content }
  const { postId } = await write('post.save', draft)
  const check = async () => {
    const { data } = await api(author, { method: 'post.forEdit', input: { postId } })
    return data.blocks[0].check
  }
  while ((await check()) !== 'passed') {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(await (await get('/wechat/content')).json()).toMatchObject({ delay: 0, pending: 0 })
})

test('a reset puts the demo town back', async () => {
  const claim = { method: 'task.claim', input: { shiftId: 'none' }, requestId: 'request-1' }
  const mine = { method: 'task.list', input: { view: 'mine' } }
  const open = await api('o-demo-m-0001', { method: 'task.list', input: { view: 'open', limit: 50 } })
  const free = open.data.items.find(({ shift }: { shift: { left: number; mine?: object } }) => {
    return shift.left > 0 && !shift.mine
  })
  const before = await api('o-demo-m-0001', mine)
  await api('o-demo-m-0001', { ...claim, input: { shiftId: free.shift.id } })
  await post('/reset', '')
  expect(await api('o-demo-m-0001', mine)).toEqual(before)
})

test('each call is one line with its traceId, without a name or an openid', () => {
  const calls = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
  expect(calls.length).toBeGreaterThan(5)
  expect(calls.every(({ traceId, method, outcome }) => traceId && method && outcome)).toBe(true)
  expect(lines.join('\n')).not.toMatch(/o-demo|周桂芳/)
})

test('a demo town from weeks ago says that it is over', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'red-star-over-'))
  const settings = { port: 0, dataDir, seed: 'demo', isFresh: false, isBare: true } as const
  const said: string[] = []
  for (const day of ['2026-11-22', '2026-11-23', '2027-01-10']) {
    const now = Date.parse(`${day}T09:41:00+08:00`)
    const another = await openEmulator({ ...settings, now }, (line) => said.push(`${day} ${line}`), false)
    await another.close()
  }
  expect(said.filter((line) => line.includes('过期')).map((line) => line.slice(0, 10))).toEqual([
    '2027-01-10',
  ])
  rmSync(dataDir, { recursive: true })
})

test('a port in use makes it take the next free one', async () => {
  const other = createServer()
  expect(await listenNear(other, emulator.port)).toBeGreaterThan(emulator.port)
  await new Promise((resolve) => other.close(resolve))
})
