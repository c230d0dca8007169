import { compileProjection } from '../query/projection'
import { parseSort } from '../query/sort'
import { encode } from '../values/ejson'
import type { Action } from './action'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1_000

export const getDocument: Action = {
  writes: false,
  perform(engine, request) {
    const collection = engine.collection(request.collectionName())
    const access = request.access(engine)
    const filter = request.filter()
    const keys = parseSort(request.fields('order') ?? {})
    const offset = request.wholeNumber('offset') ?? 0
    const limit = Math.min(request.wholeNumber('limit') || DEFAULT_LIMIT, MAX_LIMIT)
    const project = compileProjection(request.fields('projection') ?? {})
    request.neverTrue('multi')
    request.refuseOthers()
    // One more than is answered, to see whether there is one.
    const found = access.find(collection, filter, { sort: keys, limit: offset + limit + 1 })
    if (limit === MAX_LIMIT && found.length - offset > MAX_LIMIT) {
      engine.warnOnce(`${collection.name}: a result of more than ${MAX_LIMIT} documents was cut`)
    }
    return {
      data: { list: found.slice(offset, offset + limit).map((document) => encode(project(document))) },
    }
  },
}
