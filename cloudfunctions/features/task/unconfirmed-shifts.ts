import { allOf, collection, op } from '../../platform/database'
import type { Shift } from './shift-rules'

const shifts = collection<Shift>('shifts')
const MOST = 200

/** Shifts of a branch that are over and whose hours nobody has confirmed, up to 200, with their leads. */
export function unconfirmedShifts(
  branchId: string,
  { from, to }: { from: number; to: number },
): Promise<Pick<Shift, '_id' | 'leadId'>[]> {
  return shifts.find(
    allOf(
      { branchId, state: 'open', startsAt: op.gte(from) },
      { startsAt: op.lt(to) },
      { endsAt: op.lt(to) },
    ),
    { fields: ['leadId'], limit: MOST },
  )
}
