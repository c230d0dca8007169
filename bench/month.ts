import { join } from 'node:path'
import chunk from 'lodash/chunk'
import type { Size } from '../emulator/seed/county'
import { type Child, startChild } from './child'
import { type Figure, figureOf, printTable, type Row } from './measure'
import { county, town } from './month/county'
import type { Closed, Closing, Memory } from './month/function'
import type { Bytes } from './month/peers'
import { measureQueries } from './month/queries'
import type { Opened, Taken } from './month/store'

const ROUNDS = 5
/** The long one. */
const MINGO_ROUNDS = 3
const TOWN_ROUNDS = 12
/** Branches measured together: one town's worth of noise, not one branch's. */
const TOGETHER = 30
/** After so many of them the process that closes is killed amid the next. */
const KILLED_AFTER = 10
const KILLED_AMID = 13

const MEGABYTE = 1_000_000

/**
 * A county's month: 120,000 passbooks in 600 branches with a million lines, closed as the timer and the secretaries
 * close it, the functions in one process and the store in another; beside it, in the same run, what it is compared
 * with.
 */
export async function benchMonth(): Promise<void> {
  const peers = startChild(file('peers'), ['--max-old-space-size=12000'])
  const bytes = await peers.ask<Bytes>('open', county)
  const decode = figureOf(await peers.ask<number[]>('decode', ROUNDS))
  const recount = figureOf(await peers.ask<number[]>('recount', ROUNDS))
  const mingo = figureOf(await peers.ask<number[]>('mingo', MINGO_ROUNDS))
  const small = await closeTown()
  const large = await closeCounty(peers)
  await peers.kill()
  const decoded = { ...decode, name: '把同样的字节解开一遍' }
  const recounted = { ...recount, name: '按规则重算' }
  const whole = figureOf([large.processor])
  const rows: Row[] = [
    {
      what: '解开字节，每一行按规则重算，选出 600 份名单',
      asked: '≤ 2 倍',
      ours: recount,
      peer: decoded,
      note: `${bytes.passbooks} 本存折，${bytes.entries} 条，${Math.round(bytes.megabytes)} MB`,
    },
    {
      what: 'mingo 聚合从同样的条目重算（每条的分已给它算好）',
      asked: '≥ 5 倍',
      ours: mingo,
      peer: recounted,
      note: '每个人的分与我们的逐一相等',
    },
    {
      what: '真实路径：定时任务、书记看表、票决、定稿、发布，600 个支部',
      asked: '≤ 2 倍',
      ours: whole,
      peer: decoded,
      note: large.words,
    },
    {
      what: 'mingo 聚合与真实路径',
      asked: '≥ 5 倍',
      ours: mingo,
      peer: { ...whole, name: '真实路径' },
      note: '',
    },
    {
      what: '真实路径，一个支部',
      asked: '不随全县变大',
      ours: large.branch,
      peer: { ...small.branch, name: '623 人的镇' },
      note: '约 200 人一个支部',
    },
    { what: '定稿一次的读', asked: '≤ 人数 ÷ 100 + 5 = 7', ours: large.reads, note: large.steps },
    { what: '内存，623 人', asked: '≤ 64 MB', ours: small.memory, note: '函数进程高出启动后的常驻内存' },
    { what: '内存，12 万人', asked: '≤ 64 MB', ours: large.memory, note: large.heap },
    { what: '半路被杀，另一个进程接着关', asked: '不重不漏', ours: large.lists, note: large.checked },
    ...large.queries,
  ]
  printTable(
    '红星党员：全县一个月',
    '时间是处理器时间（函数进程加数据库进程），取中位数，括号里是最小和最大；比值是同一次运行里两个中位数之比。',
    rows,
  )
}

const file = (name: string) => join(__dirname, 'month', `${name}.ts`)

async function openStore(size: Size): Promise<Opened & { store: Child }> {
  const store = startChild(file('store'), ['--max-old-space-size=12000'])
  return { store, ...(await store.ask<Opened>('open', size)) }
}

/** As the cloud starts one, but for the compiler: no call yet, the code loaded. */
async function openFunction(url: string): Promise<Child> {
  const child = startChild(file('function'), ['--expose-gc'], {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TENCENTCLOUD_RUNENV: 'SCF',
    SCF_NAMESPACE: 'local-env',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
  })
  await child.ask('load')
  return child
}

async function closeTown() {
  const { store, url, closings } = await openStore(town)
  const child = await openFunction(url)
  const branches: number[] = []
  for (let round = 0; round < TOWN_ROUNDS; round += 1) {
    if (round > 0) {
      await store.ask('again')
      await child.ask('forget')
    }
    await child.ask('open')
    branches.push((await closeSome(child, store, closings)).processor / closings.length)
  }
  const memory = await child.ask<Memory>('memory')
  await child.kill()
  await store.kill()
  // The first rounds are the compiler's.
  return { branch: figureOf(branches.slice(TOWN_ROUNDS / 2)), memory: megabytes(memory.resident) }
}

