/**
 * An error as the vendor words it on the wire: a code, and a message without stacks.
 * Codes are those of docs.cloudbase.net/error-code; where MongoDB's own sentence is known, it is the message.
 */
export type WireErrorCode =
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_DUPLICATE_WRITE'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'EXCEED_REQUEST_SIZE_LIMIT'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTION_PARAM_INVALID'
  | 'FUNCTION_QUALIFIER_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'INVALID_ACTION'
  | 'INVALID_PARAM'
  | 'SYS_ERR'

export class WireError extends Error {
  constructor(
    readonly code: WireErrorCode,
    message: string,
  ) {
    // Names that came with the request may be of any length.
    super(message.slice(0, 1_000))
    this.name = 'WireError'
  }
}

export function requestFailed(message: string): WireError {
  return new WireError('DATABASE_REQUEST_FAILED', message)
}

export function invalidParam(message: string): WireError {
  return new WireError('INVALID_PARAM', message)
}

/** What the real service may offer and this one does not: always refused by name, never ignored. */
export function notSupported(what: string): WireError {
  return requestFailed(`not supported by the local database: ${what}`)
}
