/**
 * An error as the vendor's management API words it: `{Response: {Error: {Code, Message}, RequestId}}`. The codes are those
 * of cloud.tencent.com/document/api/876/34808 (tcb) and 583/17242 (scf), and the constants of the vendor's own SDKs.
 */
export class CloudApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudApiError'
  }
}

/** What the vendor can and this machine cannot: refused by name, never ignored. */
export function unsupported(what: string): CloudApiError {
  return new CloudApiError('UnsupportedOperation', `not supported by the local cloud: ${what}`)
}
