import uniq from 'lodash/uniq'
import { findConfirmers } from './passbook-store'

/** Who confirmed an entry of each of these members in a month. One operation; none for nobody. */
export async function confirmersInMonth(
  month: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = await findConfirmers(month, uniq(memberIds))
  return new Map(found.map(({ memberId, entries }) => [memberId, new Set(entries.map(({ by }) => by))]))
}
