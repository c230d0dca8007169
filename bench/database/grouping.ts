import { aggregate } from 'mingo'
import { compileExpression } from '../../emulator/database/aggregate/expression'
import { compileStages } from '../../emulator/database/aggregate/pipeline'
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
  const source = {
    find: (name: string, ...[filter, sort, limit]: readonly [never, never, number]) =>
      engine.find(engine.collection(name), filter, { sort, limit }),
  }
  const group = () => {
    const stages = [
      { name: '$group', operand: byBranch },
      { name: '$sort', operand: { _id: 1 } },
    ]
    const pipeline = compileStages(stages, compileExpression)
    return [...pipeline.from(attendances.name, { source, variables: undefined })]
  }
  const plain = () => aggregate(records as object[], [{ $group: byBranch }, { $sort: { _id: 1 } }])
  if (JSON.stringify(group()) !== JSON.stringify(plain())) {
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
