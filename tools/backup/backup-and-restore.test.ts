import { randomBytes } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathsOf } from '../../cloudfunctions/features/picture/picture-rules'
import { collections } from '../../cloudfunctions/platform/collections'
import { askerFor, documentsOf } from '../../emulator/database/testing/ask'
import { createGuanggu } from '../../emulator/seed/guanggu'
import { folderOf, type TemporaryFolder } from '../folder-of'
import { type Hurdle, NOW, openTown, type Town } from './testing/town'

/** What no document of ours holds now and one may hold tomorrow. */
const odd = {
  _id: 'odd',
  at: new Date(NOW),
  numbers: [0.1, -3, 2 ** 40, 1e300],
  nothing: null,
  empty: { list: [], map: {} },
  words: '王\u2028建国\n👩‍🌾 "引号" \\',
  isTrue: true,
}

const demo = createGuanggu(NOW)
const waiting = { _id: 'waiting', by: 'm-1', use: 'post', state: 'checking', asked: 1 }
const lost = { _id: 'lost', by: 'm-1', use: 'post', state: 'passed', asked: 1 }
const documents = {
  ...demo,
  // Enough for several pages of the first collections, and few enough for a test.
  passbooks: demo.passbooks.slice(0, 60),
  deeds: demo.deeds.slice(0, 60),
  pictures: [...demo.pictures, waiting, lost],
  'odd-things': [odd],
  packs: [{ _id: 'p-1', fileId: 'cloud://old/packs/p-1', keptUntil: NOW }],
  cursors: [{ _id: 'passPlaces', at: NOW, id: '' }],
}
const paths = [
  ...demo.pictures.map(({ _id }) => pathsOf(_id).checked),
  pathsOf('waiting').waiting,
  // Nobody refers to it: it stays where it is.
  'checked/stray.jpg',
]

let source: Town
let target: Town
let folder: TemporaryFolder
let backup: string

beforeEach(async () => {
  source = await openTown(documents, [...collections, { name: 'odd-things', indexes: [] }])
  await Promise.all(paths.map((path) => source.files.write(path, randomBytes(2_000))))
  target = await openTown()
  folder = folderOf({})
  backup = join(folder.path, 'backup')
})

afterEach(async () => {
  await Promise.all([source.close(), target.close()])
  folder.remove()
})

/** All that belongs to a town; the mark of a restore does not. */
async function townOf(town: Town): Promise<Record<string, string>> {
  const { packs: _packs, deployments: _deployments, ...rest } = await town.contents()
  return rest
}

const idsIn = async (town: Town, name: string) =>
  documentsOf(await askerFor(town.database, name).get()).map(({ _id }) => _id)

async function expectSame(): Promise<void> {
  expect(await townOf(target)).toEqual(await townOf(source))
  expect(await idsIn(target, 'deployments')).toEqual([])
  for (const path of paths.slice(0, -1)) {
    expect([path, await target.files.read(path)]).toEqual([path, await source.files.read(path)])
  }
}

/** Everybody waits for an invitation, and nothing else has changed. */
async function expectUnbound(town: Town): Promise<void> {
  const people = documentsOf(await askerFor(town.database, 'members').get({}, { limit: 900 }))
  expect(people.length).toBe(demo.members.length)
  expect(people.filter(({ _id, openid }) => openid !== `unbound:${_id}`)).toEqual([])
  const { members: _source, ...before } = await townOf(source)
  const { members: _town, ...after } = await townOf(town)
  expect(after).toEqual(before)
}

test('a town comes back the same: every document, every kind of value, every picture', async () => {
  const backedUp = await source.backup([backup])
  expect(backedUp).toMatchObject({ code: 0 })
  expect(backedUp.output).toContain('members：623 / 623 条')
  expect(backedUp.output).toContain('不属于这个项目的集合，一起备份：odd-things')
  expect(backedUp.output).toContain('存储里没有 checked/lost.jpg')
  expect(backedUp.output).toMatch(/没有放进去：deployments、packs[\s\S]*姓名、电话/)
  expect(statSync(backup).mode % 0o1000).toBe(0o700)
  expect(readdirSync(backup)).not.toContain('unfinished.json')

  const bare = await openTown({}, [])
  const refused = await bare.restore([backup])
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('请先运行 npm run deploy') })
  await bare.close()

  const restored = await target.restore([backup])
  expect(restored).toMatchObject({ code: 0 })
  await expectSame()
  expect(await target.files.has('checked/stray.jpg')).toBe(false)

  const again = await target.restore([backup])
  expect(again.code).toBe(1)
  expect(again.output).toMatch(/已有数据：.*members 623 条.*\n只恢复到空的环境/)
  await expectSame()

  const elsewhere = await openTown()
  expect(await elsewhere.restore([backup, '--unbind'])).toMatchObject({
    code: 0,
    output: expect.stringContaining('重新绑定'),
  })
  await expectUnbound(elsewhere)
  await elsewhere.close()
})

/** Requests until the next accident: a backup of this town makes about seventy, a restore a hundred; printed with the test. */
const moments = [35, 35, 45, 60].map((most) => ({
  after: Math.floor(Math.random() * most),
  isDone: Math.random() < 0.5,
}))

test(`killed at any moment, cut off from the network, and started again, both end as if nothing had happened: ${JSON.stringify(moments)}`, async () => {
  const ways = [
    [source, source.backup, moments.slice(0, 2)],
    [target, target.restore, moments.slice(2)],
  ] as const
  for (const [town, run, [first, second]] of ways) {
    expect(await run([backup], { ...first, fate: 'kill' } as Hurdle)).toMatchObject({ code: null })
    const broken = await run([backup], { ...second, fate: 'network' } as Hurdle)
    expect(broken).toMatchObject({ code: 1, output: expect.stringContaining('连不上网络') })
    await town.reconnect()
    expect(await run([backup])).toMatchObject({ code: 0 })
  }
  await expectSame()
})

test('of two at once one does the work, and the other is told that somebody is at it', async () => {
  for (const run of [source.backup, target.restore]) {
    const both = await Promise.all([run([backup]), run([backup])])
    const [done, refused] = both.toSorted((a, b) => Number(a.code) - Number(b.code))
    expect([done?.code, refused?.code]).toEqual([0, 1])
    expect(refused?.output).toMatch(
      /正有一次备份写这个文件夹|另一次备份刚刚开始|正在恢复同一份备份|做完的备份|已有数据/,
    )
  }
  await expectSame()
})

test('a town is backed up before the update that makes a new collection; where there is no town, or half of one, it is not', async () => {
  const older = await openTown(
    { members: demo.members.slice(0, 3) },
    collections.filter(({ name }) => name !== 'imports'),
  )
  const done = await older.backup([backup, '--no-files'])
  expect(done).toMatchObject({ code: 0, output: expect.stringContaining('线上还没有集合 imports') })
  await askerFor(older.database, 'deployments').insert({ _id: 'restore' })
  const half = await older.backup([join(folder.path, 'half')])
  expect(half).toMatchObject({ code: 1, output: expect.stringContaining('还没有恢复完') })
  await older.close()
  expect(await target.restore([backup])).toMatchObject({ code: 0 })
  expect((await target.contents()).members).toMatch(/^3 /)

  const bare = await openTown({}, [])
  const none = await bare.backup([join(folder.path, 'none')])
  expect(none).toMatchObject({ code: 1, output: expect.stringContaining('没有名册') })
  await bare.close()
})
