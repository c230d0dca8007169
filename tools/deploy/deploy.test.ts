import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { collections } from '../../cloudfunctions/platform/collections'
import { askerFor, documentsOf } from '../../emulator/database/testing/ask'
import { createGuanggu } from '../../emulator/seed/guanggu'
import { folderOf } from '../folder-of'
import { holdsCommit } from './newer-there'
import { builtFunctions, openEmptyTown, type Town } from './testing/command'

let town: Town

beforeEach(async () => {
  town = await openEmptyTown()
})

afterEach(() => town.close())

async function stored(collection: string): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = []
  for (;;) {
    const page = { limit: 1_000, offset: all.length }
    const documents = documentsOf(await askerFor(town.cloud.database, collection).get({}, page))
    all.push(...documents)
    if (documents.length < page.limit) {
      return all
    }
  }
}

/** Counts and checksums of all that people own in it. */
async function contents(): Promise<Record<string, string>> {
  const own = collections.map(({ name }) => name).filter((name) => name !== 'deployments')
  const sums = await Promise.all(
    own.map(async (name) => {
      const documents = (await stored(name)).map((document) => JSON.stringify(document)).sort()
      const sum = createHash('sha256').update(documents.join('\n')).digest('hex')
      return [name, `${documents.length} ${sum}`]
    }),
  )
  return Object.fromEntries(sums)
}

test('a dry run on an empty environment, named in a file, shows the whole plan and changes nothing', async () => {
  const lines = Object.entries(town.variables).map(([name, value]) => `${name}='${value}'`)
  const file = folderOf({ 'town.env': lines.join('\n') })
  const named = ['--dry-run', '--variables', `${file.path}/town.env`]
  const { code, output } = await town.deploy(named, { variables: {} })
  file.remove()
  expect(code).toBe(0)
  expect(output).toContain('新建集合 members，只有云函数能读写，5 个索引')
  expect(output).toContain('新建函数 api')
  expect(output).toContain('函数 api 没有设的变量')
  expect(town.cloud.database.collections()).toEqual([])
  expect(town.cloud.environment.state.functions).toEqual([])
})

test('nothing is done without a yes', async () => {
  const { code, output } = await town.deploy([], { typed: 'yes\n' })
  expect(code).toBe(1)
  expect(output).toContain('没有确认，什么也没有动')
  expect(town.cloud.database.collections()).toEqual([])
})

test('of two who deploy at once one makes everything, and the other is told who it is; after that nothing is left to do', async () => {
  const runs = await Promise.all(['老张', '小李'].map((by) => town.deploy(['--yes', '--by', by])))
  const [done, refused] = runs.toSorted((a, b) => Number(a.code) - Number(b.code))
  expect([done?.code, refused?.code]).toEqual([0, 1])
  expect(done?.output).toContain('部署完成，再读一遍和这里一样')
  expect(refused?.output).toMatch(/(老张|小李) 正在部署这个环境|没有拿到部署锁/)
  expect(town.cloud.environment.state.functions).toHaveLength(3)
  expect(await stored('deployments')).toEqual(
    expect.arrayContaining([expect.objectContaining({ version: '0.1.0', steps: expect.any(Number) })]),
  )
  expect((await town.plan()).steps).toEqual([])
}, 120_000)

