import type { Document } from '../values/value'
import { parseSort, sortDocuments, sortInTurn } from './sort'

test('a sort that rests gives the same order as one that does not, and hands every rest on', () => {
  const documents = Array.from(
    { length: 9_001 },
    (_unused, at): Document => ({ _id: (at * 7_919) % 9_001, a: at % 7, b: [at % 11, null] }),
  )
  const keys = parseSort({ a: -1, b: 1 })
  const given = documents.flatMap((document, at) => (at % 1_000 === 0 ? [undefined, document] : [document]))
  const sorted = [...sortInTurn(given, keys, undefined)]
  expect(sorted.filter((document) => document !== undefined)).toEqual(sortDocuments(documents, keys))
  // Ten that were given, and one after each full run of 2,000.
  expect(sorted.filter((document) => document === undefined)).toHaveLength(10 + 4)
})
