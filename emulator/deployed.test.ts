import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connectManager } from '../tools/cloud/connect'
import { zipped } from './cloud-api/testing/local-cloud'
import { type Emulator, openEmulator } from './emulator'

let folder: string
let emulator: Emulator | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deployed-'))
})
afterEach(async () => {
  await emulator?.close()
  rmSync(folder, { recursive: true })
})

const AT = '2026-11-22T09:41:00+08:00'

async function start(settings: { isEmpty?: boolean; isFresh?: boolean; seed?: 'none' | 'demo' } = {}) {
  await emulator?.close()
  emulator = undefined
  emulator = await openEmulator(
    {
      port: 0,
      dataDir: folder,
      seed: 'none',
      now: Date.parse(AT),
      isFresh: false,
      isBare: true,
      ...settings,
    },
    () => {},
    false,
  )
  return emulator
}

const key = { envId: 'local-env', secretId: 'local', secretKey: 'local', region: 'ap-shanghai' }
const manager = ({ address }: Emulator) => connectManager({ ...key, apiUrl: address })

const counting = `
  let calls = 0
  exports.main = async ({ TriggerName = 'nobody' }) => { calls += 1; return [process.env.WORD, calls, TriggerName] }`

/** A function, as a deployment leaves it: the timer is left to the test. */
async function deploy(at: Emulator): Promise<void> {
  await manager(at)
    .commonService('scf')
    .call({
      Action: 'CreateFunction',
      Param: {
        FunctionName: 'jobs',
        Namespace: 'local-env',
        Code: { ZipFile: zipped(counting) },
        Environment: { Variables: [{ Key: 'WORD', Value: '好' }] },
      },
    })
}

async function untilReady(at: Emulator): Promise<void> {
  while ((await manager(at).functions.getFunctionDetail('jobs')).Status !== 'Active') {
    await pause(20)
  }
}

const call = async ({ address }: Emulator, openid?: string) => {
  const headers: Record<string, string> = openid === undefined ? {} : { 'x-openid': openid }
  const reply = await fetch(`${address}/functions/jobs`, { method: 'POST', body: '{}', headers })
  return { status: reply.status, body: (await reply.json()) as unknown }
}

test('an empty environment has nothing, and what is deployed into it outlives a restart', async () => {
  const first = await start({ isEmpty: true })
  expect(await manager(first).database.listCollections()).toMatchObject({ Collections: [] })
  expect((await call(first)).status).toBe(404)
  await manager(first).database.createCollection('members')
  await deploy(first)
  expect((await call(first)).body).toEqual(['好', 1, 'nobody'])

  const second = await start()
  expect((await manager(second).database.listCollections()).Collections).toMatchObject([
    { CollectionName: 'members' },
  ])
  expect((await call(second)).body).toEqual(['好', 1, 'nobody'])
})

test('a timer that was deployed fires', async () => {
  const at = await start({ isEmpty: true })
  await deploy(at)
  await untilReady(at)
  const often = { name: 'often', type: 'timer', config: '0 */10 * * * * *' }
  await manager(at).functions.createFunctionTriggers('jobs', [often])
  const body = JSON.stringify({ now: '2026-11-22T09:50:00+08:00' })
  await fetch(`${at.address}/clock`, { method: 'POST', body })
  expect((await call(at)).body).toEqual(['好', 2, 'nobody'])
})

test('phones call what the rules of the functions let them', async () => {
  const at = await start({ isEmpty: true })
  await deploy(at)
  expect((await call(at, 'o1')).status).toBe(200)
  await manager(at).permission.modifyResourcePermission({
    resourceType: 'function',
    permission: 'CUSTOM',
    securityRule: '{"*":{"invoke":false}}',
  })
  expect((await call(at, 'o1')).status).toBe(403)
  expect((await call(at)).status).toBe(200)
})

test('a folder with other data is not taken for an empty environment', async () => {
  await start()
  await expect(start({ isEmpty: true })).rejects.toThrow('不是空的环境')
})

test('a fresh start is one from the source again, and shows what a deployment would leave', async () => {
  await deploy(await start({ isEmpty: true }))
  const at = await start({ isFresh: true })
  const { functions, database } = manager(at)
  expect((await functions.listFunctions()).map(({ FunctionName }) => FunctionName)).toEqual([
    'api',
    'jobs',
    'wechat-events',
  ])
  expect(await functions.getFunctionDetail('jobs')).toMatchObject({
    Timeout: 20,
    Triggers: [{ TriggerName: 'every-ten-minutes', TriggerDesc: '{"cron":"0 */10 * * * * *"}' }],
  })
  expect((await database.describeCollection('members')).Indexes).toContainEqual(
    expect.objectContaining({ Unique: true, Keys: [{ Name: 'openid', Direction: '1' }] }),
  )
  await expect(database.createCollection('more')).rejects.toMatchObject({ code: 'OperationDenied' })
})
