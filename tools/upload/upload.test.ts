import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, WrongUsage } from '../cloud/refusal'
import { startProgram } from '../cloud/testing/run-program'
import { folderOf, type TemporaryFolder } from '../folder-of'
import { inspectPackage, mainPackageLimit } from '../shipped-package'
import { isInstalled } from './install'
import { readKey } from './key'
import { readOptions } from './options'
import { describe as describeVersion, readAppid } from './project'
import { sizesInWords, sumUp, tooLarge } from './sizes'
import { stage } from './stage'
import { inWords } from './wechat-errors'

const pem = (type: 'rsa' | 'rsa-pss') =>
  generateKeyPairSync(type as 'rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: type === 'rsa' ? 'pkcs1' : 'pkcs8', format: 'pem' },
  }).privateKey
const key = pem('rsa')
const appid = 'wx0123456789abcdef'

const small = {
  'project.config.json': JSON.stringify({
    appid: 'touristappid',
    miniprogramRoot: 'miniprogram/',
    setting: {},
  }),
  'miniprogram/app.json': '{"pages":["home"],"subPackages":[{"root":"lead","pages":["hours"]}]}',
  'miniprogram/app.ts': 'App({})',
  'miniprogram/home.wxml': '<view />',
  'miniprogram/home.ts': 'Page({})',
  'miniprogram/lead/hours.wxml': '<view />',
  'miniprogram/lead/hours.ts': 'Page({})',
  'server/secret.ts': 'export const word = 1',
}

let folder: TemporaryFolder

beforeEach(() => {
  folder = folderOf(small)
})

afterEach(() => folder.remove())

