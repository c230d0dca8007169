/** A file of a few megabytes on a slow line. */
const MOST_MILLISECONDS = 60_000

/** The bytes at an address, or the status that came instead. Where the line breaks, the error has a code as the SDKs' have. */
export async function fetchBytes(url: string): Promise<{ status: number; content?: Buffer }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(MOST_MILLISECONDS) })
    const { status, ok } = response
    return ok ? { status, content: Buffer.from(await response.arrayBuffer()) } : { status }
  } catch (error) {
    throw Object.assign(new Error('the download broke off', { cause: error }), { code: codeOf(error) })
  }
}

/** `fetch` throws a TypeError for all of them and hides the cause in it; what is its own library's has a code of its own. */
function codeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } }
  const code = typeof cause?.code === 'string' ? cause.code : ''
  if (name === 'TimeoutError' || /TIMEOUT/.test(code)) {
    return 'ETIMEDOUT'
  }
  return code.startsWith('UND_') || code === '' ? 'ECONNRESET' : code
}
