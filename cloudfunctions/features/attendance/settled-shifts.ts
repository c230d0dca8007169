import groupBy from 'lodash/groupBy'
import { standing } from './attendance-rules'
import { findOfBranch } from './attendance-store'

interface SettledShift {
  taskId: string
  shiftId: string
  startsAt: number
  /** Who were there and whose hours count. */
  people: number
  hours: number
}

/** Shifts of a branch between two instants whose hours are confirmed, latest first, as they stand now. One operation. */
export async function settledShifts(branchId: string, from: number, to: number): Promise<SettledShift[]> {
  const counted = standing(await findOfBranch(branchId, from, to)).filter(({ counted }) => counted > 0)
  return Object.values(groupBy(counted, 'shiftId')).flatMap(([one, ...others]) => {
    if (!one) {
      return []
    }
    const { taskId, shiftId, startsAt } = one
    const hours = others.reduce((sum, other) => sum + other.counted, one.counted)
    return [{ taskId, shiftId, startsAt, people: others.length + 1, hours }]
  })
}
