import type { Shift } from '../../cloudfunctions/features/task/shift-rules'
import { addDays, dayOf, HOUR } from '../../cloudfunctions/platform/calendar'
import type { CollectionName } from '../../cloudfunctions/platform/collections'
import { collection, op, type Where } from '../../cloudfunctions/platform/database'
import { type Check, type Finding, problem } from './check'
import { isStartingUp, readHeartbeat } from './check-heartbeat'
import { at } from './words'

/** Work that a job takes up within ten minutes when it is well; an hour is six turns. */
const TOO_OLD = HOUR

interface Watched {
  what: string
  collection: CollectionName
  /** What has waited since before that instant. */
  where(before: number, now: number): Where
  /** The instant since which each waits; absent: a day says it. */
  since?: 'at' | 'checkDueAt' | 'keptUntil'
  means: string
}

const JOBS = '先看“定时任务在不在跑”有没有问题；没有的话，在云开发控制台看函数 jobs 的日志'

/** Work in several steps, by the mark of its first one: each has an index. */
const watched: readonly Watched[] = [
  {
    what: '条出勤没有记分',
    collection: 'attendances',
    where: (before) => ({ isUncredited: true, at: op.lt(before) }),
    since: 'at',
    means: '这些同志的工时确认了，存折上还没有分',
  },
  {
    what: '件申报确认了没有记分',
    collection: 'deeds',
    where: (before) => ({ isPending: true, at: op.lt(before) }),
    since: 'at',
    means: '这些同志的申报确认了，存折上还没有分',
  },
  {
    what: '条消息没有发出',
    collection: 'outbox',
    where: (before) => ({ sendState: 'waiting', at: op.lt(before) }),
    since: 'at',
    means: '该通知的人在微信里没有收到',
  },
  {
    what: '篇动态早该再问微信检查结果',
    collection: 'posts',
    where: (before) => ({ checkDueAt: op.lt(before) }),
    since: 'checkDueAt',
    means: '这些动态卡着，发不出来',
  },
  {
    what: '张图片早该再问微信检查结果',
    collection: 'pictures',
    where: (before) => ({ checkDueAt: op.lt(before) }),
    since: 'checkDueAt',
    means: '这些图片别人看不到',
  },
  {
    what: '张图片早该清理',
    collection: 'pictures',
    where: (before) => ({ keptUntil: op.lt(before) }),
    since: 'keptUntil',
    means: '没有人用的图片还占着存储',
  },
  {
    what: '份月底材料早该删掉',
    collection: 'packs',
    where: (before) => ({ keptUntil: op.lt(before) }),
    since: 'keptUntil',
    means: '带姓名的材料还留在存储里',
  },
  {
    what: '条入户记录过了十二个月还在',
    collection: 'visits',
    // A day is over at midnight; the next run removes it.
    where: (_before, now) => ({ keptUntil: op.lt(addDays(dayOf(now), -1)) }),
    means: '违反了对村民的承诺',
  },
]

export interface Waiting {
  what: string
  means: string
  count: number
  /** Since when the first of them waits. */
  oldest?: number
}

export interface UnfinishedFacts {
  /** How many of each are too old. */
  counts: readonly Waiting[]
  /** Shifts on which hours are being posted, by the instant of the last word. */
  postings: readonly { id: string; at: number }[]
  imports: readonly { id: string; begunAt: number; done: number; total: number }[]
  /** Branches that are on their way to another tree. */
  leaving: readonly { treeId: string; orgId: string }[]
  now: number
}

