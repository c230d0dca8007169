import { type LocalCloud, openLocalCloud } from './testing/local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await openLocalCloud()
})
afterAll(() => cloud.close())

const list = (credentials: { secretId: string; secretKey: string }) =>
  cloud.manager(credentials).database.listCollections()

test('the right key is let in; an unknown id and a wrong key are told apart', async () => {
  await expect(list({ secretId: 'local', secretKey: 'local' })).resolves.toMatchObject({ Collections: [] })
  await expect(list({ secretId: 'somebody', secretKey: 'local' })).rejects.toMatchObject({
    code: 'AuthFailure.SecretIdNotFound',
  })
  await expect(list({ secretId: 'local', secretKey: 'guessed' })).rejects.toMatchObject({
    code: 'AuthFailure.SignatureFailure',
    requestId: expect.any(String),
  })
})

const post = async (headers: Record<string, string>, body = '{}') => {
  const reply = await fetch(cloud.address, { method: 'POST', headers, body })
  return (await reply.json()) as { Response: { Error?: { Code: string }; RequestId: string } }
}

test('an old signature and none at all are refused, with status 200 as the vendor does', async () => {
  const action = { 'x-tc-action': 'ListTables', 'x-tc-version': '2018-06-08' }
  const old = {
    ...action,
    'x-tc-timestamp': String(Math.floor(Date.now() / 1_000) - 301),
    authorization: `TC3-HMAC-SHA256 Credential=local/2026-11-22/tcb/tc3_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  }
  expect((await post(old)).Response.Error?.Code).toBe('AuthFailure.SignatureExpire')
  expect((await post(action)).Response).toMatchObject({
    Error: { Code: 'AuthFailure.InvalidAuthorization' },
    RequestId: expect.any(String),
  })
})

test('an unknown action is refused by its name, and so is one of the other service', async () => {
  const unknown = { code: 'InvalidAction', message: expect.stringContaining('CreateHostingDomain') }
  await expect(cloud.call('tcb', 'CreateHostingDomain')).rejects.toMatchObject(unknown)
  await expect(cloud.call('scf', 'ListTables', { MgoLimit: 10 })).rejects.toMatchObject({
    code: 'InvalidAction',
  })
})

test.each([
  ['tcb', 'DeleteTable'],
  ['tcb', 'DestroyEnv'],
  ['scf', 'DeleteNamespace'],
] as const)('%s %s, which takes data away, never happens', async (service, action) => {
  await expect(cloud.call(service, action)).rejects.toMatchObject({ code: 'OperationDenied' })
})

test('another environment is not this one', async () => {
  await expect(cloud.call('tcb', 'ListTables', { EnvId: 'town-2' })).rejects.toMatchObject({
    code: 'InvalidParameter.EnvId',
  })
  await expect(
    cloud.call('scf', 'GetFunction', { FunctionName: 'api', Namespace: 'town-2' }),
  ).rejects.toMatchObject({ code: 'ResourceNotFound.Namespace' })
})

test('a parameter that is missing and one that is wrong are named', async () => {
  await expect(cloud.call('tcb', 'CreateTable')).rejects.toMatchObject({
    code: 'MissingParameter',
    message: expect.stringContaining('TableName'),
  })
  await expect(cloud.call('tcb', 'CreateTable', { TableName: '_members' })).rejects.toMatchObject({
    code: 'InvalidParameterValue',
    message: expect.stringContaining('TableName'),
  })
})

test('the environment says what the SDK needs of it', async () => {
  const { EnvList } = await cloud.manager().env.listEnvs()
  expect(EnvList).toMatchObject([{ EnvId: 'local-env', Status: 'NORMAL', Region: 'ap-shanghai' }])
  const { EnvInfo } = await cloud.manager().env.getEnvInfo()
  expect(EnvInfo).toMatchObject({
    Databases: [{ InstanceId: expect.any(String) }],
    Functions: [{ Namespace: 'local-env' }],
  })
})
