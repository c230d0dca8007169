/**
 * An error as the vendor's management API words it: `{Response: {Error: {Code, Message}, RequestId}}`. The codes are those
 * of cloud.tencent.com/document/api/583/30771 and of the constants in the vendor's SDKs (tcb/v20180608 and
 * scf/v20180416, errors.go).
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
