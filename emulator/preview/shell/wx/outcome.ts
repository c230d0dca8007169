import { reportError } from '../errors'

export interface Callbacks {
  success?(result: object): void
  fail?(failure: object): void
  complete?(outcome: object): void
}

/** How WeChat reports a failed call. */
export class WxFailure extends Error {
  readonly errMsg: string
  readonly errCode?: number

  constructor(errMsg: string, errCode?: number) {
    super(errMsg)
    this.errMsg = errMsg
    if (errCode !== undefined) {
      this.errCode = errCode
    }
  }
}

type Work<O> = (options: O) => unknown

/**
 * A wx function in both of its manners: with callbacks it answers through them and returns nothing, without any
 * it returns a promise. The work itself begins at once.
 */
export function wxCall<O extends object>(name: string, work: Work<O>) {
  return (options?: O & Callbacks): Promise<object> | undefined => {
    const outcome = perform(name, work, (options ?? {}) as O)
    const { success, fail, complete } = options ?? {}
    if (!success && !fail && !complete) {
      return outcome
    }
    outcome
      .then(
        (result) => {
          success?.(result)
          complete?.(result)
        },
        (failure: object) => {
          fail?.(failure)
          complete?.(failure)
        },
      )
      .catch(reportError)
    return undefined
  }
}

async function perform<O>(name: string, work: Work<O>, options: O): Promise<object> {
  try {
    const result = await work(options)
    return { errMsg: `${name}:ok`, ...(result as object | undefined) }
  } catch (error) {
    throw error instanceof WxFailure ? error : new WxFailure(`${name}:fail ${(error as Error).message}`)
  }
}