export function judgeUnfinished({ counts, postings, imports, leaving, now }: UnfinishedFacts): Finding[] {
  const old = now - TOO_OLD
  const stuck = postings.filter((one) => one.at < old)
  return [
    ...counts
      .filter(({ count }) => count > 0)
      .map(({ what, means, count, oldest }) =>
        problem(`${count} ${what}，${oldest ? `最早的从 ${at(oldest)} 起` : '该做的日子过了'}`, means, JOBS),
      ),
    ...(stuck.length > 0
      ? [
          problem(
            `${stuck.length} 个班的工时没有记完，已超过一小时：${stuck.map(({ id }) => id).join('、')}`,
            '领头人确认过的工时，有人的没有记上',
            JOBS,
          ),
        ]
      : []),
    ...imports
      .filter(({ begunAt }) => begunAt < old)
      .map(({ id, done, total }) =>
        problem(
          `名册导入 ${id} 只做了 ${done} / ${total} 条，停了`,
          '表里后面的人还没有进名册',
          '请导入的人打开“工作台 → 名册 → 导入”，再点一次确认，会接着做；或者重新导入同一张表',
        ),
      ),
    ...leaving.map(({ treeId, orgId }) =>
      problem(
        `支部 ${orgId} 从 ${treeId} 移到别的党总支，没有移完`,
        '移完以前两边的组织都改不了',
        '请县级管理员打开“工作台 → 组织”看一眼这个党总支，会自己移完；刚刚在移的，过一分钟再查',
      ),
    ),
  ]
}

type Posting = Pick<Shift, '_id' | 'confirmed'>

/** A few at any moment; more only where none is finished. */
async function readPostings(): Promise<UnfinishedFacts['postings']> {
  const found: Posting[] = await collection<Shift>('shifts').find(
    { isPosting: true },
    { fields: ['confirmed'], limit: 20 },
  )
  return found.map(({ _id, confirmed }) => ({ id: _id, at: Math.max(0, ...confirmed.map((row) => row.at)) }))
}

interface RunningImport {
  _id: string
  begunAt: number
  state: string
  steps?: string[]
  done?: number
}

/** By id, a page after the other: no index leads to those that run, and each branch keeps but a few. */
async function readImports(): Promise<UnfinishedFacts['imports']> {
  const imports = collection<RunningImport>('imports')
  const fields = ['begunAt', 'steps', 'done'] as const
  const running: { id: string; begunAt: number; done: number; total: number }[] = []
  let last = ''
  for (;;) {
    const where = { _id: op.gt(last), state: 'running' }
    const page = await imports.find(where, { fields, orderBy: [['_id', 'asc']], limit: 100 })
    running.push(
      ...page.map(({ _id, begunAt, steps = [], done = 0 }) => ({
        id: _id,
        begunAt,
        done,
        total: steps.length,
      })),
    )
    const end = page.at(-1)
    if (end === undefined) {
      return running.filter(({ done, total }) => done < total)
    }
    last = end._id
  }
}

interface LeavingTree {
  _id: string
  leaving?: { orgId: string }
}

async function readLeaving(): Promise<UnfinishedFacts['leaving']> {
  const trees = await collection<LeavingTree>('trees').find({}, { fields: ['leaving'], limit: 900 })
  return trees.flatMap(({ _id, leaving }) => (leaving ? [{ treeId: _id, orgId: leaving.orgId }] : []))
}

async function readWaiting(now: number): Promise<Pick<UnfinishedFacts, 'counts' | 'postings'>> {
  const counts: Waiting[] = []
  for (const one of watched) {
    counts.push(await countWaiting(one, now))
  }
  return { counts, postings: await readPostings() }
}

type Dated = { _id: string } & Partial<Record<'at' | 'checkDueAt' | 'keptUntil', number>>

async function countWaiting({ collection: name, where, since, what, means }: Watched, now: number) {
  const documents = collection<Dated>(name)
  const late = where(now - TOO_OLD, now)
  const count = await documents.count(late)
  if (count === 0 || since === undefined) {
    return { what, means, count }
  }
  const [first] = await documents.find(late, { fields: [since], orderBy: [[since, 'asc']], limit: 1 })
  return { what, means, count, ...(first?.[since] !== undefined && { oldest: first[since] }) }
}

export const checkUnfinished: Check = {
  name: 'unfinished',
  title: '没做完的事',
  readsDocuments: true,
  async run(place) {
    const { now } = place
    const isEarly = isStartingUp(await readHeartbeat(place))
    const waiting = isEarly ? { counts: [], postings: [] } : await readWaiting(now)
    const facts = { ...waiting, imports: await readImports(), leaving: await readLeaving(), now }
    const seen = isEarly ? '等定时任务的那些，到了下一次再看' : `${watched.length + 3} 种事`
    return { seen, findings: judgeUnfinished(facts) }
  },
}
