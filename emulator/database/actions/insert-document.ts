import { randomBytes } from 'node:crypto'
import { assertStorable, type Document, type DocumentId, type Fields } from '../values/value'
import { requestFailed } from '../wire-error'
import type { Action } from './action'

/** One after the other, as MongoDB's ordered insert: those before a duplicate stay. */
export const insertDocument: Action = {
  writes: true,
  perform(engine, request) {
    const collection = engine.collection(request.collectionName())
    const documents = request.texts('data').map((text) => withId(request.decode(text, 'data')))
    request.refuseOthers()
    for (const document of documents) engine.insert(collection, document)
    return { data: { insertedIds: documents.map((document) => document._id) } }
  },
}

function withId(fields: Fields): Document {
  assertStorable(fields)
  const { _id: id = randomBytes(16).toString('hex'), ...rest } = fields
  return { _id: checkedId(id), ...rest }
}

function checkedId(id: unknown): DocumentId {
  if (typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id))) return id
  throw requestFailed('_id must be a string or a number')
}
