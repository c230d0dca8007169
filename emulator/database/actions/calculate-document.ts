import type { Action } from './action'

/** `count()` */
export const calculateDocument: Action = {
  writes: false,
  perform(engine, request) {
    const collection = engine.collection(request.collectionName())
    const filter = request.filter()
    request.refuseOthers()
    return { data: { total: engine.find(collection, filter).length } }
  },
}
