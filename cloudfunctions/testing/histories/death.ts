import type { Database } from '../../../emulator/database/database'

/**
 * Makes a call whose process dies after so many database operations: the next one is done, but its reply is lost, and
 * none follows.
 */
export async function dying(
  database: Database,
  after: number,
  call: () => Promise<unknown>,
): Promise<{ hasDied: boolean }> {
  const { handle } = database
  let left = after
  database.handle = async (body) => {
    left -= 1
    const reply = left < -1 ? undefined : await handle(body)
    return left < 0 || !reply ? { requestId: '', code: 'SYS_ERR', message: 'the process has died' } : reply
  }
  await call().catch(() => {})
  database.handle = handle
  return { hasDied: left < 0 }
}
