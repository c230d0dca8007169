import type { Outcome } from '../../contract/shift'
import { standing } from './attendance-rules'
import { findCorrections } from './attendance-store'

interface CorrectedResult {
  outcome: Outcome
  hours: number
  /** How many corrections there were. */
  version: number
}

/** What holds for those whose hours were corrected after they were confirmed, by member id. One operation. */
export async function correctedResults(shiftId: string): Promise<ReadonlyMap<string, CorrectedResult>> {
  const last = standing(await findCorrections(shiftId))
  return new Map(last.map(({ memberId, outcome, hours, n }) => [memberId, { outcome, hours, version: n }]))
}
