import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { Method, Output } from '../../cloudfunctions/contract/contract'
import type { Passbook } from '../../cloudfunctions/features/points/passbook-rules'
import type { Cycle } from '../../cloudfunctions/features/red-star/cycle-rules'
import { functionContext } from '../../emulator/functions/function-context'
import { answerParent, tellParent } from '../child'
import { processorTime, processorTimes } from '../measure'
import { MONTH } from './county'

/**
 * The functions, in a process of their own beside the store: a secretary's calls and the timer's work through the real
 * door and the real SDK. Time is a value.
 */
const at = (text: string) => Date.parse(`${text}+08:00`)
const OPENED = at('2026-11-01T00:10:00')
const FIXED = at('2026-11-09T09:00:00')
const PUBLISHED = at('2026-11-17T09:00:00')
const SAMPLE_EVERY = 20

/** The SDK adds a listener to a kept-alive socket for every request that had to queue for it. */
EventEmitter.defaultMaxListeners = 0

export interface Closing {
  branchId: string
  /** The secretary's WeChat user. */
  openid: string
}

export interface Closed {
  /** Milliseconds of each branch: the committee's table and, among equals, the ballot; the list fixed; published. */
  read: number[]
  fix: number[]
  publish: number[]
  /** Milliseconds of the processor for all of it. */
  processor: number
}

export interface Asked {
  method: Method
  input: object
  openid: string
  rounds: number
  atOnce: number
}

export interface Memory {
  /** Bytes above what the process held when its code was loaded and nothing was called yet. */
  resident: number
  heap: number
}

type Table = Output<'month.get'>

/** What the secretary saw last, for the next step. */
let seen: Table
let start = { rss: 0, heapUsed: 0 }
let peak = start

function sample(): void {
  const { rss, heapUsed } = process.memoryUsage()
  peak = { rss: Math.max(peak.rss, rss), heapUsed: Math.max(peak.heapUsed, heapUsed) }
}

async function call<M extends Method>(
  method: M,
  input: object,
  openid: string,
  now: number,
): Promise<Output<M>> {
  const { serve } = await import('../../cloudfunctions/api/serve')
  const event = { method, input, requestId: randomUUID() }
  const reply = await serve(event, functionContext('api', openid), () => now)
  if (!reply.ok) {
    throw new Error(`${method} was refused: ${JSON.stringify(reply.error)}`)
  }
  return reply.data as Output<M>
}

/** The committee's table as the secretary reads it; equals are decided by a ballot of the meeting. */
async function readTable({ branchId, openid }: Closing): Promise<Table> {
  const table = await call('month.get', { branchId, month: MONTH }, openid, FIXED)
  if (!table.tie || table.phase !== 'committee') {
    return table
  }
  const ballot = {
    branchId,
    month: MONTH,
    version: table.version,
    order: table.tie.memberIds,
    votes: '票决，7 人参加',
    on: '2026-11-08',
  }
  await call('month.ballot', ballot, openid, FIXED)
  return readTable({ branchId, openid })
}

async function fix({ branchId, openid }: Closing, table: Table): Promise<void> {
  const { version, winners, repeats } = table
  const sentences = [...winners, ...repeats].map((memberId) => ({ memberId, text: '带着大家清沟' }))
  await call('month.fix', { branchId, month: MONTH, version, sentences }, openid, FIXED)
}

function readAfterNotice({ branchId, openid }: Closing): Promise<Table> {
  return call('month.get', { branchId, month: MONTH }, openid, PUBLISHED)
}

async function publish({ branchId, openid }: Closing, { version }: Table): Promise<void> {
  await call('month.publish', { branchId, month: MONTH, version }, openid, PUBLISHED)
}

answerParent({
  async load() {
    await Promise.all([
      import('../../cloudfunctions/api/serve'),
      import('../../cloudfunctions/features/red-star/open-months'),
    ])
    globalThis.gc?.()
    start = process.memoryUsage()
    peak = start
    setInterval(sample, SAMPLE_EVERY).unref()
  },

  /** Demo data was put back: what this instance remembers of it is no longer so. */
  async forget() {
    const { forgetRules } = await import('../../cloudfunctions/features/points/rules-in-force')
    forgetRules()
  },

  /** The timer's work when a month is over. */
  async open(): Promise<number> {
    const { openMonths } = await import('../../cloudfunctions/features/red-star/open-months')
    const usedBefore = processorTime()
    for (let isMore = true; isMore; ) {
      isMore = (await openMonths(OPENED)).isMore
    }
    return processorTime() - usedBefore
  },

  /** One branch after the other, each a unit of its own: what is done already is passed over. */
  async close(closings: readonly Closing[]): Promise<Closed> {
    const usedBefore = processorTime()
    const closed: Closed = { read: [], fix: [], publish: [], processor: 0 }
    for (const closing of closings) {
      let table = await measured(closed.read, () => readTable(closing))
      if (table.phase === 'committee') {
        await measured(closed.fix, () => fix(closing, table))
        table = await readAfterNotice(closing)
      }
      if (table.phase === 'notice') {
        await measured(closed.publish, () => publish(closing, table))
      }
      sample()
      tellParent()
    }
    return { ...closed, processor: processorTime() - usedBefore }
  },

  /** The same, step by step; milliseconds of the processor. */
  readTable: (closing: Closing) =>
    processorTimes(1, async () => {
      seen = await readTable(closing)
    }),
  fix: (closing: Closing) => processorTimes(1, () => fix(closing, seen)),
  readAfterNotice: (closing: Closing) =>
    processorTimes(1, async () => {
      seen = await readAfterNotice(closing)
    }),
  publish: (closing: Closing) => processorTimes(1, () => publish(closing, seen)),

  /** Milliseconds of the processor for one call, each measured over `atOnce` of them. */
  async call({ method, input, openid, rounds, atOnce }: Asked): Promise<number[]> {
    const taken = await processorTimes(rounds, async () => {
      for (let round = 0; round < atOnce; round += 1) {
        await call(method, input, openid, PUBLISHED)
      }
    })
    return taken.map((sum) => sum / atOnce)
  },

  memory: (): Memory => ({ resident: peak.rss - start.rss, heap: peak.heapUsed - start.heapUsed }),

  /** What stands in the store in the end: lists published, names on them, passbooks sealed. */
  async check(branchIds: readonly string[]) {
    const { collection } = await import('../../cloudfunctions/platform/database')
    const cycles = await collection<Cycle>('cycles').findByIds(
      branchIds.map((branchId) => `${branchId}:${MONTH}`),
      ['published', 'winners', 'repeats'],
    )
    return {
      lists: cycles.flatMap(({ published }) => published).length,
      names: cycles.flatMap(({ winners, repeats }) => [...winners, ...repeats]).length,
      rows: cycles.flatMap(({ published }) => published.flatMap(({ rows }) => rows)).length,
      told: await collection('outbox').count({ kind: 'redStarNotice' }),
      open: await collection<Passbook>('passbooks').count({ sealed: false }),
    }
  },
})

async function measured<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  const done = await work()
  into.push(performance.now() - startedAt)
  return done
}
