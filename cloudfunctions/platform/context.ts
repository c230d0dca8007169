import type { Caller } from './identity'

/** What every use case is given: time and caller are values, never read from the surroundings. */
export interface Context {
  /** Instant of this call, epoch milliseconds. */
  now: number
  caller: Caller | undefined
  /** The client's id for this deed; only writes have one. */
  requestId: string | undefined
}

export interface MemberContext extends Context {
  caller: Caller
}

export interface WriteContext extends MemberContext {
  requestId: string
}
