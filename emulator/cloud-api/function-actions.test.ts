import { setTimeout as pause } from 'node:timers/promises'
import { strToU8, zipSync } from 'fflate'
import { triggersOf } from './environment'
import { type LocalCloud, openLocalCloud, zipped } from './testing/local-cloud'

let cloud: LocalCloud

beforeEach(async () => {
  cloud = await openLocalCloud()
})
afterEach(() => cloud.close())

const greeting = (word: string) =>
  `exports.main = async (event, context) => [event.to, process.env.WORD, context.memory_limit_in_mb, '${word}']`

const scf = (action: string, parameters: object = {}) =>
  cloud.call<Record<string, unknown>>('scf', action, {
    FunctionName: 'greet',
    Namespace: 'local-env',
    ...parameters,
  })

const create = (source: string, settings: object = {}) =>
  scf('CreateFunction', { Code: { ZipFile: zipped(source) }, Runtime: 'Nodejs18.15', ...settings })

const variables = (word: string) => ({ Environment: { Variables: [{ Key: 'WORD', Value: word }] } })

/** As a deployment has to: the vendor takes no change before a function is ready. */
async function whenReady(): Promise<void> {
  while ((await scf('GetFunction')).Status !== 'Active') {
    await pause(20)
  }
}

const call = async (event: unknown = { to: '村' }) => {
  const outcome = await cloud.functions.call('greet', event, 'o1')
  return 'reply' in outcome ? JSON.parse(outcome.reply) : outcome.failure.code
}

test('what was uploaded is what runs, with its variables and limits', async () => {
  expect(await call()).toBe('FUNCTION_NOT_FOUND')
  await create(greeting('hello'), { MemorySize: 512, ...variables('好') })
  expect(await call()).toEqual(['村', '好', 512, 'hello'])
})

test('a call of an administrator’s tool is answered like the vendor’s', async () => {
  await create(greeting('hello'), variables('好'))
  const { RetMsg, InvokeResult } = await cloud.manager().functions.invokeFunction('greet', { to: '村' })
  expect([JSON.parse(RetMsg), InvokeResult]).toEqual([['村', '好', 128, 'hello'], 0])
})

test('new code takes the next call, while a call of the former code is answered', async () => {
  await create(`exports.main = () => new Promise((resolve) => setTimeout(() => resolve('old'), 700))`)
  const begun = call()
  await whenReady()
  await scf('UpdateFunctionCode', { Code: { ZipFile: zipped(`exports.main = async () => 'new'`) } })
  expect(await call()).toBe('new')
  expect(await begun).toBe('old')
})

test('what is left out of a configuration stays, and variables come all together', async () => {
  await create(greeting('hello'), { Timeout: 20, ...variables('好') })
  await whenReady()
  await scf('UpdateFunctionConfiguration', { MemorySize: 256 })
  expect(await call()).toEqual(['村', '好', 256, 'hello'])
  await whenReady()
  await scf('UpdateFunctionConfiguration', { Environment: { Variables: [{ Key: 'OTHER', Value: '1' }] } })
  expect(await call()).toEqual(['村', null, 256, 'hello'])
  expect(await scf('GetFunction')).toMatchObject({
    Timeout: 20,
    Environment: { Variables: [{ Key: 'OTHER', Value: '1' }] },
  })
})

test('a call ends at the configured time; it is three seconds when nobody says so', async () => {
  await create('exports.main = () => new Promise(() => {})')
  expect(await scf('GetFunction')).toMatchObject({ Timeout: 3 })
  await whenReady()
  await scf('UpdateFunctionConfiguration', { Timeout: 1 })
  expect(await call()).toBe('FUNCTION_TIMEOUT')
})

test('a function that is not ready takes no change, as at the vendor’s', async () => {
  await create(greeting('hello'))
  await expect(scf('UpdateFunctionConfiguration', { Timeout: 20 })).rejects.toMatchObject({
    code: 'FailedOperation.UpdateFunctionConfiguration',
    message: expect.stringContaining('Creating'),
  })
  await whenReady()
  await scf('UpdateFunctionConfiguration', { Timeout: 20 })
  expect(await scf('GetFunction')).toMatchObject({ Status: 'Updating' })
})

