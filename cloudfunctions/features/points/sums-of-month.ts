import type { Sums } from './passbook-rules'
import { findSums } from './passbook-store'

/** The figures of a month by member id; whoever has no entry has no passbook yet. One operation for 1,000. */
export async function sumsOfMonth(
  month: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, Sums>> {
  const found = await findSums(month, memberIds)
  return new Map(found.map((passbook) => [passbook.memberId, passbook]))
}
