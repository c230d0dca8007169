import type { Output, ParsedInput } from '../../contract/contract'
import { addDays, dayOf, HOUR } from '../../platform/calendar'
import type { OfficerContext } from '../../platform/context'
import { festivalsBetween } from '../../platform/festivals'
import { settledShifts } from '../attendance/settled-shifts'
import { branchInScope } from '../binding/branch-in-scope'
import { openLabour } from '../need/open-labour'
import { publishedNames } from '../red-star/published-names'
import { taskPlaces } from '../task/task-places'

/** News is of the last month; the festival is in the next two weeks. */
const BACK = 31 * 24 * HOUR
const DAYS_AHEAD = 14
const MOST_TASKS = 10

/** Facts that a piece of news can begin with. At most five operations with the look-up of the caller. */
export async function listSources(
  context: OfficerContext,
  { branchId }: ParsedInput<'post.sources'>,
): Promise<Output<'post.sources'>> {
  const { now } = context
  await branchInScope(context, branchId)
  const [shifts, needs, months] = await Promise.all([
    settledShifts(branchId, now - BACK, now),
    openLabour(branchId),
    publishedNames(branchId),
  ])
  const latest = shifts.slice(0, MOST_TASKS)
  const places = await taskPlaces([...new Set(latest.map(({ taskId }) => taskId))])
  const today = dayOf(now)
  return {
    tasks: latest.map(({ taskId, startsAt, people, hours }) => ({
      taskId,
      ...(places.get(taskId) ?? { title: '', siteName: '' }),
      startsAt,
      people,
      hours,
    })),
    needs,
    months,
    festivals: festivalsBetween(today, addDays(today, DAYS_AHEAD)),
  }
}
