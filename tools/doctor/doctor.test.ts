import { startProgram } from '../cloud/testing/run-program'
import { folderOf } from '../folder-of'
import { conclusionInWords } from './report'
import { breakages, configure, sampleOf } from './testing/breakages'
import { found, openTown, type Town } from './testing/town'

let town: Town

beforeAll(async () => {
  town = await openTown()
})

afterAll(() => town.close())

const doctor = (args: readonly string[], variables = town.variables) =>
  startProgram('tools/doctor/start.ts', args, variables).then(({ ended }) => ended)

test('an environment in which nothing is yet is said to lack everything, and its documents are not asked for', async () => {
  const reports = await town.examine()
  expect(found(reports)).toEqual([
    expect.stringMatching(/^缺 \d+ 个集合：trees、members/),
    expect.stringContaining('云函数权限：没有单独写明的函数没有关给手机'),
    expect.stringContaining('云函数权限：api 不是“登录的手机能调”'),
    expect.stringContaining('函数 jobs 没有关给手机'),
    expect.stringContaining('函数 wechat-events 没有关给手机'),
    expect.stringContaining('云存储权限不对'),
    '没有函数 api',
    '没有函数 jobs',
    '没有函数 wechat-events',
  ])
  expect(reports.filter(({ skipped }) => skipped === '集合还不全')).toHaveLength(10)
})

describe('in a demo town that is deployed and whose timer runs', () => {
  beforeAll(() => town.settle())

  test('everything is well, and nothing was written to find out', async () => {
    town.asked.length = 0
    const reports = await town.examine()
    expect(found(reports)).toEqual([])
    expect(conclusionInWords(reports)).toBe('一切正常')
    const writes = /insert|modify|remove|delete|add[CD]|Create|Update|Modify|Batch(?!Get)|Transaction/
    expect(town.asked.length).toBeGreaterThan(80)
    expect(town.asked.filter((one) => writes.test(one))).toEqual([])
  })

  test('the command says so and ends with 0, for machines as one JSON; in a hurry it reads no passbook', async () => {
    const lines = Object.entries(town.variables).map(([name, value]) => `${name}='${value}'\n`)
    const folder = folderOf({ 'emulator.env': lines.join('') })
    const { code, output } = await doctor(['--quick', '--variables', `${folder.path}/emulator.env`], {})
    folder.remove()
    expect(output).toMatch(/✓ 集合和索引[^]*存折的分数：没有查，加了 --quick[^]*\n一切正常\n$/)
    expect(code).toBe(0)
    const forMachines = await doctor(['--json'])
    expect(forMachines.code).toBe(0)
    expect(JSON.parse(forMachines.output)).toMatchObject({ environment: 'local-env', isHealthy: true })
  })

  test.each(breakages)('%s: that is found, and nothing else', async (_, ...broken) => {
    const sample = await sampleOf(town)
    for (const { damage } of broken) {
      await damage(town, sample)
    }
    const all = found(await town.examine())
    for (const { mend } of broken) {
      await mend(town, sample)
    }
    const expected = broken.flatMap(({ finds }) => finds(sample))
    expect(all).toHaveLength(expected.length)
    expect(all).toEqual(expect.arrayContaining(expected.map((what) => expect.stringContaining(what))))
  })

  test('what is broken makes the command end with 1, and says what it means and what to do', async () => {
    await configure(town, 'api', 3)
    const { code, output } = await doctor(['--quick'])
    await configure(town, 'api', 20)
    expect(code).toBe(1)
    expect(output).toMatch(/✗ 函数 api 的超时是 3 秒，应为 20 秒\n +影响：.*\n +怎么办：运行 npm run deploy/)
    expect(output).toContain('有 1 处问题')
  })
})

test.each([
  ['what it does not understand', ['--all'], {}, 2, '用法：npm run doctor'],
  ['no key', [], { TENCENTCLOUD_SECRETKEY: '' }, 1, '缺少环境变量'],
  ['a wrong key', [], { TENCENTCLOUD_SECRETKEY: 'wrong' }, 1, '密钥不对'],
  ['no network', [], { CLOUD_API_URL: 'http://127.0.0.1:9' }, 1, '连不上网络'],
])('%s is refused in words', async (_, args, over, expected, words) => {
  const { code, output } = await doctor(args, { ...town.variables, ...over })
  expect([code, output]).toEqual([expected, expect.stringContaining(words)])
})
