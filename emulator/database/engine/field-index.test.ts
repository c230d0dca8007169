import fc from 'fast-check'
import { openDatabase } from '../database'
import { openMemoryStorage } from '../memory-storage'
import { type Asker, askerFor, documentsOf } from '../testing/ask'
import { adopt, type Document } from '../values/value'
import { FieldIndex } from './field-index'
import { intervalOf } from './key-interval'

const indexes = [
  { fields: ['a'] },
  { fields: ['b', 'a'] },
  { fields: ['list.m', 'a'] },
  { fields: ['list.0.m'] },
]

const scalars = fc.constantFrom<unknown[]>(
  0,
  1,
  '0',
  '',
  null,
  true,
  { $date: { $numberLong: '0' } },
  '\u0000empty',
)
const fields = fc.oneof(scalars, fc.array(scalars, { maxLength: 2 }), fc.record({ m: scalars }))
const documents = fc.array(
  fc.record(
    {
      a: scalars,
      b: fields,
      list: fc.oneof(scalars, fc.array(fc.record({ m: scalars }, { requiredKeys: [] }), { maxLength: 3 })),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 8 },
)
const conditions = fc.oneof(
  scalars,
  fc.record({ $in: fc.array(scalars, { maxLength: 3 }) }),
  fc.record({ $gt: scalars }),
  fc.record({ $gte: scalars, $lt: scalars }),
)
const leaves = fc.dictionary(fc.constantFrom('a', 'b', 'b.m', 'list.m', 'list.0.m'), conditions, {
  noNullPrototype: true,
})
const queries = fc.oneof(
  leaves,
  fc.record({ $or: fc.array(leaves, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $and: fc.array(leaves, { minLength: 1, maxLength: 3 }), a: conditions }),
  fc.record({ list: fc.record({ $elemMatch: fc.record({ m: conditions }) }) }),
)

async function idsOf(collection: Asker, query: object): Promise<unknown[]> {
  return documentsOf(await collection.get(query))
    .map((one) => one._id)
    .sort()
}

test('a query finds the same with indexes as without, before and after changes', async () => {
  await fc.assert(
    fc.asyncProperty(documents, documents, queries, async (before, after, query) => {
      const database = await openDatabase({
        storage: openMemoryStorage(),
        collections: [
          { name: 'indexed', indexes },
          { name: 'plain', indexes: [] },
        ],
        now: () => 0,
      })
      const both = [askerFor(database, 'indexed'), askerFor(database, 'plain')] as const
      for (const collection of both) {
        for (const [at, one] of before.entries()) {
          await collection.insert({ _id: at, ...one })
        }
        for (const [at, one] of after.entries()) {
          await collection.update({ _id: at + 1 }, { $set: { touched: 1, ...one } })
        }
        await collection.remove({ _id: 3 })
      }
      expect(await idsOf(both[0], query)).toEqual(await idsOf(both[1], query))
    }),
    { numRuns: 150 },
  )
})

test('an index gives the candidates of its leading fields only', () => {
  const index = new FieldIndex({ fields: ['state', 'startsAt'] })
  for (let at = 0; at < 10; at++) {
    index.add({ _id: at, state: at % 2 ? 'open' : 'full', startsAt: at })
  }
  expect([...index.find([['open']])]).toEqual([1, 3, 5, 7, 9])
  expect(
    index.find([
      ['open', 'full'],
      [3, 4],
    ]),
  ).toEqual(new Set([3, 4]))
  expect([...index.find([['open'], [4]])]).toEqual([])
  expect([...index.find([['open']], intervalOf([{ from: 5 }]))]).toEqual([5, 7, 9])
})

test('an array has one entry per element, and removal takes all of them', () => {
  const index = new FieldIndex({ fields: ['roster.memberId', 'startsAt'] })
  const shift = {
    _id: 's',
    startsAt: 1,
    roster: [{ memberId: 'm1' }, { memberId: 'm2' }, { memberId: 'm1' }],
  }
  index.add(shift)
  expect([...index.find([['m1']])]).toEqual(['s'])
  expect([...index.find([['m2'], [1]])]).toEqual(['s'])
  index.remove(shift)
  expect([...index.find([])]).toEqual([])
})

test('an index knows after each change of a list what one built anew would know', () => {
  const elements = fc.constantFrom<unknown[]>('a', 'b', 'c', null, new Date(0), { n: 1 }, [1])
  const lists = fc.oneof(elements, fc.array(elements, { maxLength: 5 }))
  fc.assert(
    fc.property(fc.array(lists, { minLength: 2, maxLength: 5 }), (states) => {
      const versions = states.map((list): Document => adopt({ _id: 1, list, at: 7 }) as Document)
      const index = new FieldIndex({ fields: ['at', 'list'] })
      index.add(versions[0] as Document)
      for (const [at, version] of versions.slice(1).entries()) {
        index.replace(versions[at] as Document, version)
        const anew = new FieldIndex({ fields: ['at', 'list'] })
        anew.add(version)
        expect(keysOf(index)).toEqual(keysOf(anew))
      }
    }),
    { numRuns: 300 },
  )
})

function keysOf({ entries }: FieldIndex): unknown[] {
  return [...entries.runs(entries.equal(entries.all, 0, 7), 1, 1)].map(({ key }) => key)
}

test('two arrays in one index are refused before anything is stored', async () => {
  const database = await openDatabase({
    storage: openMemoryStorage(),
    collections: [{ name: 'shifts', indexes: [{ fields: ['tags', 'roster'] }] }],
    now: () => 0,
  })
  const shifts = askerFor(database, 'shifts')
  expect(await shifts.insert({ tags: ['a', 'b'], roster: [1, 2] })).toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: 'cannot index parallel arrays [roster] [tags]',
  })
  expect(database.isEmpty()).toBe(true)
})
