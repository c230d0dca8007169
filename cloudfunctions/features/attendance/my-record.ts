import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { startOfDay } from '../../platform/calendar'
import type { MemberContext } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { memberNames } from '../roster/member-names'
import { taskTitles } from '../task/task-titles'
import { type Attendance, standing } from './attendance-rules'
import { findOfMember } from './attendance-store'
import { sumsOf, viewItem } from './record-rules'

const PAGE = 50

/** My hours of a year as they stand now. Four operations with titles and names, whatever there is. */
export async function myRecord(
  { caller, now }: MemberContext,
  { year, cursor }: ParsedInput<'record.mine'>,
): Promise<Output<'record.mine'>> {
  const all = standing(
    await findOfMember(caller.memberId, startOfDay(`${year}-01-01`), startOfDay(`${year + 1}-01-01`)),
  )
  const from = cursor === undefined ? 0 : after(all, cursor)
  const page = all.slice(from, from + PAGE)
  const [titles, names, branches] = await Promise.all([
    taskTitles(page.map(({ taskId }) => taskId)),
    memberNames(page.map(({ confirmedBy }) => confirmedBy)),
    orgNames(now),
  ])
  const last = page.at(-1)
  return {
    name: caller.name,
    branchName: branches.get(caller.branchId) ?? '',
    ...sumsOf(all),
    items: page.map((one) => ({
      ...viewItem(one),
      title: titles.get(one.taskId) ?? '',
      confirmedBy: names.get(one.confirmedBy) ?? '',
    })),
    ...(last && from + PAGE < all.length && { next: last.shiftId }),
  }
}

/** A cursor names the last shift that was shown. */
function after(all: readonly Attendance[], shiftId: string): number {
  const index = all.findIndex((one) => one.shiftId === shiftId)
  if (index < 0) {
    throw new AppError('INVALID_INPUT', { path: 'cursor' })
  }
  return index + 1
}
