/** Vendor's codes and Node's of what is over by itself; where nobody listens at all, waiting is of no use. */
const passing =
  /ETIMEDOUT|ESOCKETTIMEDOUT|ECONNRESET|EPIPE|socket hang up|network timeout|LimitExceeded|SERVER_TIMEOUT|SYS_ERR/i

const PAUSES = [500, 2_000, 5_000]

/** Tries again after a moment what may be tried again: only for reads, and for writes that are safe to repeat. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await call()
    } catch (error) {
      const { code, message } = error as { code?: unknown; message?: unknown }
      if (!passing.test(`${code} ${message}`)) {
        throw error
      }
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return call()
}