test('a run that is killed leaves a lock, and whoever breaks it after its lease finishes the rest', async () => {
  const killed = await town.deploy(['--yes', '--by', '老张'], { signal: { name: 'SIGKILL', at: /\[3\// } })
  expect(killed.output).not.toContain('部署完成')
  await askerFor(town.cloud.database, 'deployments').update({ _id: 'lock' }, { $set: { until: 1 } })
  const refused = await town.deploy(['--yes'])
  expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/老张 从[^]*--break-lock/) })
  const last = await town.deploy(['--yes', '--break-lock'], { typed: '是\n' })
  expect(last).toMatchObject({ code: 0, output: expect.stringContaining('部署完成') })
  expect((await town.plan()).steps).toEqual([])
}, 120_000)

test('after Ctrl-C the step at hand is finished and the lock given back; the next run goes on', async () => {
  const stopped = await town.deploy(['--yes'], { signal: { name: 'SIGINT', at: /\[3\// } })
  expect(stopped).toMatchObject({ code: 1, output: expect.stringContaining('已经停下') })
  expect(await stored('deployments')).toMatchObject([{ _id: 'lock', until: 0 }])
  await town.prepare()
  expect((await town.plan()).steps).toEqual([])
})

test('Ctrl-C before the first step leaves no lock behind either', async () => {
  await town.deploy(['--yes', '--by', '老张'], { signal: { name: 'SIGINT', at: /\[3\// } })
  const stopped = await town.deploy(['--yes'], { signal: { name: 'SIGINT', at: /再看一遍/ } })
  expect(stopped).toMatchObject({ code: 1, output: expect.stringContaining('已经停下') })
  expect(await stored('deployments')).toMatchObject([{ _id: 'lock', until: 0 }])
}, 120_000)

test.each([
  ['a wrong key', { TENCENTCLOUD_SECRETKEY: 'wrong' }, '密钥不对'],
  ['no network', { CLOUD_API_URL: 'http://127.0.0.1:9' }, '连不上网络'],
  ['no key', { TENCENTCLOUD_SECRETKEY: '' }, '缺少环境变量'],
])('%s is refused in words that show no key', async (_, over, words) => {
  const { code, output } = await town.deploy(['--yes'], { variables: { ...town.variables, ...over } })
  expect(code).toBe(1)
  expect(output).toContain(words)
  expect(output).not.toContain('wrong')
})

test('a deployment in the middle of a month replaces code and mends an index, and no document changes', async () => {
  await town.prepare()
  const demo = createGuanggu(Date.now())
  await town.cloud.database.load({ ...demo })
  const before = await contents()
  expect(before.members).toMatch(/^6\d\d /)
  await town.cloud
    .manager()
    .database.updateCollection('shifts', { DropIndexes: [{ IndexName: 'state__startsAt' }] })
  town.functions.write(builtFunctions('second'))
  const { code, output } = await town.deploy(['--yes'])
  expect(output).toContain('新建索引 shifts（state，startsAt）')
  expect(code).toBe(0)
  expect(await contents()).toEqual(before)
  expect(await town.cloud.functions.call('api', {}, undefined)).toMatchObject({
    reply: '{"answer":"second"}',
  })
}, 120_000)

test('code that somebody else deployed from newer source is replaced only by a word of its own', async () => {
  await town.prepare()
  const newer = { _id: 'deployment-1', at: 1, by: '小李', version: '9.0.0', contract: 999, steps: 1 }
  await askerFor(town.cloud.database, 'deployments').insert(newer)
  town.functions.write(builtFunctions('older'))
  const refused = await town.deploy(['--yes'])
  expect(refused).toMatchObject({
    code: 1,
    output: expect.stringMatching(/小李 在 .* 部署的 9\.0\.0[^]*最新的项目文件/),
  })
  expect(await town.cloud.functions.call('api', {}, undefined)).toMatchObject({ reply: '{"answer":"first"}' })
  expect(await town.deploy(['--yes'], { typed: '是\n' })).toMatchObject({ code: 0 })
  expect(await town.cloud.functions.call('api', {}, undefined)).toMatchObject({ reply: '{"answer":"older"}' })
}, 120_000)

test('source goes on from what was deployed when that is among its commits', () => {
  const source = folderOf({ 'a.txt': 'a' })
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=e@localhost', ...args], {
      cwd: source.path,
      encoding: 'utf8',
    })
  expect(holdsCommit(source.path, 'ffffffffffff')).toBe(true)
  git('init', '--quiet')
  git('commit', '--quiet', '--allow-empty', '-m', 'first')
  const first = git('rev-parse', '--short=12', 'HEAD').trim()
  git('commit', '--quiet', '--allow-empty', '-m', 'second')
  const second = git('rev-parse', '--short=12', 'HEAD').trim()
  expect([first, second, 'ffffffffffff'].map((commit) => holdsCommit(source.path, commit))).toEqual([
    true,
    true,
    false,
  ])
  git('checkout', '--quiet', first)
  expect(holdsCommit(source.path, second)).toBe(false)
  source.remove()
})

test('a unique index that the data breaks is refused with what to do, and the next run goes on', async () => {
  await town.prepare()
  const { database } = town.cloud.manager()
  await database.updateCollection('invites', { DropIndexes: [{ IndexName: 'inviteId__unique' }] })
  const invites = askerFor(town.cloud.database, 'invites')
  await invites.insert({ _id: 'a', inviteId: 'same' }, { _id: 'b', inviteId: 'same' })
  const refused = await town.deploy(['--yes'])
  expect(refused.code).toBe(1)
  expect(refused.output).toContain('集合 invites 的唯一索引（inviteId）没有建成。多半是已有重复的值')
  expect(await stored('deployments')).toMatchObject([{ _id: 'lock', until: 0 }])
  await invites.remove({ _id: 'b' })
  await town.prepare()
  expect((await town.plan()).steps).toEqual([])
}, 120_000)

test('what is not ours stays until it is named and agreed to', async () => {
  await town.prepare()
  await town.cloud.call('scf', 'BatchCreateTrigger', {
    FunctionName: 'jobs',
    Namespace: 'local-env',
    Triggers: JSON.stringify([{ TriggerName: 'nightly', Type: 'timer', TriggerDesc: '0 0 3 * * * *' }]),
    Count: 1,
  })
  const named = ['--yes', '--remove', 'timer:jobs.nightly']
  const timers = () => town.cloud.environment.state.functions.flatMap(({ triggers }) => triggers)
  expect(await town.deploy(named, { typed: '不\n' })).toMatchObject({ code: 1 })
  expect(timers()).toHaveLength(2)
  expect(await town.deploy(named, { typed: '是\n' })).toMatchObject({ code: 0 })
  expect(timers()).toMatchObject([{ name: 'every-ten-minutes' }])
}, 120_000)

const admin = ['admin', '--name', '王五', '--birth-year', '1985']

test('without a deployment there is no code for an administrator', async () => {
  const early = await town.deploy(admin)
  expect(early).toMatchObject({ code: 1, output: expect.stringContaining('请先运行 npm run deploy') })
})

test('the code for the first administrator is shown and stands in the environment', async () => {
  await town.prepare()
  const { code, output } = await town.deploy(admin)
  expect(code).toBe(0)
  const shown = /王五 的邀请码：(\w{4}) (\w{4})/.exec(output)
  expect(await stored('invites')).toMatchObject([{ _id: `${shown?.[1]}${shown?.[2]}`, usesLeft: 1 }])
  expect(await stored('trees')).toMatchObject([{ _id: 'county', administrators: [expect.any(String)] }])
}, 120_000)

test('no administrator is made while a backup is being put there: it would be one document too many', async () => {
  await town.prepare()
  await askerFor(town.cloud.database, 'deployments').insert({ _id: 'restore' })
  const refused = await town.deploy(admin)
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('正在恢复备份') })
  expect(await stored('members')).toEqual([])
}, 120_000)

test('a lock is not broken for an administrator either before somebody says that nobody deploys', async () => {
  await town.prepare()
  await askerFor(town.cloud.database, 'deployments').insert({
    _id: 'lock',
    holder: 'h',
    by: '老张',
    since: 0,
    until: 1,
  })
  const broken = [...admin, '--yes', '--break-lock']
  expect(await town.deploy(broken, { typed: '不\n' })).toMatchObject({ code: 1 })
  expect(await stored('members')).toEqual([])
  expect(await town.deploy(broken, { typed: '是\n' })).toMatchObject({ code: 0 })
}, 120_000)
