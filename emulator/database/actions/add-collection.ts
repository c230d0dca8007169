import { isCollectionName } from '../definition-limits'
import { invalidParam } from '../wire-error'
import type { Action } from './action'

/** A collection made at run time has no indexes: those are data of the product, as in production. */
export const addCollection: Action = {
  writes: true,
  perform(engine, request) {
    const name = request.collectionName()
    request.refuseOthers()
    if (!isCollectionName(name)) {
      throw invalidParam(`invalid collection name: ${name.slice(0, 60)}`)
    }
    engine.createCollection({ name, indexes: [] })
    return {}
  },
}