async function closeCounty(peers: Child) {
  const { store, url, closings } = await openStore(county)
  const first = await openFunction(url)
  await store.ask('take')
  const opened = (await first.ask<number>('open')) + (await store.ask<Taken>('take')).milliseconds
  const parts = chunk(closings, TOGETHER)
  const closed: Part[] = []
  for (const part of parts.slice(0, KILLED_AFTER)) {
    closed.push(await closeSome(first, store, part))
  }
  const memories = [await first.ask<Memory>('memory')]
  await killAmid(first, parts[KILLED_AFTER] ?? [])
  const second = await openFunction(url)
  await second.ask('close', parts[KILLED_AFTER])
  const steps = await measureSteps(second, store, parts[KILLED_AFTER + 1] ?? [])
  for (const part of parts.slice(KILLED_AFTER + 2)) {
    closed.push(await closeSome(second, store, part))
  }
  memories.push(await second.ask<Memory>('memory'))
  const checked = await second.ask<Checked>(
    'check',
    closings.map(({ branchId }) => branchId),
  )
  refuseWrong(checked, closings.length)
  const queries = await measureQueries(second, store, peers)
  await second.kill()
  await store.kill()
  const sum = (pick: (part: Part) => number) => closed.reduce((total, part) => total + pick(part), 0)
  const branches = sum((part) => part.branches)
  const all = closings.length / branches
  const share = { function: sum((part) => part.ofFunction) * all, store: sum((part) => part.ofStore) * all }
  const wall = (pick: (part: Part) => number[]) => Math.round(figureOf(closed.flatMap(pick)).median)
  const fixing = steps.find(({ words }) => words === stepWords.fix)
  return {
    processor: opened + share.function + share.store,
    branch: figureOf(closed.map(({ processor, branches: some }) => processor / some)),
    words:
      `函数 ${seconds(share.function)}，数据库 ${seconds(share.store)}，月初开月 ${seconds(opened)}；` +
      `一个支部 ${Math.round(sum((part) => part.operations) / branches)} 次数据库操作，` +
      `由 ${branches} 个支部折算到 ${closings.length} 个；墙上时间定稿 ${wall((part) => part.fix)}、发布 ${wall((part) => part.publish)} 毫秒`,
    reads: figureOf([fixing?.reads ?? Number.NaN], '次'),
    steps: steps
      .map(
        ({ words, figure, reads, writes }) =>
          `${words} ${Math.round(figure.median)} 毫秒、${reads} 读 ${writes} 写`,
      )
      .join('，'),
    memory: megabytes(Math.max(...memories.map(({ resident }) => resident))),
    heap: `其中堆 ${Math.round(Math.max(...memories.map(({ heap }) => heap)) / MEGABYTE)} MB`,
    lists: figureOf([checked.lists], '份名单'),
    checked: `${checked.names} 个名字各公示一次、各通知一次，没有一本存折还开着`,
    queries,
  }
}

interface Part {
  branches: number
  processor: number
  ofFunction: number
  ofStore: number
  operations: number
  fix: number[]
  publish: number[]
}

async function closeSome(child: Child, store: Child, closings: readonly Closing[]): Promise<Part> {
  await store.ask('take')
  const { processor: ofFunction, fix, publish } = await child.ask<Closed>('close', closings)
  const { milliseconds: ofStore, operations } = await store.ask<Taken>('take')
  const processor = ofFunction + ofStore
  return {
    branches: closings.length,
    processor,
    ofFunction,
    ofStore,
    operations: operations.length,
    fix,
    publish,
  }
}

/** The process dies while a branch is being closed. */
async function killAmid(child: Child, closings: readonly Closing[]): Promise<void> {
  let done = 0
  const amid = new Promise<void>((resolve) => {
    child.onNote(() => {
      done += 1
      if (done === KILLED_AMID) {
        setTimeout(resolve, 40)
      }
    })
  })
  const dying = child.ask('close', closings).catch(() => {})
  await amid
  await child.kill()
  await dying
}

const stepWords = { readTable: '看表', fix: '定稿', readAfterNotice: '公示后看表', publish: '发布' } as const

interface Step {
  words: string
  figure: Figure
  reads: number
  writes: number
}

/** What each step of a branch costs. */
async function measureSteps(child: Child, store: Child, closings: readonly Closing[]): Promise<Step[]> {
  const names = Object.keys(stepWords) as (keyof typeof stepWords)[]
  const measured = names.map((name) => ({ words: stepWords[name], all: [] as number[], reads: 0, writes: 0 }))
  for (const closing of closings) {
    for (const [index, step] of measured.entries()) {
      await store.ask('take')
      const [ofFunction = Number.NaN] = await child.ask<number[]>(names[index] ?? '', closing)
      const { operations, milliseconds } = await store.ask<Taken>('take')
      const reads = operations.filter((one) => /getDocument|calculateDocument/.test(one)).length
      step.all.push(ofFunction + milliseconds)
      step.reads = Math.max(step.reads, reads)
      step.writes = Math.max(step.writes, operations.length - reads)
    }
  }
  return measured.map(({ all, ...step }) => ({ ...step, figure: figureOf(all) }))
}

interface Checked {
  lists: number
  names: number
  rows: number
  told: number
  open: number
}

function refuseWrong({ lists, names, rows, told, open }: Checked, branches: number): void {
  if (lists !== branches || rows !== names || told !== names || open > 0) {
    throw new Error(`closed wrongly: ${JSON.stringify({ lists, names, rows, told, open })}`)
  }
}

const megabytes = (bytes: number) => figureOf([bytes / MEGABYTE], 'MB')
const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} 秒`
