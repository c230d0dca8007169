import { join } from 'node:path'
import type { Engine } from '../../emulator/database/engine/engine'
import { openLevelStorage } from '../../emulator/database/level-storage'
import { compileFilter } from '../../emulator/database/query/filter'
import { compileUpdate } from '../../emulator/database/update/update'
import { figureOf, type Row } from '../measure'
import { fill, openEngine } from './engine'
import { groupCommit } from './group-commit'
import { inFlight, p99 } from './in-flight'
import { attendances, createAttendances } from './records'
import { openSqlite } from './sqlite'
import { inTemporaryDirectory } from './temporary'

const DOCUMENTS = 10_000
/** Each is a quarter of a second, and other work on the machine meets some of them. */
const ROUNDS = 15
const CALLS = 6_000
const WIDTH = 64

/** A document found by id and version, changed, and synced before the answer. */
export async function benchWrites(): Promise<Row[]> {
  return inTemporaryDirectory(async (directory) => {
    const records = createAttendances(DOCUMENTS, 50)
    const storage = await openLevelStorage(join(directory, 'store'))
    const engine = await openEngine(storage)
    await fill(engine, records)
    const sqlite = openSqlite(join(directory, 'sqlite'))
    sqlite.fill(records)
    const commit = groupCommit<boolean>(sqlite.inTransaction)
    const versions = { ours: new Map<string, number>(), peers: new Map<string, number>() }
    const rates = { ours: [] as number[], peers: [] as number[] }
    const tails = { ours: [] as number[], peers: [] as number[] }

    const measure = async (
      side: 'ours' | 'peers',
      round: number,
      update: (id: string, version: number) => Promise<boolean>,
    ) => {
      const { each, whole } = await inFlight(CALLS, WIDTH, async (at) => {
        const id = `attendance-${(round * CALLS + at * 7_919) % DOCUMENTS}`
        const version = versions[side].get(id) ?? 1
        versions[side].set(id, version + 1)
        if (!(await update(id, version))) {
          throw new Error(`${side}: ${id} has not version ${version}`)
        }
      })
      rates[side].push((CALLS * 1_000) / whole)
      tails[side].push(p99(each))
    }

    for (let round = 0; round < ROUNDS; round++) {
      await measure('ours', round, (id, version) => update(engine, id, version))
      await measure('peers', round, (id, version) => commit(() => sqlite.update(id, version)))
    }
    await storage.close()
    sqlite.close()
    return [
      {
        what: '按 _id 和版本改一条，落盘后才答，64 个同时',
        asked: '≥ 0.7 倍',
        ours: figureOf(rates.ours, '次/秒'),
        peer: { ...figureOf(rates.peers, '次/秒'), name: 'SQLite FULL，成组提交' },
        note: '两边都是一次 fdatasync 带上等着的全部',
      },
      {
        what: '同上，百分之九十九在多久以内',
        asked: '≤ 2 倍',
        ours: figureOf(tails.ours),
        peer: { ...figureOf(tails.peers), name: 'SQLite FULL，成组提交' },
        note: '',
      },
    ]
  })
}

async function update(engine: Engine, id: string, version: number): Promise<boolean> {
  const collection = engine.collection(attendances.name)
  const apply = compileUpdate({ $inc: { left: -1, version: 1 } })
  const [document] = engine.findNewest(collection, compileFilter({ _id: id, version }), 1)
  if (document !== undefined) {
    engine.replace(collection, apply(document))
  }
  await engine.settled()
  return document !== undefined
}
