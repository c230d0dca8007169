import { compileUpdate } from '../update/update'
import { encode } from '../values/ejson'
import { equalValues } from '../values/order'
import { invalidParam } from '../wire-error'
import type { Action } from './action'

/**
 * `updateAndReturn()`: changes one document and returns it as it is afterwards. Unlike `update()` it counts a match
 * that changes nothing, and returns null when nothing matches (both asserted by the vendor's own tests).
 */
export const modifyAndReturnDoc: Action = {
  writes: true,
  perform(engine, request) {
    const collection = engine.collection(request.collectionName())
    const access = request.access(engine)
    const filter = request.filterOfWrite()
    if (request.queryType() !== 'WHERE') {
      throw invalidParam('queryType must be WHERE')
    }
    const apply = compileUpdate(request.requiredFields('data'))
    request.refuseOthers()
    const [document] = access.findNewest(collection, filter, 1)
    if (document === undefined) {
      return { data: { updated: 0, doc: null } }
    }
    const changed = apply(document)
    if (!equalValues(changed, document)) {
      access.replace(collection, changed)
    }
    return { data: { updated: 1, doc: encode(changed) } }
  },
}
