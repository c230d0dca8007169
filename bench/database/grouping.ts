import { aggregate } from 'mingo'
import { compileExpression } from '../../emulator/database/aggregate/expression'
import { collected, Pace } from '../../emulator/database/aggregate/pace'
import { compileStages } from '../../emulator/database/aggregate/pipeline'
import type { Source } from '../../emulator/database/aggregate/stage'
import { STRETCH_MS, withinLimits } from '../../emulator/database/aggregate/time-limit'
import { openMemoryStorage } from '../../emulator/database/memory-storage'
import { figureOf, type Row, times } from '../measure'
import { fill, openEngine } from './engine'
import { attendances, createAttendances } from './records'

const DOCUMENTS = 100_000
const ROUNDS = 7

const byBranch = {
  _id: '$branchId',
  shifts: { $sum: 1 },
  minutes: { $sum: '$minutes' },
  most: { $max: '$minutes' },
}

/** Sums by branch over all documents; mingo is given them as a plain array. */
export async function benchGrouping(): Promise<Row[]> {
  const records = createAttendances(DOCUMENTS, 500)
  const engine = await openEngine(openMemoryStorage())
  await fill(engine, records)
  const group = () => {
    const stages = [
      { name: '$group', operand: byBranch },
      { name: '$sort', operand: { _id: 1 } },
    ]
    const pipeline = compileStages(stages, compileExpression)
    const pace = new Pace(STRETCH_MS)
    return engine.reading((find) => {
      const source: Source = {
        find: (name, filter, sort, limit) => find(engine.collection(name), filter, { sort, limit }),
      }
      const documents = pipeline.from(attendances.name, { source, pace, variables: undefined })
      return withinLimits(DOCUMENTS, pace, collected(documents))
    })
  }
  const plain = () => aggregate(records as object[], [{ $group: byBranch }, { $sort: { _id: 1 } }])
  if (JSON.stringify(await group()) !== JSON.stringify(plain())) {
    throw new Error('mingo groups otherwise')
  }
  const taken = { ours: [] as number[], mingo: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    taken.ours.push(...(await times(1, group)))
    taken.mingo.push(...(await times(1, plain)))
  }
  return [
    {
      what: '10 万条按支部汇总',
      asked: '≤ 2 倍时间',
      ours: figureOf(taken.ours),
      peer: { ...figureOf(taken.mingo), name: 'mingo，普通数组' },
      note: '',
    },
  ]
}
