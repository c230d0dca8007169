import { invalidParam } from '../wire-error'
import type { Action } from './action'

/** A collection made at run time has no indexes: those are data of the product, as in production. */
export const addCollection: Action = {
  writes: true,
  perform(engine, request) {
    const name = request.collectionName()
    request.refuseOthers()
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_-]{1,32}$/.test(name)) {
      throw invalidParam(`invalid collection name: ${name.slice(0, 60)}`)
    }
    engine.createCollection({ name, indexes: [] })
    return {}
  },
}
