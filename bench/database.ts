import { benchGrouping } from './database/grouping'
import { benchOpening } from './database/opening'
import { benchReads } from './database/reads'
import { benchRoundTrips } from './database/round-trip'
import { benchWrites } from './database/writes'
import { printTable, type Row } from './measure'

const parts: readonly (readonly [string, () => Promise<Row[]>])[] = [
  ['读', benchReads],
  ['写', benchWrites],
  ['汇总', benchGrouping],
  ['来回', benchRoundTrips],
  ['打开', benchOpening],
]

/** The local database beside SQLite (libsql), mingo and plain JSON: in one run, with the same guarantee. */
export async function benchDatabase(): Promise<void> {
  const rows: Row[] = []
  for (const [name, bench] of parts) {
    process.stderr.write(`${name}……\n`)
    rows.push(...(await bench()))
  }
  printTable(
    '本地数据库',
    '时间是墙上时间，取中位数，括号里是最小和最大；比值是同一次运行里两个中位数之比，次/秒越大越好。',
    rows,
  )
}
