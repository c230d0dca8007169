import fc from 'fast-check'
import { aggregate as mingo } from 'mingo'
import { runPipeline } from '../testing/run-pipeline'
import type { Document, Fields, Value } from '../values/value'

/** A slice; `RUNS=20000` plays more. */
const numRuns = Number(process.env.RUNS ?? 200)

const numbers = fc.integer({ min: -9, max: 9 })
const texts = fc.constantFrom('', 'a', 'b', 'ab', '红', 'x,y')
const documentsOf = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .array(fc.record(fields, { noNullPrototype: true }), { maxLength: 12 })
    .map((list) => list.map((one, at) => ({ _id: at, ...one })) as unknown as Document[])

/**
 * Where mingo follows MongoDB: numbers with numbers, texts with texts, nothing null or missing, paths without arrays
 * and numbers, accumulators over numbers (docs/decisions/0006 has what it gets wrong).
 */
const plain = documentsOf({
  n: numbers,
  m: numbers,
  s: texts,
  b: fc.boolean(),
  o: fc.record({ x: numbers, y: texts }, { noNullPrototype: true }),
  list: fc.array(numbers, { maxLength: 4 }),
})

interface Operands {
  number: Value
  text: Value
  truth: Value
  array: Value
}

const operand = fc.letrec<Operands>((tie) => {
  const two = (name: string, kind: keyof Operands) =>
    fc.tuple(tie(kind), tie(kind)).map((values): Value => ({ [name]: values as Value[] }))
  const one = (name: string, kind: keyof Operands) =>
    tie(kind).map((value): Value => ({ [name]: value as Value }))
  const withThis = (name: string, rest: (array: Value) => Fields) =>
    tie('array').map((array): Value => ({ [name]: rest(array as Value) }))
  return {
    number: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(numbers, fc.constantFrom('$n', '$m', '$o.x')),
      two('$add', 'number'),
      two('$subtract', 'number'),
      two('$multiply', 'number'),
      one('$abs', 'number'),
      one('$floor', 'number'),
      one('$ceil', 'number'),
      two('$cmp', 'number'),
      one('$size', 'array'),
      one('$strLenCP', 'text'),
      one('$strLenBytes', 'text'),
      two('$strcasecmp', 'text'),
      one('$sum', 'array'),
      fc
        .tuple(tie('truth'), tie('number'), tie('number'))
        .map((values): Value => ({ $cond: values as Value[] })),
      fc.tuple(tie('array'), tie('number')).map((values): Value => ({ $indexOfArray: values as Value[] })),
      withThis('$reduce', (input) => ({ input, initialValue: 1, in: { $add: ['$$value', '$$this'] } })),
      fc.tuple(tie('number'), tie('number')).map(
        ([a, b]): Value => ({
          $let: { vars: { a: a as Value, b: b as Value }, in: { $subtract: ['$$a', '$$b'] } },
        }),
      ),
    ),
    text: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(texts, fc.constantFrom('$s', '$o.y')),
      two('$concat', 'text'),
      one('$toUpper', 'text'),
      one('$toLower', 'text'),
      fc.tuple(tie('truth'), tie('text'), tie('text')).map((values): Value => ({ $cond: values as Value[] })),
      fc
        .tuple(tie('text'), fc.nat(3), fc.nat(3))
        .map(([text, start, length]): Value => ({ $substrCP: [text as Value, start, length] })),
    ),
    truth: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom<Value[]>('$b', true, false),
      two('$eq', 'number'),
      two('$ne', 'text'),
      two('$gt', 'number'),
      two('$gte', 'text'),
      two('$lt', 'number'),
      two('$lte', 'text'),
      two('$and', 'truth'),
      two('$or', 'truth'),
      tie('truth').map((value): Value => ({ $not: [value as Value] })),
      fc.tuple(tie('number'), tie('array')).map((values): Value => ({ $in: values as Value[] })),
      two('$setEquals', 'array'),
      two('$setIsSubset', 'array'),
    ),
    array: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constant('$list'),
      fc.array(numbers, { maxLength: 3 }).map((list): Value => ({ $literal: list })),
      two('$concatArrays', 'array'),
      fc.tuple(numbers, numbers).map((values): Value => ({ $range: values })),
      one('$reverseArray', 'array'),
      fc
        .tuple(tie('array'), fc.integer({ min: -4, max: 4 }))
        .map(([array, count]): Value => ({ $slice: [array as Value, count] })),
      withThis('$filter', (input) => ({ input, as: 'v', cond: { $gt: ['$$v', '$n'] } })),
      withThis('$map', (input) => ({ input, as: 'v', in: { $multiply: ['$$v', '$m'] } })),
    ),
  }
})

test('an expression gives what mingo gives, where mingo follows MongoDB', () => {
  fc.assert(
    fc.property(
      plain,
      fc.oneof(operand.number, operand.text, operand.truth, operand.array),
      (documents, value) => {
        const stages: Fields[] = [{ $addFields: { v: value } }, { $sort: { _id: 1 } }]
        const mine = runPipeline(stages, { here: documents })
        const other = mingo(structuredClone(documents), structuredClone(stages)) as Fields[]
        // mingo computes with doubles, where -0 is a number of its own.
        expect(withoutNegativeZero(mine)).toEqual(withoutNegativeZero(other))
      },
    ),
    { numRuns },
  )
})

function withoutNegativeZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

const stage: fc.Arbitrary<Fields> = fc.oneof(
  fc.constantFrom<Fields[]>(
    { $unwind: '$list' },
    { $project: { n: 1, 'o.x': 1, list: 1, s: 1 } },
    { $project: { m: 0, 'o.y': 0 } },
    { $addFields: { twice: { $add: ['$n', '$n'] } } },
    { $sort: { n: 1, _id: 1 } },
    { $sort: { s: -1, _id: 1 } },
    { $match: { n: { $gt: 0 } } },
    { $match: { s: { $in: ['a', 'b'] } } },
  ),
  fc.nat(4).map((count) => ({ $skip: count })),
  fc.integer({ min: 1, max: 9 }).map((count) => ({ $limit: count })),
)

test('stages one after the other give what they give in mingo', () => {
  fc.assert(
    fc.property(plain, fc.array(stage, { maxLength: 5 }), (documents, stages) => {
      // After an $unwind an _id stands for several documents, of which a sort promises no order.
      const isTied = stages.some((one) => '$unwind' in one) && stages.some((one) => '$sort' in one)
      fc.pre(!isTied || !stages.some((one) => '$limit' in one || '$skip' in one))
      const order = (list: readonly unknown[]) =>
        isTied ? list.map((one) => JSON.stringify(sorted(one))).sort() : list.map(sorted)
      const other = mingo(structuredClone(documents), structuredClone(stages) as Fields[])
      expect(order(runPipeline(stages, { here: documents }))).toEqual(order(other))
    }),
    { numRuns },
  )
})

/** Fields by name: mingo puts computed and removed ones elsewhere. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
