import fc from 'fast-check'
import { openDatabase } from '../database'
import { openMemoryStorage } from '../memory-storage'
import { decodeFields } from '../values/ejson'
import { operators } from './operators/operators'

/** A slice; `RUNS=40000` plays more. */
const numRuns = Number(process.env.RUNS ?? 1_000)

const LAST_DATE = new Date(8.64e15)
const DOCUMENT = {
  _id: 1,
  a: 1,
  s: 'x',
  d: LAST_DATE,
  l: [1, [2], { b: 1 }],
  n: null,
  o: { p: { q: 1 } },
}

const STAGES =
  '$match $sort $limit $skip $sample $addFields $project $replaceRoot $group $count $sortByCount $bucket $bucketAuto $unwind $lookup $facet'.split(
    ' ',
  )
const NAMES =
  'date timezone format input in cond as if then else vars branches default inputs from localField foreignField pipeline let groupBy boundaries buckets output path newRoot size _id a a.b constructor year month day dateString k v $sum $push includeArrayIndex'.split(
    ' ',
  )

const leaves = fc.oneof(
  fc.constantFrom('$a', '$s', '$d', '$l', '$n', '$o', '$o.p.q', '$none', 'x', '', '$', '$$ROOT', '$$this'),
  fc.constantFrom('Asia/Shanghai', '+99:99', 'here', null, 0, 1, -1, 2.5, 1e300, -0, true),
  fc.constantFrom(
    { $date: { $numberLong: '8640000000000000' } },
    { $numberDouble: 'NaN' },
    { $numberDouble: 'Infinity' },
  ),
)

const { operand } = fc.letrec<{ operand: unknown }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 4 },
    leaves,
    fc.array(tie('operand'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('operand'), { maxKeys: 4 }),
    fc
      .tuple(fc.constantFrom(...operators.keys(), ...STAGES), tie('operand'))
      .map(([name, value]) => ({ [name]: value })),
  ),
}))

test('a pipeline of anything is answered or refused with an error of the vendor’s', async () => {
  const database = await openDatabase({
    storage: openMemoryStorage(),
    collections: [{ name: 'here', indexes: [] }],
    now: () => 0,
  })
  await database.load({ here: [DOCUMENT] })
  const stage = fc.tuple(
    fc.constantFrom(...STAGES, '$project', '$addFields'),
    fc.oneof(
      operand,
      operand.map((value) => ({ x: value })),
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(stage, { minLength: 1, maxLength: 3 }), async (stages) => {
      const reply = await database.handle({
        action: 'database.aggregateDocuments',
        collectionName: 'here',
        stages: stages.map(([stageKey, value]) => ({ stageKey, stageValue: JSON.stringify(value) })),
      })
      if (reply.code !== undefined) {
        expect(reply.code).toMatch(/^DATABASE_(REQUEST_FAILED|COLLECTION_NOT_EXIST)$/)
        return
      }
      for (const text of (reply.data?.list ?? []) as readonly string[]) {
        decodeFields(text, 'a result', 0)
      }
    }),
    { numRuns },
  )
  await database.close()
})
