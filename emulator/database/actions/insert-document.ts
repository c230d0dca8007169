import { documentOf } from '../values/value'
import type { Action } from './action'

/** One after the other, as MongoDB's ordered insert: those before a duplicate stay. */
export const insertDocument: Action = {
  writes: true,
  perform(engine, request) {
    const collection = engine.collection(request.collectionName())
    const access = request.access(engine)
    const documents = request.texts('data').map((text) => documentOf(request.decode(text, 'data')))
    request.refuseOthers()
    for (const document of documents) {
      access.insert(collection, document)
    }
    return { data: { insertedIds: documents.map((document) => document._id) } }
  },
}
