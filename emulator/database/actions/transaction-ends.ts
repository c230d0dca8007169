import type { Action } from './action'

/** All of it becomes durable together, or it conflicts: what others could refuse was refused at each write. */
export const commitTransaction: Action = {
  writes: true,
  perform(engine, request) {
    const id = request.transactionId()
    request.refuseOthers()
    engine.transactions.commit(id)
    return {}
  },
}

export const abortTransaction: Action = {
  writes: false,
  perform(engine, request) {
    const id = request.transactionId()
    request.refuseOthers()
    engine.transactions.abort(id)
    return {}
  },
}
