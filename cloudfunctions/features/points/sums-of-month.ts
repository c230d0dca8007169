import chunk from 'lodash/chunk'
import type { Sums } from './passbook-rules'
import { findSums } from './passbook-store'

const AT_ONCE = 1_000

/** The figures of a month by member id; whoever has no entry has no passbook yet. One operation for 1,000. */
export async function sumsOfMonth(
  month: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, Sums>> {
  const found = await Promise.all(chunk(memberIds, AT_ONCE).map((some) => findSums(month, some)))
  return new Map(found.flat().map((passbook) => [passbook.memberId, passbook]))
}
