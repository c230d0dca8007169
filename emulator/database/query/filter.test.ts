import fc from 'fast-check'
import { Query } from 'mingo'
import type { Fields, Value } from '../values/value'
import { compileFilter } from './filter'

function matches(document: Fields, query: Fields): boolean {
  return compileFilter(query).matches(document)
}

/**
 * mingo as an oracle, where it follows MongoDB. Left out, because it does not (CLOUDBASE.md §7 and tried here):
 * comparisons with null or absence, $all of a scalar, arrays in arrays, objects as operands, a path that goes on below an array element
 * of another kind, and numbers in paths.
 */
const scalars = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constantFrom('a', 'b', 'ab'), fc.boolean())
const objects = fc.record({ x: scalars, y: scalars }, { requiredKeys: [], noNullPrototype: true })
const fields = fc.oneof(
  scalars,
  fc.array(scalars, { maxLength: 3 }),
  objects,
  fc.array(objects, { maxLength: 3 }),
)
const documents = fc.record(
  { _id: fc.constant('i'), f: fields, g: fields },
  { requiredKeys: ['_id'], noNullPrototype: true },
)

const comparisons = fc.oneof(
  scalars,
  fc.record({ $eq: scalars }),
  fc.record({ $ne: scalars }),
  fc.record({ $gt: scalars }),
  fc.record({ $gte: scalars }),
  fc.record({ $lt: scalars }),
  fc.record({ $lte: scalars }),
  fc.record({ $in: fc.array(scalars, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalars, { maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $gt: scalars, $lt: scalars }),
  fc.record({ $not: fc.record({ $gte: scalars }) }),
  fc.record({ $regex: fc.constantFrom('^a', 'b$', 'c') }),
)
const arrayConditions = fc.oneof(
  fc.record({ $size: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ $elemMatch: fc.record({ $gt: scalars }) }),
)
const leaves = fc.oneof(
  fc.dictionary(fc.constantFrom('f', 'g'), fc.oneof(comparisons, arrayConditions), {
    minKeys: 1,
    noNullPrototype: true,
  }),
  fc.dictionary(fc.constantFrom('f.x', 'g.y'), comparisons, { minKeys: 1, noNullPrototype: true }),
)
const { query: queries } = fc.letrec<{ query: object }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaves,
    fc.record({ $and: fc.array(tie('query'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ $or: fc.array(tie('query'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ $nor: fc.array(tie('query'), { minLength: 1, maxLength: 3 }) }),
  ),
}))

test('agrees with mingo wherever mingo agrees with MongoDB', () => {
  fc.assert(
    fc.property(documents, queries, (document, query) => {
      expect(matches(document as unknown as Fields, query as Fields)).toBe(new Query(query).test(document))
    }),
    { numRuns: 3_000 },
  )
})

test.each<[string, Fields, Fields, boolean]>([
  ['objects compare field by field in order', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
  ['lte null matches absence', {}, { a: { $lte: null } }, true],
  [
    'elemMatch with fields does not match scalars',
    { a: [1] },
    { a: { $elemMatch: { b: { $ne: 1 } } } },
    false,
  ],
  ['elements of arrays in arrays are not searched', { a: [[1]] }, { a: 1 }, false],
  ['an index gives an element, not what is in it', { a: [[1]] }, { 'a.0': 1 }, false],
  ['an index goes on into arrays in arrays', { a: [[5, 6]] }, { 'a.0.1': 6 }, true],
  ['a number in a path may be a field of an element', { a: [{ 1: 'x' }] }, { 'a.1': 'x' }, true],
  ['objects in arrays in arrays are not searched', { a: [[{ b: 1 }]] }, { 'a.b': 1 }, false],
  ['gt NaN matches nothing', { a: 1 }, { a: { $gt: Number.NaN } }, false],
  ['gte NaN matches NaN', { a: Number.NaN }, { a: { $gte: Number.NaN } }, true],
  ['an array compares with an array as a whole', { a: [2, 1] }, { a: { $gt: [1, 9] } }, true],
  ['an array does not compare with a number as a whole', { a: [] }, { a: { $lt: 9 } }, false],
  ['an empty $all matches nothing', { a: [] }, { a: { $all: [] } }, false],
  [
    '$all accepts one $elemMatch per entry',
    { a: [{ b: 1 }, { b: 2 }] },
    { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } },
    true,
  ],
  ['an empty object equals an empty object', { a: {} }, { a: {} }, true],
  ['in accepts patterns', { a: 'abc' }, { a: { $in: [/^ab/] } }, true],
  ['the dot of a pattern is one code point', { a: '𠮷' }, { a: /^.$/u }, true],
])('%s', (_name, document, query, expected) => {
  expect(matches(document, query)).toBe(expected)
})

test.each<[string, Fields]>([
  ['$and of nothing', { $and: [] }],
  ['$or of something else', { $or: { a: 1 } }],
  ['$in of a scalar', { a: { $in: 1 } }],
  ['$size of a fraction', { a: { $size: 1.5 } }],
  ['$mod by zero', { a: { $mod: [0, 1] } }],
  ['$mod of one number', { a: { $mod: [1] } }],
  ['$exists of a text', { a: { $exists: 'yes' } }],
  ['$not of a value', { a: { $not: 1 } }],
  ['$options alone', { a: { $options: 'i' } }],
  ['$elemMatch of a value', { a: { $elemMatch: 1 } }],
  ['an operator beside fields', { a: { $gt: 1, b: 2 } }],
  ['fields beside an operator', { a: { b: 2, $gt: 1 } }],
  ['a comparison with a pattern', { a: { $gt: /a/ } }],
  ['an unknown type', { a: { $type: 'decimal' } }],
  ['an empty part of a path', { 'a..b': 1 }],
])('%s is refused', (_name, query) => {
  expect(() => compileFilter(query)).toThrow(expect.objectContaining({ code: 'DATABASE_REQUEST_FAILED' }))
})

test.each<[string, Fields, Record<string, readonly Value[]>]>([
  ['equality', { a: 1, 'b.c': 'x' }, { a: [1], 'b.c': ['x'] }],
  ['in', { a: { $in: [1, 2] } }, { a: [1, 2] }],
  ['conditions inside and', { $and: [{ a: 1 }, { $and: [{ b: 2 }] }] }, { a: [1], b: [2] }],
  [
    'an equality inside elemMatch',
    { roster: { $elemMatch: { memberId: 'm' } } },
    { 'roster.memberId': ['m'] },
  ],
  ['nothing of opposites', { a: { $ne: 1 }, b: { $not: { $eq: 1 } }, $nor: [{ c: 1 }] }, {}],
  ['nothing of whole objects and arrays', { a: { x: 1 }, b: [1] }, {}],
])('an index may use %s', (_name, query, expected) => {
  const filter = compileFilter(query)
  const known = ['a', 'b', 'b.c', 'c', 'roster', 'roster.memberId'].flatMap((path) => {
    const values = filter.valuesAt(path)
    return values === undefined ? [] : [[path, values] as const]
  })
  expect(Object.fromEntries(known)).toEqual(expected)
})
