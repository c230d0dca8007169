import type { Engine } from '../engine/engine'
import type { RequestFields } from './request'

/** What goes beside `requestId` in a successful reply. */
export interface Success {
  readonly data?: Readonly<Record<string, unknown>>
  readonly transactionId?: string
}

/**
 * One action of the protocol. It first reads all its fields and calls `refuseOthers`, then acts, synchronously unless
 * it only reads; the database answers once what it saw and wrote is durable.
 */
export interface Action {
  /** Whether it looks at the newest state, so that its answer must wait until that is durable. */
  readonly writes: boolean
  perform(engine: Engine, request: RequestFields): Success | Promise<Success>
}
