import fc from 'fast-check'
import { compileFilter } from '../query/filter'
import { runPipeline } from '../testing/run-pipeline'
import { compareValues } from '../values/order'
import type { Document, Fields, Value } from '../values/value'

/** A slice; `RUNS=20000` plays more. */
const numRuns = Number(process.env.RUNS ?? 200)

const numbers = fc.integer({ min: -9, max: 9 })
const texts = fc.constantFrom('', 'a', 'b', 'ab', '红', 'x,y')
const values: fc.Arbitrary<Value> = fc.oneof(
  numbers,
  texts,
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -5, max: 5 }),
  fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(9) }),
  fc.record({ x: numbers, y: numbers }, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Fields>,
)
const loose = fc
  .array(
    fc.record(
      {
        k: fc.oneof(values, fc.array(values, { maxLength: 3 })),
        v: fc.oneof(values, fc.array(values, { maxLength: 3 })),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    { maxLength: 12 },
  )
  .map((list) => list.map((one, at) => ({ _id: at, ...one })) as Document[])

const queries: fc.Arbitrary<Fields> = fc
  .tuple(
    fc.constantFrom('k', 'v', 'k.x'),
    fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'),
    values,
  )
  .map(([field, operator, value]) => ({ [field]: { [operator]: value } }))

test('a match is the same query in the first place, in a later one, in a facet and in a where', () => {
  fc.assert(
    fc.property(
      loose,
      fc.array(queries, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('$and', '$or', '$nor'),
      (documents, parts, name) => {
        const query = { [name]: parts }
        const filter = compileFilter(query)
        const expected = documents.filter((document) => filter.matches(document))
        const here = { here: documents }
        expect(runPipeline([{ $match: query }], here)).toEqual(expected)
        expect(runPipeline([{ $skip: 0 }, { $match: query }], here)).toEqual(expected)
        expect(runPipeline([{ $match: { ...query, $expr: true } }], here)).toEqual(expected)
        expect(runPipeline([{ $match: { $and: [query, { $expr: true }] } }], here)).toEqual(expected)
        expect(runPipeline([{ $facet: { f: [{ $match: query }] } }], here)).toEqual([{ f: expected }])
      },
    ),
    { numRuns },
  )
})

test('a group is what a loop over the documents adds up', () => {
  fc.assert(
    fc.property(loose, (documents) => {
      const found = runPipeline(
        [
          {
            $group: {
              _id: '$k',
              n: { $sum: 1 },
              sum: { $sum: '$v' },
              avg: { $avg: '$v' },
              min: { $min: '$v' },
              max: { $max: '$v' },
              first: { $first: '$v' },
              last: { $last: '$v' },
              all: { $push: '$v' },
            },
          },
        ],
        { here: documents },
      )
      expect(byId(found)).toEqual(byId(grouped(documents)))
    }),
    { numRuns },
  )
})

/** Written from MongoDB's manual, by search instead of keys. */
function grouped(documents: readonly Document[]): Fields[] {
  const groups: { id: Value; members: Document[] }[] = []
  for (const document of documents) {
    const id = document.k ?? null
    const group = groups.find((one) => compareValues(one.id, id) === 0)
    if (group === undefined) {
      groups.push({ id, members: [document] })
    } else {
      group.members.push(document)
    }
  }
  return groups.map(({ id, members }) => {
    const present = members.flatMap((one) => (one.v === undefined ? [] : [one.v]))
    const counted = present.filter((value) => typeof value === 'number')
    const ordered = present.filter((value) => value !== null).sort(compareValues)
    const sum = counted.reduce((left, right) => left + right, 0)
    return {
      _id: id,
      n: members.length,
      sum: expect.closeTo(sum, 9) as unknown as Value,
      avg: counted.length === 0 ? null : (expect.closeTo(sum / counted.length, 9) as unknown as Value),
      min: ordered[0] ?? null,
      max: ordered.at(-1) ?? null,
      first: members[0]?.v ?? null,
      last: members.at(-1)?.v ?? null,
      all: present,
    }
  })
}

test('a lookup joins what a query for the value finds', () => {
  fc.assert(
    fc.property(loose, loose, fc.constantFrom('k', 'k.x'), (here, there, foreignField) => {
      const found = runPipeline(
        [{ $lookup: { from: 'there', localField: 'v', foreignField, as: 'found' } }],
        {
          here,
          there,
        },
      )
      for (const [at, { v }] of here.entries()) {
        const wanted = Array.isArray(v) ? v : [v ?? null]
        const filter = compileFilter({ [foreignField]: { $in: wanted } })
        expect(found[at]?.found).toEqual(there.filter((one) => filter.matches(one)))
      }
    }),
    { numRuns },
  )
})

function byId(documents: readonly Fields[]): Fields[] {
  return [...documents].sort((left, right) => compareValues(left._id, right._id))
}
