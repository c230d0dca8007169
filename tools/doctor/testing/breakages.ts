import { NOW, type Town } from './town'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Some of the demo town's documents, to be damaged. */
interface Sample {
  passbook: string
  attendance: string
  shift: string
  cycle: string
  commitment: string
  picture: string
  /** Two people who are bound. */
  bound: readonly [{ _id: string; openid: string }, { _id: string; openid: string }]
}

interface Breakage {
  damage(town: Town, sample: Sample): Promise<unknown>
  mend(town: Town, sample: Sample): Promise<unknown>
  /** All that is found of it. */
  finds(sample: Sample): readonly string[]
}

export async function sampleOf(town: Town): Promise<Sample> {
  const firstOf = async (collection: string, query?: object) => (await town.stored(collection, query))[0]
  const idOf = async (collection: string, query?: object) => String((await firstOf(collection, query))?._id)
  const cycle = await firstOf('cycles', { publishedAt: { $gt: 0 } })
  const published = cycle?.published as { rows: { commitment: string }[] }[]
  const [one, other] = await town.stored('members', { openid: { $regex: '^o-' } })
  return {
    passbook: await idOf('passbooks'),
    attendance: await idOf('attendances', { at: { $lt: NOW - DAY } }),
    shift: await idOf('shifts'),
    cycle: String(cycle?._id),
    commitment: published[0]?.rows[0]?.commitment ?? '',
    picture: await idOf('pictures', { state: 'passed' }),
    bound: [one, other] as unknown as Sample['bound'],
  }
}

const indexOn = (IndexName: string, paths: readonly string[], isUnique = false) => ({
  IndexName,
  MgoKeySchema: {
    MgoIndexKeys: paths.map((Name) => ({ Name, Direction: '1' })),
    MgoIsUnique: isUnique,
  },
})

const indexes = (town: Town, TableName: string, change: object) =>
  town.call('tcb', 'UpdateTable', { TableName, ...change })

const dropIndex = (town: Town, collection: string, IndexName: string) =>
  indexes(town, collection, { DropIndexes: [{ IndexName }] })

export async function configure(town: Town, name: string, timeout: number): Promise<void> {
  const { MemorySize: memorySize, Environment } = await town.functions.find(name)
  const variables = Object.fromEntries((Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value]))
  await town.functions.configure(name, { timeout, memorySize }, variables)
}

const permission = (town: Town, Resource: string, Permission: string) =>
  town.call('tcb', 'ModifyResourcePermission', { ResourceType: 'collection', Resource, Permission })

const functionRules = (town: Town, jobs: boolean | string) =>
  town.call('tcb', 'ModifyResourcePermission', {
    ResourceType: 'function',
    Permission: 'CUSTOM',
    SecurityRule: JSON.stringify({
      '*': { invoke: false },
      api: { invoke: 'auth != null' },
      jobs: { invoke: jobs },
      'wechat-events': { invoke: false },
    }),
  })

const increase = (town: Town, collection: string, _id: string, field: string, by: number) =>
  town.update(collection, { _id }, { $inc: { [field]: by } })

/** As if the last run had been so much earlier or later. */
const moveHeartbeat = (town: Town, by: number) =>
  town.update(
    'cursors',
    { _id: 'heartbeat' },
    { $inc: { startedAt: by, 'ended.startedAt': by, 'ended.at': by } },
  )

const setKind = (town: Town, name: string, beat: object) =>
  town.update('cursors', { _id: 'heartbeat' }, { $set: { [`kinds.${name}`]: beat } })

const setCommitment = (town: Town, { cycle }: Sample, commitment: string) =>
  town.update('cycles', { _id: cycle }, { $set: { 'published.0.rows.0.commitment': commitment } })

const setOpenid = (town: Town, _id: string, openid: string) =>
  town.update('members', { _id }, { $set: { openid } })

const TIMER = 'every-ten-minutes'

const missingIndex: Breakage = {
  damage: (town) => dropIndex(town, 'shifts', 'state__startsAt'),
  mend: (town) =>
    indexes(town, 'shifts', { CreateIndexes: [indexOn('state__startsAt', ['state', 'startsAt'])] }),
  finds: () => ['集合 shifts 缺索引（state，startsAt）'],
}

const falseSum: Breakage = {
  damage: (town, { passbook }) => increase(town, 'passbooks', passbook, 'score', 1),
  mend: (town, { passbook }) => increase(town, 'passbooks', passbook, 'score', -1),
  finds: ({ passbook }) => [`存折的分数和明细对不上，1 本：${passbook}`],
}

const silentTimer: Breakage = {
  damage: (town) => moveHeartbeat(town, -DAY),
  mend: (town) => moveHeartbeat(town, DAY),
  finds: () => ['定时任务已经 24 小时没有运行'],
}

const goneTimer: Breakage = {
  damage: (town) => town.functions.removeTimer('jobs', TIMER),
  mend: (town) => town.functions.createTimer('jobs', { name: TIMER, cron: '0 */10 * * * * *' }),
  finds: () => ['没有定时器 jobs.every-ten-minutes'],
}