test('a function is described, listed, and gone when it is removed', async () => {
  await expect(scf('GetFunction')).rejects.toMatchObject({ code: 'ResourceNotFound.FunctionName' })
  await create(greeting('hello'), { Description: '问好' })
  await expect(create(greeting('again'))).rejects.toMatchObject({ code: 'ResourceInUse.FunctionName' })
  expect(await cloud.manager().functions.getFunctionDetail('greet')).toMatchObject({
    Runtime: 'Nodejs18.15',
    Handler: 'index.main',
    Description: '问好',
    CodeInfo: greeting('hello'),
    ModTime: '2026-11-22 09:41:00',
  })
  expect(await cloud.manager().functions.listFunctions()).toMatchObject([{ FunctionName: 'greet' }])
  await whenReady()
  await scf('DeleteFunction')
  expect(await cloud.manager().functions.listFunctions()).toEqual([])
  expect(await call()).toBe('FUNCTION_NOT_FOUND')
})

test('the hash of the code is that of the archive', async () => {
  await create(greeting('hello'))
  const before = await scf('GetFunctionAddress')
  await whenReady()
  await scf('UpdateFunctionCode', { Code: { ZipFile: zipped(greeting('another')) } })
  expect(await scf('GetFunctionAddress')).not.toMatchObject({ CodeSha256: before.CodeSha256 })
})

test.each([
  ['no archive', Buffer.from('hello')],
  ['an archive of nothing', Buffer.from(zipSync({}))],
  ['a path that leads out of its folder', Buffer.from(zipSync({ '../index.js': strToU8('') }))],
])('%s is refused as code', async (_what, archive) => {
  const code = { Code: { ZipFile: archive.toString('base64') } }
  await expect(scf('CreateFunction', code)).rejects.toMatchObject({ code: 'InvalidParameterValue.ZipFile' })
  await expect(scf('GetFunction')).rejects.toMatchObject({ code: 'ResourceNotFound.FunctionName' })
})

test.each([
  ['InvalidParameter.FunctionName', { FunctionName: '1st' }],
  ['LimitExceeded.Timeout', { Timeout: 901 }],
  ['InvalidParameterValue.MemorySize', { MemorySize: 200 }],
  ['InvalidParameterValue.Runtime', { Runtime: 'Python3.6' }],
  ['InvalidParameterValue.Handler', { Handler: '../index.main' }],
  ['InvalidParameterValue.EnvironmentExceededLimit', variables('好'.repeat(1_400))],
  [
    'InvalidParameterValue.EnvironmentSystemProtect',
    { Environment: { Variables: [{ Key: 'SCF_X', Value: '' }] } },
  ],
])('%s: %j', async (code, settings) => {
  await expect(create(greeting('hello'), settings)).rejects.toMatchObject({ code })
})

const timer = (name: string, config: string) => ({ name, type: 'timer', config })

test('timers are made once under their name, shown as the vendor shows them, and removed', async () => {
  const { functions } = cloud.manager()
  await create(greeting('hello'))
  const often = timer('often', '0 */10 * * * * *')
  await expect(functions.createFunctionTriggers('greet', [often])).rejects.toMatchObject({
    code: 'FailedOperation.CreateTrigger',
  })
  await whenReady()
  await functions.createFunctionTriggers('greet', [often, timer('daily', '0 0 3 * * * *')])
  await expect(
    functions.createFunctionTriggers('greet', [timer('daily', '0 0 2 * * * *')]),
  ).rejects.toMatchObject({ code: 'ResourceInUse.TriggerName' })
  expect(triggersOf(cloud.environment.state)).toEqual([
    { functionName: 'greet', name: 'often', config: '0 */10 * * * * *' },
    { functionName: 'greet', name: 'daily', config: '0 0 3 * * * *' },
  ])
  await functions.deleteFunctionTrigger('greet', 'often')
  expect(await scf('GetFunction')).toMatchObject({
    Triggers: [{ TriggerName: 'daily', Type: 'timer', TriggerDesc: '{"cron":"0 0 3 * * * *"}', Enable: 1 }],
  })
  await expect(scf('DeleteTrigger', { TriggerName: 'often', Type: 'timer' })).rejects.toMatchObject({
    code: 'ResourceNotFound.Trigger',
  })
})

test('a timer whose time cannot be read, or of no function, is refused', async () => {
  const { functions } = cloud.manager()
  await expect(
    functions.createFunctionTriggers('greet', [timer('often', '0 */10 * * * * *')]),
  ).rejects.toMatchObject({ code: 'ResourceNotFound.FunctionName' })
  await create(greeting('hello'))
  await expect(
    functions.createFunctionTriggers('greet', [timer('often', 'every ten minutes')]),
  ).rejects.toMatchObject({ code: 'InvalidParameterValue.TriggerDesc' })
})
