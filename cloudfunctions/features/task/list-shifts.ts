import groupBy from 'lodash/groupBy'
import keyBy from 'lodash/keyBy'
import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import type { TaskItem } from '../../contract/task'
import { asMember } from '../../platform/access'
import { addDays, dayOf, startOfDay } from '../../platform/calendar'
import type { Context } from '../../platform/context'
import { orgNames } from '../org/org-names'
import {
  findMine,
  findOpen,
  findOpenStarts,
  findPast,
  type Listed,
  type OpenFilter,
  type Page,
} from './shift-list-store'
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
  const page = { limit: input.limit, after: readCursor(input.cursor) }
  const shifts = await findView(context, input, page)
  const last = shifts.length === input.limit ? shifts.at(-1) : undefined
  return {
    items: await describe(context, shifts),
    ...(last && { next: `${last.startsAt}_${last._id}` }),
  }
}

/** How many shifts can be claimed on each of seven days; two operations. */
export async function countDays(
  context: Context,
  { from, scope }: ParsedInput<'task.days'>,
): Promise<Output<'task.days'>> {
  const days = Array.from({ length: 7 }, (_, index) => addDays(from, index))
  const starts = await findOpenStarts({
    from: Math.max(context.now, startOfDay(from) - 1),
    to: startOfDay(addDays(from, 7)),
    branchIds: branchesIn(context, scope),
  })
  const startsByDay = groupBy(starts, ({ startsAt }) => dayOf(startsAt))
  return { days: days.map((day) => ({ day, shifts: startsByDay[day]?.length ?? 0 })) }
}

function findView(context: Context, input: ParsedInput<'task.list'>, page: Page): Promise<Listed[]> {
  if (input.view === 'mine') {
    return findMine(asMember(context).caller.memberId, context.now, page)
  }
  if (input.view === 'past') {
    return findPast(asMember(context).caller.memberId, context.now, page)
  }
  return findOpen(openFilter(context, input), context.caller?.memberId, page)
}

function openFilter(context: Context, { day, scope }: ParsedInput<'task.list'>): OpenFilter {
  const branchIds = branchesIn(context, scope)
  if (day === undefined) {
    return { from: context.now, branchIds }
  }
  return {
    from: Math.max(context.now, startOfDay(day) - 1),
    to: startOfDay(addDays(day, 1)),
    branchIds,
  }
}

function branchesIn(context: Context, scope: 'branch' | 'all'): string[] | undefined {
  if (scope === 'all') {
    return undefined
  }
  const { branchId, alsoIn } = asMember(context).caller
  return [branchId, ...alsoIn]
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

function readCursor(cursor: string | undefined): Page['after'] {
  if (!cursor) {
    return undefined
  }
  const cut = cursor.indexOf('_')
  return { startsAt: Number(cursor.slice(0, cut)), shiftId: cursor.slice(cut + 1) }
}
