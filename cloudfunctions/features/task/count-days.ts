import countBy from 'lodash/countBy'
import type { Output, ParsedInput } from '../../contract/contract'
import { addDays, dayOf } from '../../platform/calendar'
import type { Context } from '../../platform/context'
import { openFilter } from './open-filter'
import { findOpenStarts } from './shift-list-store'

/** How many shifts can be claimed on each of seven days; two operations. */
export async function countDays(
  context: Context,
  { from, scope }: ParsedInput<'task.days'>,
): Promise<Output<'task.days'>> {
  const days = Array.from({ length: 7 }, (_, index) => addDays(from, index))
  const starts = await findOpenStarts(openFilter(context, scope, { from, to: addDays(from, 7) }))
  const shifts = countBy(starts, ({ startsAt }) => dayOf(startsAt))
  return { days: days.map((day) => ({ day, shifts: shifts[day] ?? 0 })) }
}
