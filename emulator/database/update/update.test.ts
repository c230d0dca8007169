import fc from 'fast-check'
import cloneDeep from 'lodash/cloneDeep'
import set from 'lodash/set'
import unset from 'lodash/unset'
import { update as mingoUpdate } from 'mingo/updater'
import type { Document, Fields } from '../values/value'
import { compileUpdate } from './update'

function apply(document: object, update: object): Document {
  return compileUpdate(update as Fields)(deepFreeze({ _id: 'x', ...document }) as Document)
}

/** A change of the original, rather than of a copy, throws. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) {
      deepFreeze(inner)
    }
    Object.freeze(value)
  }
  return value
}

const scalars = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('a', 'b'), fc.constant(null))
const numbers = fc.integer({ min: -9, max: 9 })
const letters = fc.constantFrom('a', 'b', 'c')
const trees = fc.letrec<{ tree: object }>((tie) => ({
  tree: fc.dictionary(letters, fc.oneof({ maxDepth: 3 }, scalars, tie('tree')), { noNullPrototype: true }),
})).tree
const paths = fc.array(letters, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'))

/** lodash replaces a scalar in the way by an object, where MongoDB refuses. */
function isBlocked(document: object, path: string): boolean {
  let value: unknown = document
  for (const part of path.split('.').slice(0, -1)) {
    value = (value as Record<string, unknown>)[part]
    if (value === undefined) {
      return false
    }
    if (typeof value !== 'object' || value === null) {
      return true
    }
  }
  return false
}

test('set changes exactly its path, or refuses where a scalar is in the way', () => {
  fc.assert(
    fc.property(trees, paths, scalars, (tree, path, value) => {
      const change = () => apply(tree, { $set: { [path]: value } })
      if (isBlocked(tree, path)) {
        expect(change).toThrow('Cannot create field')
      } else {
        expect(change()).toEqual({ _id: 'x', ...set(cloneDeep(tree), path, value) })
      }
    }),
  )
})

test('unset takes away exactly its path', () => {
  fc.assert(
    fc.property(trees, paths, (tree, path) => {
      const expected = cloneDeep(tree)
      unset(expected, path)
      expect(apply(tree, { $unset: { [path]: '' } })).toEqual({ _id: 'x', ...expected })
    }),
  )
})

test('what an update does not touch is shared with the original', () => {
  const document = deepFreeze({ _id: 'x', a: { deep: [1] }, b: { n: 1 } }) as unknown as Document
  const result = compileUpdate({ $set: { 'b.n': 2 } })(document)
  expect(result.a).toBe(document.a)
  expect(result.b).not.toBe(document.b)
})

const arrays = fc.array(numbers, { maxLength: 5 })
const arrayUpdates = fc.oneof(
  fc.record({ $push: fc.record({ list: numbers }) }),
  fc.record({
    $push: fc.record({
      list: fc.record(
        {
          $each: arrays,
          $position: fc.integer({ min: 0, max: 6 }),
          $sort: fc.constantFrom(1, -1),
          $slice: fc.integer({ min: 1, max: 4 }),
        },
        { requiredKeys: ['$each'] },
      ),
    }),
  }),
  fc.record({ $pull: fc.record({ list: numbers }) }),
  fc.record({ $pull: fc.record({ list: fc.record({ $gte: numbers }) }) }),
  fc.record({ $pull: fc.record({ list: fc.record({ $in: arrays }) }) }),
  fc.record({ $pullAll: fc.record({ list: arrays }) }),
  fc.record({ $pop: fc.record({ list: fc.constantFrom(1, -1) }) }),
  fc.record({ $inc: fc.record({ n: numbers }) }),
  fc.record({ $mul: fc.record({ n: numbers }) }),
  fc.record({ $min: fc.record({ n: numbers }) }),
  fc.record({ $max: fc.record({ n: numbers }) }),
  fc.record({ $rename: fc.record({ n: fc.constant('m') }) }),
)

test('agrees with mingo on arrays and numbers where both accept the update', () => {
  fc.assert(
    fc.property(arrays, numbers, arrayUpdates, (list, n, update) => {
      const expected = { _id: 'x', list: [...list], n }
      mingoUpdate(expected, update as never)
      expect(apply({ list, n }, update)).toEqual(expected)
    }),
    { numRuns: 2_000 },
  )
})

