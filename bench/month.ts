import { type Figure, figureOf, printTable, type Row } from './measure'
import { type ClosedCounty, closeCounty, closeTown, megabytes, startPart, stepWords } from './month/closing'
import { county } from './month/county'
import type { Bytes } from './month/peers'

const ROUNDS = 5
/** The long one. */
const MINGO_ROUNDS = 3

/**
 * A county's month: 120,000 passbooks in 600 branches with a million lines, closed as the timer and the secretaries
 * close it, the functions in one process and the store in another; beside it, in the same run, what it is compared
 * with.
 */
export async function benchMonth(): Promise<void> {
  say('县里的存折，解开，重算')
  const peers = startPart('peers')
  const bytes = await peers.ask<Bytes>('open', county)
  const decode = figureOf(await peers.ask<number[]>('decode', ROUNDS))
  const recount = figureOf(await peers.ask<number[]>('recount', ROUNDS))
  say('mingo 聚合')
  const mingo = figureOf(await peers.ask<number[]>('mingo', MINGO_ROUNDS))
  say('关 623 人的镇')
  const small = await closeTown()
  say('关 12 万人的县，然后问 SQLite')
  const large = await closeCounty(peers)
  await peers.kill()
  const decoded = { ...decode, name: '把同样的字节解开一遍' }
  const recounted = { ...recount, name: '按规则重算' }
  const whole = figureOf([large.opened + large.ofFunction + large.ofStore])
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
      note: wholeWords(large),
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
    { what: '定稿一次的读', asked: '≤ 人数 ÷ 100 + 5 = 7', ours: fixReads(large), note: stepsWords(large) },
    { what: '内存，623 人', asked: '≤ 64 MB', ours: small.memory, note: '函数进程高出启动后的常驻内存' },
    {
      what: '内存，12 万人',
      asked: '≤ 64 MB',
      ours: megabytes(large.memory.resident),
      note: `用着的堆最多高出 ${Math.round(megabytes(large.memory.heap).median)} MB`,
    },
    {
      what: '半路被杀，另一个进程接着关',
      asked: '不重不漏',
      ours: figureOf([large.checked.lists], '份名单'),
      note: `${large.checked.names} 个名字各公示一次、各通知一次，没有一本存折还开着`,
    },
    ...large.queries,
  ]
  printTable(
    '红星党员：全县一个月',
    '时间是处理器时间（函数进程加数据库进程），取中位数，括号里是最小和最大；比值是同一次运行里两个中位数之比。',
    rows,
  )
}

function wholeWords({ opened, ofFunction, ofStore, measured, operations, wall }: ClosedCounty): string {
  return (
    `函数 ${seconds(ofFunction)}，数据库 ${seconds(ofStore)}，月初开月 ${seconds(opened)}；` +
    `一个支部 ${operations} 次数据库操作；由 ${measured} 个支部折算；` +
    `墙上时间定稿 ${Math.round(wall.fix.median)}、发布 ${Math.round(wall.publish.median)} 毫秒`
  )
}

function stepsWords({ steps }: ClosedCounty): string {
  return steps
    .map(
      ({ words, figure, reads, writes }) =>
        `${words} ${Math.round(figure.median)} 毫秒、${reads} 读 ${writes} 写`,
    )
    .join('，')
}

function fixReads({ steps }: ClosedCounty): Figure {
  return figureOf([steps.find(({ words }) => words === stepWords.fix)?.reads ?? Number.NaN], '次')
}

/** It takes minutes: where it stands, beside the table. */
const say = (words: string) => process.stderr.write(`${words}……\n`)
const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} 秒`
