import { AppError } from '../../platform/app-error'
import { type Attendance, attendanceId, firstAttendance } from './attendance-rules'
import { findByIds } from './attendance-store'
import type { Judged } from './hours-store'

/** The entry that is to be corrected, and the one after it if there is one already. One operation. */
export async function findEntries(
  shift: Judged,
  memberId: string,
  version: number,
): Promise<{ before: Attendance; next?: Attendance }> {
  const found = await findByIds([version, version + 1].map((n) => attendanceId(shift._id, memberId, n)))
  const row = shift.confirmed.find((one) => one.memberId === memberId)
  if (!row) {
    throw new AppError('NOT_ON_SHIFT')
  }
  // The first entry may still be on its way; it says what the row says.
  const first = version === 0 ? firstAttendance(shift, row) : undefined
  const before = found.find(({ n }) => n === version) ?? first
  if (!before) {
    throw new AppError('EDIT_CONFLICT')
  }
  const next = found.find(({ n }) => n === version + 1)
  return { before, ...(next && { next }) }
}

/** Another correction of the same entry came first; the same request twice at once wrote the same. */
export async function refuseOthers({ _id, request }: Attendance): Promise<void> {
  const [there] = await findByIds([_id])
  if (there?.request !== request) {
    throw new AppError('EDIT_CONFLICT')
  }
}
