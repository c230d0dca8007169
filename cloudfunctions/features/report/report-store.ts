import { createHash } from 'node:crypto'
import { HOUR } from '../../platform/calendar'
import { collection, op } from '../../platform/database'

/** How many reports one group of WeChat users has in any hour. */
const MOST = 20

/**
 * When the newest reports came, oldest first. Users share 4,096 documents by the first digits of a hash, so nothing
 * here is of one person: a visitor has agreed to nothing yet.
 */
interface Reports {
  _id: string
  lastReports: number[]
}

const reports = collection<Reports>('visitors')

/** One write that counts the report, two for the first of its group; says whether there was room for it. */
export async function countReport(openid: string, now: number): Promise<boolean> {
  const _id = `reports-${createHash('sha256').update(openid).digest('hex').slice(0, 3)}`
  const isCounted = await reports.update(
    { _id, 'lastReports.0': op.lt(now - HOUR + 1) },
    { lastReports: op.pushBounded(now, MOST) },
  )
  return (
    isCounted || reports.insert({ _id, lastReports: [...Array.from({ length: MOST - 1 }, () => 0), now] })
  )
}
