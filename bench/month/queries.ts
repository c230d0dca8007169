import type { Method } from '../../cloudfunctions/contract/contract'
import type { Child } from '../child'
import { figureOf, type Row } from '../measure'
import { MONTH } from './county'
import type { Asked } from './function'
import type { Sqlite } from './sqlite-peer'
import type { Taken } from './store'

const ROUNDS = 7
const AT_ONCE = 10

interface Question {
  what: string
  method: Method
  input: object
  openid: string
  query: keyof Sqlite
  value: string
}

const questions: readonly Question[] = [
  {
    what: '全镇红榜一页',
    method: 'redList.wide',
    input: { orgId: 'g-1', month: MONTH },
    openid: 'o-m-000050',
    query: 'redList',
    value: 'g-1',
  },
  {
    what: '支委会的表',
    method: 'month.get',
    input: { branchId: 'b-1', month: MONTH },
    openid: 'o-m-000001',
    query: 'table',
    value: 'b-1',
  },
  {
    what: '我的存折和名次',
    method: 'passbook.mine',
    input: { month: MONTH },
    openid: 'o-m-000050',
    query: 'ownRank',
    value: 'm-000050',
  },
]

/** What people look at in a county whose month is closed, against SQLite: the whole call, and the store's part of it. */
export async function measureQueries(child: Child, store: Child, peers: Child): Promise<Row[]> {
  await peers.ask('loadSqlite')
  const rows: Row[] = []
  for (const { what, method, input, openid, query, value } of questions) {
    const asked = { method, input, openid, rounds: ROUNDS, atOnce: AT_ONCE } satisfies Asked
    await child.ask('call', asked)
    await store.ask('take')
    const ofFunction = await child.ask<number[]>('call', asked)
    const taken = await store.ask<Taken>('take')
    const ofStore = taken.milliseconds / ROUNDS / AT_ONCE
    await child.ask('call', { ...asked, rounds: 1, atOnce: 1 } satisfies Asked)
    const replayed = await store.ask<number[]>('replay', { rounds: ROUNDS, atOnce: AT_ONCE })
    const { times, rows: found } = await peers.ask<{ times: number[]; rows: number }>('query', {
      name: query,
      value,
      rounds: ROUNDS,
    })
    const peer = { ...figureOf(times), name: 'SQLite' }
    const operations = taken.operations.length / ROUNDS / AT_ONCE
    const size = query === 'ownRank' ? `第 ${found} 名` : `${found} 行`
    rows.push(
      {
        what: `${what}：整个调用`,
        ours: figureOf(ofFunction.map((milliseconds) => milliseconds + ofStore)),
        peer,
        note: `${size}，${operations} 次数据库操作；含身份、权限、SDK、HTTP`,
      },
      {
        what: `${what}：只算数据库`,
        ours: figureOf(replayed),
        peer,
        note: '同样的操作在数据库进程里直接重放',
      },
    )
  }
  return rows
}
