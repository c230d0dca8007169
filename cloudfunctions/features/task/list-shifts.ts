import keyBy from 'lodash/keyBy'
import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import type { TaskItem } from '../../contract/task'
import { asMember } from '../../platform/access'
import { addDays } from '../../platform/calendar'
import type { Context } from '../../platform/context'
import { nextPage, positionAt } from '../../platform/paging'
import { orgNames } from '../org/org-names'
import { openFilter } from './open-filter'
import { findMine, findOpen, findPast, type Listed, type Page } from './shift-list-store'
import { viewShiftFor } from './shift-rules'
import { findTaskCards } from './task-store'
import { withCorrections } from './with-corrections'

/**
 * Three database operations with the look-up of the caller, however many shifts; one more when my hours are among them.
 */
export async function listShifts(
  context: Context,
  input: ParsedInput<'task.list'>,
): Promise<Output<'task.list'>> {
  const page = { limit: input.limit, after: positionAt(input.cursor) }
  const shifts = await findView(context, input, page)
  return {
    items: await describe(context, shifts),
    ...nextPage(shifts, input.limit, ({ startsAt }) => startsAt),
  }
}

function findView(context: Context, input: ParsedInput<'task.list'>, page: Page): Promise<Listed[]> {
  if (input.view === 'mine') {
    return findMine(asMember(context).caller.memberId, context.now, page)
  }
  if (input.view === 'past') {
    return findPast(asMember(context).caller.memberId, context.now, page)
  }
  const { day, scope } = input
  const days = day === undefined ? undefined : { from: day, to: addDays(day, 1) }
  return findOpen(openFilter(context, scope, days), context.caller?.memberId, page)
}

async function describe(context: Context, shifts: readonly Listed[]): Promise<TaskItem[]> {
  if (shifts.length === 0) {
    return []
  }
  const views = shifts.map((shift) => viewShiftFor(shift, context.caller, context.now))
  const [cards, names, standing] = await Promise.all([
    findTaskCards(uniq(shifts.map(({ taskId }) => taskId))),
    orgNames(context.now),
    withCorrections(views, context.caller?.memberId),
  ])
  const tasks = keyBy(cards, '_id')
  const viewById = keyBy(standing, 'id')
  return shifts.flatMap((shift) => {
    const task = tasks[shift.taskId]
    const view = viewById[shift._id]
    if (!task || !view) {
      return []
    }
    return {
      taskId: task._id,
      title: task.title,
      kind: task.kind,
      urgent: task.urgent,
      branchName: names.get(task.branchId) ?? '',
      siteName: task.site.name,
      shift: view,
    }
  })
}