const shortTimeout: Breakage = {
  damage: (town) => configure(town, 'api', 3),
  mend: (town) => configure(town, 'api', 20),
  finds: () => ['函数 api 的超时是 3 秒，应为 20 秒'],
}

const openFunction: Breakage = {
  damage: (town) => functionRules(town, 'auth != null'),
  mend: (town) => functionRules(town, false),
  finds: () => ['云函数权限：函数 jobs 没有关给手机'],
}

const openCollection: Breakage = {
  damage: (town) => permission(town, 'members', 'READONLY'),
  mend: (town) => permission(town, 'members', 'ADMINONLY'),
  finds: () => ['集合的权限不是“只有云函数能读写”，1 个：members'],
}

const halfImport: Breakage = {
  damage: (town) =>
    town.insert('imports', {
      _id: 'import-1',
      importId: 'import-1',
      branchId: 'org-xikou',
      begunAt: NOW - 2 * HOUR,
      state: 'running',
      steps: ['2', '3', '4'],
      done: 1,
    }),
  mend: (town) => town.remove('imports', { _id: 'import-1' }),
  finds: () => ['名册导入 import-1 只做了 1 / 3 条'],
}

const uncreditedHours: Breakage = {
  damage: (town, { attendance }) =>
    town.update('attendances', { _id: attendance }, { $set: { isUncredited: true } }),
  mend: (town, { attendance }) =>
    town.update('attendances', { _id: attendance }, { $unset: { isUncredited: '' } }),
  finds: () => ['1 条出勤没有记分，最早的从 2026/'],
}

const failingKind: Breakage = {
  damage: (town) =>
    setKind(town, 'send', { failures: 12, failingSince: NOW - 2 * HOUR, failedTrace: 'trace-7' }),
  mend: (town) => setKind(town, 'send', { failures: 0, succeededAt: NOW }),
  finds: () => ['定时任务“发微信消息”（send）从 2026/11/22 07:41:00 起连续失败 12 次'],
}

const falsePlaces: Breakage = {
  damage: (town, { shift }) => increase(town, 'shifts', shift, 'left', 1),
  mend: (town, { shift }) => increase(town, 'shifts', shift, 'left', -1),
  finds: ({ shift }) => [`班次的名额和名单对不上，1 个班：${shift}`],
}

const falseList: Breakage = {
  damage: (town, sample) => setCommitment(town, sample, 'another'),
  mend: (town, sample) => setCommitment(town, sample, sample.commitment),
  finds: ({ cycle }) => [`已发布的红星榜和核对码对不上，1 份：${cycle}`],
}

const lostFile: Breakage = {
  damage: (town, { picture }) => town.files.remove(`checked/${picture}.jpg`),
  mend: (town, { picture }) => town.files.write(`checked/${picture}.jpg`, Buffer.from('a picture')),
  finds: ({ picture }) => [`图片的文件不在了，1 张：${picture}`],
}

const doubleBinding: Breakage = {
  async damage(town, { bound: [one, other] }) {
    await dropIndex(town, 'members', 'openid__unique')
    await setOpenid(town, other._id, one.openid)
  },
  async mend(town, { bound: [, other] }) {
    await setOpenid(town, other._id, other.openid)
    await indexes(town, 'members', { CreateIndexes: [indexOn('openid__unique', ['openid'], true)] })
  },
  finds: () => ['集合 members 缺索引（openid）', '一个微信绑了不止一个人，2 位'],
}

const hollowAdministrator: Breakage = {
  damage: (town) => town.update('trees', { _id: 'county' }, { $push: { administrators: 'nobody' } }),
  mend: (town) => town.update('trees', { _id: 'county' }, { $pull: { administrators: 'nobody' } }),
  finds: () => ['县级管理员名单上有人其实不是管理员，1 位：nobody'],
}

const brokenDeployment: Breakage = {
  damage: (town) => town.insert('deployments', { _id: 'lock', holder: 'x', by: '小李', since: 1, until: 2 }),
  mend: (town) => town.remove('deployments', { _id: 'lock' }),
  finds: () => ['小李 从 1970/1/1 08:00:00 开始部署，没有做完就断了'],
}

/** What may be wrong with an environment; together what can be told apart when it happens together. */
export const breakages: readonly [title: string, ...Breakage[]][] = [
  ['an index is missing', missingIndex],
  ['somebody changed the sum of a passbook', falseSum],
  ['the timer has not run for a day', silentTimer],
  ['a function has three seconds, and an import stopped half-way two hours ago', shortTimeout, halfImport],
  ['phones may call the timed work and reach a collection', openFunction, openCollection],
  [
    'the timer is gone, one kind of its work has failed for hours, and points are owed',
    goneTimer,
    failingKind,
    uncreditedHours,
  ],
  [
    'places, a published list and a picture are not what they were, and a deployment was broken off',
    falsePlaces,
    falseList,
    lostFile,
    brokenDeployment,
  ],
  [
    'two people have one account, for the index that forbids it is gone, and an administrator is none',
    doubleBinding,
    hollowAdministrator,
  ],
]
