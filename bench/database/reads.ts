import { join } from 'node:path'
import type { Engine } from '../../emulator/database/engine/engine'
import { openMemoryStorage } from '../../emulator/database/memory-storage'
import { compileFilter } from '../../emulator/database/query/filter'
import { parseSort } from '../../emulator/database/query/sort'
import { figureOf, type Row } from '../measure'
import { fill, openEngine } from './engine'
import { attendances, createAttendances } from './records'
import { openSqlite } from './sqlite'
import { inTemporaryDirectory } from './temporary'

const DOCUMENTS = 100_000
const ROUNDS = 7
/** So long that one turn of the garbage collector does not decide. */
const CALLS = 3_000
const PAGE = 50

/** Reads in the process itself, both sides giving decoded documents. */
export async function benchReads(): Promise<Row[]> {
  return [...(await ofBranches(PAGE)), ...(await pages())]
}

async function ofBranches(perBranch: number): Promise<Row[]> {
  const records = createAttendances(DOCUMENTS, perBranch)
  return inTemporaryDirectory(async (directory) => {
    const sqlite = openSqlite(join(directory, 'sqlite'))
    sqlite.fill(records)
    const engine = await openEngine(openMemoryStorage())
    await fill(engine, records)
    const rows = [
      compare('按 _id 读一条', {
        ours: (at) => one(engine, `attendance-${at}`),
        peers: (at) => sqlite.one(`attendance-${at}`),
      }),
      compare('10 万条里按字段找 50 条，排序、限 50', {
        ours: (at) => page(engine, `branch-${at % (DOCUMENTS / perBranch)}`),
        peers: (at) => sqlite.page(`branch-${at % (DOCUMENTS / perBranch)}`, PAGE),
      }),
    ]
    sqlite.close()
    return rows
  })
}

interface Calls {
  ours(at: number): unknown
  peers(at: number): unknown
}

/** Turn by turn; both must say the same. */
function compare(what: string, { ours, peers }: Calls): Row {
  const rates: { ours: number[]; peers: number[] } = { ours: [], peers: [] }
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(rateOf(ours, round))
    rates.peers.push(rateOf(peers, round))
  }
  if (JSON.stringify(ours(77)) !== JSON.stringify(peers(77))) {
    throw new Error(`SQLite answers otherwise: ${what}`)
  }
  return {
    what,
    asked: '≥ 1 倍',
    ours: figureOf(rates.ours, '次/秒'),
    peer: { ...figureOf(rates.peers, '次/秒'), name: 'SQLite' },
    note: '同一进程内，SQLite 的 JSON 解开也算在内；我们每次都重新解析查询',
  }
}

/** The first page of a branch with 10,000 records, against one of 100. */
async function pages(): Promise<Row[]> {
  const engines = await Promise.all(
    [10_000, 100].map(async (perBranch) => {
      const engine = await openEngine(openMemoryStorage())
      await fill(engine, createAttendances(20_000, perBranch))
      return engine
    }),
  )
  const [large, small] = engines as [Engine, Engine]
  const rates: { large: number[]; small: number[] } = { large: [], small: [] }
  for (let round = 0; round < ROUNDS; round++) {
    rates.large.push(rateOf(() => page(large, 'branch-1'), round))
    rates.small.push(rateOf(() => page(small, 'branch-1'), round))
  }
  return [
    {
      what: '1 万条里翻一页 50 条（相等、排序、限数）',
      asked: '与 100 条里相同',
      ours: figureOf(rates.large, '次/秒'),
      peer: { ...figureOf(rates.small, '次/秒'), name: '100 条里' },
      note: '索引给出次序，翻一页只看这一页',
    },
  ]
}

function one(engine: Engine, id: string): unknown {
  return engine.find(engine.collection(attendances.name), compileFilter({ _id: id }))[0]
}

function page(engine: Engine, branchId: string): unknown[] {
  const selection = { sort: parseSort({ startsAt: -1 }), limit: PAGE }
  return engine.find(engine.collection(attendances.name), compileFilter({ branchId }), selection)
}

function rateOf(call: (at: number) => unknown, round: number): number {
  const startedAt = performance.now()
  for (let index = 0; index < CALLS; index++) {
    call((round * CALLS + index * 7_919) % DOCUMENTS)
  }
  return (CALLS * 1_000) / (performance.now() - startedAt)
}
