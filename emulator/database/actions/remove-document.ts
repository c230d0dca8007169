import type { Action } from './action'

export const removeDocument: Action = {
  writes: true,
  perform(engine, request) {
    const collection = engine.collection(request.collectionName())
    const access = request.accessOfWrite(engine)
    const filter = request.filterOfWrite()
    const limit = request.flag('multi') ? Number.POSITIVE_INFINITY : 1
    request.refuseOthers()
    const found = access.findNewest(collection, filter, limit)
    for (const { _id } of found) {
      access.remove(collection, _id)
    }
    return { data: { deleted: found.length } }
  },
}
