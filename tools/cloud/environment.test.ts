import { folderOf } from '../folder-of'
import { loadVariables, readEnvironment } from './environment'
import { Refusal } from './refusal'
import { inWords } from './vendor-errors'

const complete = {
  CLOUDBASE_ENV: 'town-1',
  TENCENTCLOUD_SECRETID: 'AKIDexample',
  TENCENTCLOUD_SECRETKEY: 'secret-of-the-town',
}

test('what is missing is named, and nothing that is there is shown', () => {
  const { TENCENTCLOUD_SECRETKEY: _, ...incomplete } = complete
  expect(() => readEnvironment({})).toThrow(Refusal)
  expect(() => readEnvironment({ ...incomplete, TENCENTCLOUD_SECRETKEY: ' ' })).toThrow(
    /缺少环境变量：\n {2}TENCENTCLOUD_SECRETKEY/,
  )
  expect(() => readEnvironment(incomplete)).not.toThrow(/AKIDexample|town-1/)
})

test('an environment is read whole; the vendor’s address is the one that is not named', () => {
  expect(readEnvironment(complete)).toEqual({
    envId: 'town-1',
    secretId: 'AKIDexample',
    secretKey: 'secret-of-the-town',
    region: 'ap-shanghai',
  })
  const local = { ...complete, CLOUD_API_URL: 'http://127.0.0.1:4173', TENCENTCLOUD_SESSIONTOKEN: 'token' }
  expect(readEnvironment(local)).toMatchObject({ apiUrl: 'http://127.0.0.1:4173', sessionToken: 'token' })
})

describe('a file of variables', () => {
  const before = { ...process.env }
  const file = folderOf({
    'test.env':
      "CLOUDBASE_ENV='town-test'\nTENCENTCLOUD_SECRETID=AKIDtest\nTENCENTCLOUD_SECRETKEY=s\nNOTICE=later",
  })
  const load = (standing: NodeJS.Dict<string>) => {
    process.env = { ...standing }
    loadVariables(`${file.path}/test.env`)
    return { ...process.env }
  }
  afterEach(() => {
    process.env = before
  })
  afterAll(() => file.remove())

  test('says which environment, and leaves what else the terminal says', () => {
    expect(load({ NOTICE: 'now', CLOUDBASE_ENV: '' })).toMatchObject({
      CLOUDBASE_ENV: 'town-test',
      TENCENTCLOUD_SECRETID: 'AKIDtest',
      NOTICE: 'now',
    })
    expect(load({ CLOUDBASE_ENV: 'town-test' })).toMatchObject({ CLOUDBASE_ENV: 'town-test' })
  })

  test.each([
    ['another environment', { CLOUDBASE_ENV: 'town-production' }, 'CLOUDBASE_ENV'],
    ['another key', { TENCENTCLOUD_SECRETID: 'AKIDproduction' }, 'TENCENTCLOUD_SECRETID'],
    ['the emulator’s address', { CLOUD_API_URL: 'http://127.0.0.1:1' }, 'CLOUD_API_URL'],
  ])('is refused beside %s in the terminal, and no key is shown', (_, standing, name) => {
    expect(() => load(standing)).toThrow(Refusal)
    expect(() => load(standing)).toThrow(`不一样：${name}。`)
    expect(() => load(standing)).not.toThrow(/AKID/)
  })
})

test.each([
  ['AuthFailure.SecretIdNotFound', 'The SecretId is not found', '密钥 ID 不对'],
  ['AuthFailure.SignatureFailure', 'The provided credentials could not be validated.', '密钥不对'],
  ['AuthFailure.SignatureExpire', 'Signature has expired', '本机时间不准'],
  ['AuthFailure.UnauthorizedOperation', 'not authorized', '没有权限'],
  ['LimitExceeded.ZipFile', 'too many', '超过了套餐的额度'],
  ['RequestLimitExceeded', 'too fast', '限流'],
  ['FailedOperation', 'E11000 duplicate key error collection', '重复的值'],
  ['ENOSPC', 'no space left on device, write', '硬盘满了'],
  ['EACCES', "permission denied, mkdir '/town'", '不让读写'],
])('%s is worded, with its code', (code, message, expected) => {
  const said = inWords(Object.assign(new Error(`[ListTables] ${message}`), { code, requestId: 'r-1' }))
  expect(said).toContain(expected)
  expect(said).toContain(code)
  expect(said).toContain('请求编号 r-1')
})

test('a broken connection is worded also where the SDK wraps it', () => {
  const inner = Object.assign(new Error('request to http://127.0.0.1:9 failed, reason: connect'), {
    code: 'ECONNREFUSED',
  })
  // The management SDK hands its HTTP client's error over as the message of its own.
  const wrapped = Object.assign(new Error('lost'), { code: '', message: inner })
  expect(inWords(wrapped)).toContain('连不上网络')
})

test('an error that nobody knows is shown as it is, in one line', () => {
  expect(inWords(Object.assign(new Error('odd thing\nstack'), { code: 'Odd' }))).toBe(
    '没有做成：odd thing（Odd）',
  )
})
