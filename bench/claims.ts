import { chmod, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { openEngineClaims } from './claims/engine-claims'
import { openFunctionClaims } from './claims/function-claims'
import { openPostgresClaims } from './claims/postgres-claims'
import { openRedisClaims } from './claims/redis-claims'
import { type Claims, PLACES, rush, WIDTH } from './claims/rush'
import { openSqliteClaims } from './claims/sqlite-claims'
import { inTemporaryDirectory } from './database/temporary'
import { figureOf, printTable, type Row } from './measure'

/** Each is a tenth of a second, and other work on the machine meets some of them. */
const ROUNDS = 15
/** A minute or more each: every request is three operations of the database, through the SDK. */
const WHOLE_ROUNDS = 1
const UNIT = '次/秒'

const peers: readonly (readonly [string, string, (directory: string) => Promise<Claims> | Claims])[] = [
  ['SQLite', '引擎 ≥ 0.7 倍', (directory) => openSqliteClaims(join(directory, 'claims'))],
  ['Redis', '引擎 ≥ 1 倍', openRedisClaims],
  ['PostgreSQL', '引擎 ≥ 10 倍', openPostgresClaims],
]

/** One shift of 500 places, 11,000 requests, a tenth of them sent twice: our engine and whole path beside three peers. */
export async function benchClaims(): Promise<void> {
  const rows = await inTemporaryDirectory(measureClaims)
  printTable(
    '抢名额',
    `一班 ${PLACES} 个名额，11,000 次请求，其中一成是同一个人又按了一次，${WIDTH} 个同时，落盘后才答。时间是墙上时间，取中位数；每一轮都核对：告诉谁有，库里就是谁，一个不多。`,
    rows,
  )
}

async function measureClaims(directory: string): Promise<Row[]> {
  // PostgreSQL runs as another user, below it.
  await chmod(directory, 0o755)
  const rows: Row[] = []
  const engine = await openEngineClaims(join(directory, 'engine'))
  try {
    for (const [name, asked, open] of peers) {
      rows.push(await compare(engine, name, asked, open, await mkdtemp(join(directory, 'peer-'))))
    }
    rows.push(await compareWhole(engine, await mkdtemp(join(directory, 'whole-'))))
  } finally {
    await engine.close()
  }
  return rows
}

async function compare(
  engine: Claims,
  name: string,
  asked: string,
  open: (directory: string) => Promise<Claims> | Claims,
  directory: string,
): Promise<Row> {
  say(name)
  let peer: Claims
  try {
    peer = await open(directory)
  } catch (error) {
    const ours = figureOf(await rounds(ROUNDS, [engine]).then(([only]) => only ?? []), UNIT)
    return {
      what: `我们的引擎与 ${name}`,
      asked,
      ours,
      note: `${name} 没有：${(error as Error).message.replaceAll(/\s+/g, ' ')}`,
    }
  }
  try {
    const [ours = [], theirs = []] = await rounds(ROUNDS, [engine, peer])
    return {
      what: `我们的引擎与 ${name}`,
      asked,
      ours: figureOf(ours, UNIT),
      peer: { ...figureOf(theirs, UNIT), name: peer.name },
      note: '超卖 0',
    }
  } finally {
    await peer.close()
  }
}

async function compareWhole(engine: Claims, directory: string): Promise<Row> {
  say('整条路')
  const whole = await openFunctionClaims(directory)
  try {
    const [ours = [], theirs = []] = await rounds(WHOLE_ROUNDS, [whole, engine])
    return {
      what: '整条路：函数、SDK、HTTP、库',
      ours: figureOf(ours, UNIT),
      peer: { ...figureOf(theirs, UNIT), name: engine.name },
      note: '超卖 0；函数和库在同一个进程里',
    }
  } finally {
    await whole.close()
  }
}

/** Turn by turn, so that what else the machine does meets all of them. */
async function rounds(count: number, sides: readonly Claims[]): Promise<number[][]> {
  const rates = sides.map((): number[] => [])
  for (let round = 0; round < count; round++) {
    for (const [at, side] of sides.entries()) {
      rates[at]?.push(await rush(side))
    }
  }
  return rates
}

const say = (words: string) => process.stderr.write(`${words}……\n`)
