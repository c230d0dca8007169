import type { Method } from '../contract/contract'
import type { Act } from './audit'
import type { Caller } from './identity'
import type { Scope } from './scope'

/** What every use case is given: time and caller are values, never read from the surroundings. */
export interface Context {
  /** The method of the contract that was called. */
  method: Method
  /** Instant of this call, epoch milliseconds. */
  now: number
  /** The WeChat user as the platform names it; for binding and visitors only. */
  openid: string | undefined
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

/** A WeChat user, who may not be bound to a roster entry yet. */
export interface UserContext extends Context {
  openid: string
  requestId: string
}

export interface OfficerContext extends MemberContext {
  /** Where the right that the method needs reaches. */
  scope: Scope
}

export interface ActContext extends OfficerContext {
  requestId: string
  /** Puts the act into the audit; to be called before the write. A method that forgets it fails. */
  record(act: Act): Promise<void>
}