describe('the key', () => {
  test('is read from a variable, from one with its lines as one, and from a file', () => {
    folder.write({ 'upload.key': key })
    expect(readKey({ WECHAT_UPLOAD_KEY: key }).trim()).toBe(key.trim())
    expect(readKey({ WECHAT_UPLOAD_KEY: key.replaceAll('\n', '\\n') }).trim()).toBe(key.trim())
    expect(readKey({ WECHAT_UPLOAD_KEY_FILE: join(folder.path, 'upload.key') }).trim()).toBe(key.trim())
  })

  test.each([
    ['none', {}, '没有上传密钥'],
    ['a file that is not there', { WECHAT_UPLOAD_KEY_FILE: '/nowhere/upload.key' }, '读不了密钥文件'],
    ['an AppSecret', { WECHAT_UPLOAD_KEY: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' }, '不是 AppSecret'],
    ['half of one', { WECHAT_UPLOAD_KEY: key.slice(0, 400) }, '上传密钥不对'],
    ['one of another kind', { WECHAT_UPLOAD_KEY: pem('rsa-pss') }, '上传密钥不对'],
  ])('%s is refused, and nothing of it is said', (_what, variables: NodeJS.ProcessEnv, said) => {
    const refusal = () => readKey(variables)
    expect(refusal).toThrow(Refusal)
    expect(refusal).toThrow(said)
    const given = (variables.WECHAT_UPLOAD_KEY ?? key).replace(/-----.*-----/g, '').trim()
    expect(refusal).not.toThrow(given.slice(0, 16))
  })
})

test('the appid is the variable’s, or the project’s; that of WeChat’s visitors is refused', () => {
  expect(readAppid(folder.path, { WECHAT_APPID: ` ${appid}\n` })).toBe(appid)
  expect(() => readAppid(folder.path, {})).toThrow(/touristappid.*WECHAT_APPID/)
  folder.write({ 'project.config.json': JSON.stringify({ appid }) })
  expect(readAppid(folder.path, {})).toBe(appid)
  expect(() => readAppid(folder.path, { WECHAT_APPID: 'wx123' })).toThrow(Refusal)
})

test('a version says from which commit it is, and that something was not committed', () => {
  expect(describeVersion('0.2.0', { commit: '995d27e', changed: 0 })).toBe('版本 0.2.0，提交 995d27e')
  expect(describeVersion('0.2.0', { commit: '995d27e', changed: 3 })).toBe(
    '版本 0.2.0，提交 995d27e，另有 3 个文件没有提交',
  )
  expect(describeVersion('0.2.0', { changed: 0 })).toBe('版本 0.2.0')
})

test('what is sent is the package and nothing beside it, with the town’s appid', async () => {
  const staged = await stage(folder.path, await inspectPackage(folder.path), appid)
  try {
    const files = readdirSync(staged.path, { recursive: true, encoding: 'utf8' })
    expect(files).toContain(join('miniprogram', 'lead', 'hours.ts'))
    expect(files.filter((file) => file.includes('server'))).toEqual([])
    const settings = JSON.parse(readFileSync(join(staged.path, 'project.config.json'), 'utf8')) as object
    expect(settings).toMatchObject({ appid, miniprogramRoot: 'miniprogram/' })
  } finally {
    await staged.remove()
  }
  expect(existsSync(staged.path)).toBe(false)
})

test('each package has its limit, the main one ours', () => {
  const atLimit = { main: mainPackageLimit, bySubpackage: { lead: 2 * 1024 * 1024 } }
  expect(tooLarge(atLimit)).toEqual([])
  expect(sizesInWords(atLimit)).toBe('主包 1536 KB（上限 1536 KB），分包 lead 2048 KB')
  expect(tooLarge({ main: mainPackageLimit + 1, bySubpackage: { lead: 3 * 1024 * 1024 } })).toEqual([
    '主包 1536 KB，超过 1536 KB',
    '分包 lead 3072 KB，超过 2048 KB',
  ])
})

test('what the compiler made is summed by package, names that only begin alike apart', () => {
  const files: [string, number][] = [
    ['app.js', 5],
    ['lead/hours.js', 7],
    ['leader.js', 11],
    ['lead/hours.wxml', 13],
  ]
  expect(sumUp(files, ['lead', 'workbench'])).toEqual({ main: 16, bySubpackage: { lead: 20, workbench: 0 } })
})

test.each([
  [
    { code: '20003', message: 'Error: {"errCode":-10008,"errMsg":"invalid ip: 203.0.113.7"}' },
    /IP 白名单[\s\S]*203\.0\.113\.7/,
  ],
  [{ code: '20001', message: 'Error: getaddrinfo ENOTFOUND servicewechat.com' }, /^连不上微信/],
  [
    { code: '20003', message: 'Error: {"errCode":-1,"errMsg":"system error"}' },
    /没有收下[\s\S]*system error/,
  ],
  [{ code: '20002', message: 'fail' }, /^密钥用不了/],
  [{ code: '10033', message: 'file: pages/home.js' }, /编译器不收[\s\S]*pages\/home\.js/],
  [{ code: '', message: 'out of memory' }, /没有做成[\s\S]*out of memory/],
])('%j is said in words, with WeChat’s own below', (failure, said) => {
  expect(inWords(failure)).toMatch(said)
})

test('WeChat’s tool counts as installed when it is whole and the one that is asked for', () => {
  const lock = (version: string) =>
    JSON.stringify({ packages: { 'node_modules/miniprogram-ci': { version } } })
  folder.write({ 'package-lock.json': lock('2.1.42') })
  expect(isInstalled(folder.path)).toBe(false)
  folder.write({ 'node_modules/.package-lock.json': lock('2.1.41') })
  expect(isInstalled(folder.path)).toBe(false)
  folder.write({ 'node_modules/.package-lock.json': lock('2.1.42') })
  expect(isInstalled(folder.path)).toBe(true)
})

test('the main install stays without it', () => {
  const main = readFileSync(join(__dirname, '../../package-lock.json'), 'utf8')
  expect(main).not.toContain('node_modules/miniprogram-ci"')
})

test('one way of sending at a time, and only robots that WeChat has', () => {
  expect(readOptions(['--preview', '--robot', '30', '--desc', ' 十一月 '], {})).toEqual({
    task: 'preview',
    robot: 30,
    description: '十一月',
  })
  expect(readOptions(['--dry-run'], {})).toEqual({ task: 'check', robot: 1 })
  for (const wrong of [['--preview', '--dry-run'], ['--robot', '31'], ['--robot', '0'], ['--nothing']]) {
    expect(() => readOptions(wrong, {})).toThrow(WrongUsage)
  }
})

test.each([
  ['a wrong option', ['--nothing'], {}, 2, '用法'],
  ['no key', [], { WECHAT_APPID: appid }, 1, '没有上传密钥'],
  ['no appid of its own', [], { WECHAT_UPLOAD_KEY: key }, 1, 'touristappid'],
])(
  'the command with %s ends at once, before it builds anything',
  async (_what, args, variables, code, said) => {
    const run = await (await startProgram('tools/upload/start.ts', args, variables)).ended
    expect(run.code).toBe(code)
    expect(run.output).toContain(said)
    expect(run.output).not.toMatch(/构建|PRIVATE KEY-----\n/)
  },
)
