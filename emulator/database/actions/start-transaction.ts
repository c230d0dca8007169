import type { Action } from './action'

export const startTransaction: Action = {
  writes: false,
  perform(engine, request) {
    request.refuseOthers()
    return { transactionId: engine.transactions.start().id }
  },
}
