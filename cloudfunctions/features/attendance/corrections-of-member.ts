import type { Outcome } from '../../contract/shift'
import { standing } from './attendance-rules'
import { findCorrectionsOf } from './attendance-store'

/** What holds on these shifts for a member whose hours were corrected, by shift id. One operation. */
export async function correctionsOfMember(
  memberId: string,
  shiftIds: readonly string[],
): Promise<ReadonlyMap<string, { outcome: Outcome; hours: number }>> {
  const last = standing(await findCorrectionsOf(memberId, shiftIds))
  return new Map(last.map(({ shiftId, outcome, hours }) => [shiftId, { outcome, hours }]))
}
