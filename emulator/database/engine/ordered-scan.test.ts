import fc from 'fast-check'
import { openDatabase } from '../database'
import { openMemoryStorage } from '../memory-storage'
import { compileFilter } from '../query/filter'
import { parseSort } from '../query/sort'
import { type Asker, askerFor, documentsOf } from '../testing/ask'
import { nextTurns, openGatedStorage } from '../testing/gated-storage'
import type { Fields } from '../values/value'
import { Collection } from './collection'
import { EVERY, search } from './search'

const indexes = [
  { fields: ['lists', 'isPinned', 'at'] },
  { fields: ['at'] },
  { fields: ['branch', 'at'] },
  { fields: ['branch', 'place.n', 'at'] },
]

const scalars = fc.constantFrom<unknown[]>(
  0,
  1,
  2,
  -1,
  '',
  'b',
  '𠮷',
  '\uff5e',
  '\u0000empty',
  null,
  true,
  false,
  { $date: { $numberLong: '5' } },
  { $numberDouble: 'NaN' },
  { n: 1 },
)
const texts = fc.constantFrom('a', 'b', 'c')
const documents = fc.array(
  fc.record(
    {
      lists: fc.oneof(texts, fc.array(texts, { maxLength: 3 })),
      isPinned: fc.boolean(),
      // Two lists in one index are refused, so this one has one element at most.
      at: fc.oneof(
        { weight: 20, arbitrary: scalars },
        { weight: 1, arbitrary: fc.array(scalars, { maxLength: 1 }) },
      ),
      branch: texts,
      place: fc.record({
        n: fc.oneof(
          { weight: 9, arbitrary: scalars },
          { weight: 1, arbitrary: fc.array(scalars, { maxLength: 3 }) },
        ),
      }),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 12 },
)
const ranges = fc.oneof(
  scalars,
  fc.record({ $in: fc.array(scalars, { maxLength: 3 }) }),
  fc.record({ $gt: scalars }),
  fc.record({ $lte: scalars }),
  fc.record({ $gte: scalars, $lt: scalars }),
)
const queries = fc.record(
  {
    lists: fc.oneof(texts, fc.record({ $in: fc.array(texts, { maxLength: 3 }) })),
    isPinned: fc.boolean(),
    at: ranges,
    branch: fc.oneof(texts, fc.record({ $in: fc.array(texts, { maxLength: 3 }) })),
    'place.n': ranges,
  },
  { requiredKeys: [] },
)
const directions = fc.constantFrom(1, -1)
const orders = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('isPinned', 'at', 'branch', 'place.n', 'lists'), { maxLength: 3 }),
    fc.array(directions, { minLength: 4, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([fields, signs, hasId]) =>
    Object.fromEntries([...fields, ...(hasId ? ['_id'] : [])].map((field, at) => [field, signs[at]])),
  )
  .filter((order) => Object.keys(order).length > 0)

async function answer(collection: Asker, query: object, order: object, limit: number): Promise<unknown[]> {
  return documentsOf(await collection.get(query, { order: JSON.stringify(order), limit }))
}

test('a sorted query finds the same in the same order with indexes as without, whatever the limit', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents,
      documents,
      queries,
      orders,
      fc.nat({ max: 12 }),
      async (before, after, query, order, limit) => {
        const storage = openGatedStorage()
        const database = await openDatabase({
          storage,
          collections: [
            { name: 'indexed', indexes },
            { name: 'plain', indexes: [] },
          ],
          now: () => 0,
        })
        const both = [askerFor(database, 'indexed'), askerFor(database, 'plain')] as const
        const compare = async () =>
          expect(await answer(both[0], query, order, limit)).toEqual(
            await answer(both[1], query, order, limit),
          )
        for (const collection of both) {
          for (const [at, one] of before.entries()) {
            await collection.insert({ _id: at % 2 ? at : `${at}`, ...one })
          }
        }
        await compare()
        storage.hold()
        const changes = both.flatMap((collection) => [
          ...after.map((one, at) => collection.update({ _id: at % 2 ? at : `${at}` }, { $set: one })),
          collection.remove({ _id: 3 }),
        ])
        await nextTurns()
        // What is not synced yet is not seen, although the indexes know it.
        await compare()
        await storage.release()
        await Promise.all(changes)
        await compare()
      },
    ),
    { numRuns: 200 },
  )
}, 60_000)

const posts = new Collection({ name: 'posts', indexes })
for (let at = 0; at < 10_000; at++) {
  posts.restore(`p${at}`, {
    document: {
      _id: `p${at}`,
      lists: ['town', `l${at % 3}`],
      isPinned: at % 100 === 0,
      at: (at * 7919) % 10_007,
    },
    sequence: at,
    checksum: 0,
  })
}

test.each<[string, Fields, Fields]>([
  ['equality, then the order of the following fields', { lists: 'town' }, { isPinned: -1, at: -1 }],
  ['several values, merged', { lists: { $in: ['l0', 'l1', 'town'] } }, { isPinned: -1, at: 1, _id: 1 }],
  [
    'equality and a range of what is sorted by',
    { lists: 'town', isPinned: false, at: { $lt: 500 } },
    { at: -1 },
  ],
  ['the order alone', {}, { at: -1 }],
  ['the ids', { _id: { $gt: 'p5' } }, { _id: 1 }],
])('of %s, a page looks at no more documents than it shows, and a few', (_what, query, order) => {
  let looked = 0
  const view = {
    at: (id: string | number) => {
      looked += 1
      return posts.newest(id)?.document
    },
    changed: new Set<string>(),
  }
  const sort = parseSort(order)
  const page = search(posts, compileFilter(query), view, { sort, limit: 20 }, () => {})
  expect(looked).toBeLessThanOrEqual(25)
  const all = search(posts, compileFilter(query), view, EVERY, () => {})
  const plain = new Collection({ name: 'plain', indexes: [] })
  for (const document of all) {
    plain.restore(document._id, { document, sequence: 0, checksum: 0 })
  }
  const at = (id: string | number) => plain.newest(id)?.document
  const whole = search(plain, compileFilter({}), { at, changed: new Set() }, { sort, limit: 20 }, () => {})
  expect(page).toEqual(whole)
})

test('two ends of a range may hold for two elements of a list, so an index over a list narrows by neither', async () => {
  const database = await openDatabase({
    storage: openMemoryStorage(),
    collections: [{ name: 'posts', indexes: [{ fields: ['branch', 'at'] }] }],
    now: () => 0,
  })
  const posts = askerFor(database, 'posts')
  await posts.insert({ _id: 'around', branch: 'a', at: [1, 9] }, { _id: 'within', branch: 'a', at: 5 })
  const found = documentsOf(await posts.get({ branch: 'a', at: { $gt: 4, $lt: 6 } }))
  expect(found.map(({ _id }) => _id).sort()).toEqual(['around', 'within'])
  await database.close()
})