test('addToSet adds what is missing, once, and leaves duplicates that were there', () => {
  fc.assert(
    fc.property(arrays, arrays, (list, added) => {
      const missing = [...new Set(added)].filter((value) => !list.includes(value))
      expect(apply({ list }, { $addToSet: { list: { $each: added } } }).list).toEqual([...list, ...missing])
    }),
  )
})

test('the claim of a place keeps everything else in the shift', () => {
  const shift = { left: 2, roster: [{ memberId: 'm1' }], queue: [], version: 7 }
  const claim = { $inc: { left: -1, version: 1 }, $push: { roster: { $each: [{ memberId: 'm2' }] } } }
  expect(apply(shift, claim)).toEqual({
    _id: 'x',
    left: 1,
    roster: [{ memberId: 'm1' }, { memberId: 'm2' }],
    queue: [],
    version: 8,
  })
})

test.each<[string, object, string]>([
  ['an unknown operator', { $nonsense: { a: 1 } }, '$nonsense'],
  ['a field outside of any operator', { $set: { a: 1 }, b: 1 }, "'b'"],
  ['an operator without fields', { $set: {}, $inc: { n: 1 } }, "'$set' is empty"],
  ['an operator with a scalar', { $set: 1 }, '$set'],
  [
    'the same path twice',
    { $set: { a: 1 }, $inc: { a: 1 } },
    "Updating the path 'a' would create a conflict at 'a'",
  ],
  [
    'a path inside another',
    { $set: { 'a.b': 1, a: 1 } },
    "Updating the path 'a' would create a conflict at 'a'",
  ],
  [
    'a path around another',
    { $set: { a: 1 }, $unset: { 'a.b.c': '' } },
    "Updating the path 'a.b.c' would create a conflict at 'a'",
  ],
  ['a rename onto a changed path', { $rename: { a: 'b' }, $set: { 'b.c': 1 } }, "conflict at 'b'"],
  ['a rename onto itself', { $rename: { a: 'a' } }, "conflict at 'a'"],
  ['a rename to a number', { $rename: { a: 1 } }, "The 'to' field for $rename must be a string"],
  ['an empty part of a path', { $set: { 'a..b': 1 } }, 'empty field name'],
  ['a positional path', { $set: { 'list.$[].n': 1 } }, '$[]'],
  ['an increment by a text', { $inc: { n: '1' } }, 'Cannot increment with non-numeric argument'],
  ['an increment of a text', { $inc: { text: 1 } }, 'Cannot apply $inc to a value of non-numeric type'],
  [
    'an element at a name',
    { $set: { 'list.first': 1 } },
    "Cannot create field 'first' in element {list: [1,2]}",
  ],
  ['an element far beyond the end', { $set: { 'list.9999999': 1 } }, "can't backfill more than"],
  ['a push onto a text', { $push: { text: 1 } }, 'must be an array but is of type string'],
  ['a push below a text', { $push: { 'text.list': 1 } }, "Cannot use the part 'list'"],
  [
    'an unknown modifier of push',
    { $push: { list: { $each: [], $nonsense: 1 } } },
    'Unrecognized clause in $push: $nonsense',
  ],
  ['modifiers of push without $each', { $push: { list: { $position: 0 } } }, '$each'],
  [
    'a position that is a text',
    { $push: { list: { $each: [], $position: '0' } } },
    '$position must be an integer',
  ],
  ['a sort by something else', { $push: { list: { $each: [], $sort: 2 } } }, '$sort'],
  ['$each of addToSet that is no array', { $addToSet: { list: { $each: 1 } } }, 'must be an array'],
  ['a pop of two', { $pop: { list: 2 } }, '$pop expects 1 or -1, found: 2'],
  ['pullAll of a scalar', { $pullAll: { list: 1 } }, '$pullAll requires an array'],
  ['another id', { $set: { _id: 'y' } }, "immutable field '_id'"],
  ['the id taken away', { $unset: { _id: '' } }, "immutable field '_id'"],
  ['a dollar in a value', { $set: { a: [{ $b: 1 }] } }, "'$b'"],
  ['a pattern as a value', { $set: { a: /a/ } }, 'regular expression'],
])('%s is refused', (_name, update, message) => {
  expect(() => apply({ list: [1, 2], text: 'a', n: 1, a: 1 }, update)).toThrow(message)
})

test('setting the same id is no change', () => {
  expect(apply({ a: 1 }, { $set: { _id: 'x', a: 2 } })).toEqual({ _id: 'x', a: 2 })
})
