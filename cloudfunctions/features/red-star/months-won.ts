import { upheldNames } from './cycle-rules'
import { findPlaces } from './cycle-store'

/** The months of these in which a member had a place that was not taken by an objection. One operation. */
export async function monthsWon(memberId: string, months: readonly string[]): Promise<ReadonlySet<string>> {
  const won = await placesWon([memberId], months)
  return won.get(memberId) ?? new Set()
}

/** The same for many. */
export async function placesWon(
  memberIds: readonly string[],
  months: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const won = new Map<string, Set<string>>()
  if (memberIds.length === 0 || months.length === 0) {
    return won
  }
  for (const cycle of await findPlaces(memberIds, months)) {
    const lost = upheldNames(cycle)
    for (const memberId of cycle.winners.filter((winner) => !lost.has(winner))) {
      won.set(memberId, (won.get(memberId) ?? new Set()).add(cycle.month))
    }
  }
  return won
}
