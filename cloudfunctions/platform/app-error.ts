import type { ErrorCode, ErrorDetails } from '../contract/errors'

/** The one way a call fails on purpose: a code of the contract with its typed details. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C
  readonly details: ErrorDetails[C]

  constructor(...[code, details]: ErrorDetails[C] extends null ? [C] : [C, ErrorDetails[C]]) {
    super(code)
    this.code = code
    this.details = (details ?? null) as ErrorDetails[C]
  }
}
