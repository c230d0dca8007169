import { encodeStored } from '../values/ejson'
import type { Document } from '../values/value'
import { PackedTexts } from './packed-texts'
import { StoredVersion } from './stored-version'

test('documents of any size come back as they were stored, with the id they are kept by', () => {
  const packed = new PackedTexts()
  const documents = [1, 30, 300_000, 0, 40_000, 2_000_000, 7].map(
    (length, at): Document => ({
      _id: `id-${at}`,
      at: new Date(at),
      words: '𠮷茶x"'.repeat(length),
      half: '\ud842',
    }),
  )
  const versions = documents.map(
    (document, at) => new StoredVersion(document._id, packed.add(encodeStored(document)), at, 0),
  )
  for (const turn of ['decoded', 'as it was decoded']) {
    expect([turn, ...versions.map((version) => version.document)]).toEqual([turn, ...documents])
  }
  expect(versions.map((version) => version.sequence)).toEqual(documents.map((_, at) => at))
})
