import { collection, op } from '../../platform/database'
import type { Scope } from '../../platform/scope'
import { within } from '../../platform/scoped'
import type { Task } from './publish-rules'
import { placesMoved, type Slot, type Written } from './publish-rules'
import type { Shift } from './shift-rules'
import { type Judged, nextVersion, remember, shown } from './shift-store'
import { taskFields } from './task-store'

const tasks = collection<Task>('tasks')
const shifts = collection<Shift>('shifts')

/** Says whether it was new. */
export function insertTask(task: Task): Promise<boolean> {
  return tasks.insert(task)
}

/** Those that stand already stay as they are. */
export function insertShifts(all: readonly Shift[]): Promise<void> {
  return shifts.insertAll(all)
}

export function findTaskIn(scope: Scope, taskId: string): Promise<Task | undefined> {
  return within<Task>(scope, 'tasks').findById(taskId, [...taskFields, 'lastEdit'])
}

/** What an officer writes, if nobody saved since that version. The site is replaced whole, with what it lacks. */
export function saveTask(
  scope: Scope,
  { taskId, version }: { taskId: string; version: number },
  { site, bringNote, ...written }: Written,
  lastEdit: NonNullable<Task['lastEdit']>,
): Promise<Task | undefined> {
  return within<Task>(scope, 'tasks').updateAndReturn(
    { _id: taskId, version },
    {
      ...written,
      site: op.set(site),
      bringNote: bringNote ?? op.unset(),
      lastEdit: op.set(lastEdit),
      version: op.inc(1),
    },
  )
}

/** What a shift keeps of its task, as long as nobody has settled or cancelled it. */
export async function followTask(
  shiftId: string,
  follows: Pick<Shift, 'leadId' | 'siteId' | 'kind' | 'movedAt'>,
): Promise<void> {
  await shifts.update({ _id: shiftId, state: 'open' }, { ...follows, ...nextVersion })
}

export function findShiftIn(scope: Scope, shiftId: string): Promise<Judged | undefined> {
  return within<Shift>(scope, 'shifts').findById(shiftId, [...shown, 'spent'])
}

/**
 * Other times, another number of places, if they still are as the officer saw them. Whoever claims or leaves
 * meanwhile is in nobody's way: the counters move by the difference.
 */
export function saveSlot(
  scope: Scope,
  {
    shiftId,
    was,
    slot,
    request,
  }: { shiftId: string; was: Slot; slot: Slot & Pick<Shift, 'movedAt'>; request: string },
): Promise<Shift | undefined> {
  const { left, queueLeft } = placesMoved(was.places, slot.places)
  // Who said that they come, or was there already, meant the other start.
  const anew = was.startsAt === slot.startsAt ? {} : { coming: op.set({}), checkIns: op.set({}) }
  return within<Shift>(scope, 'shifts').updateAndReturn(
    { _id: shiftId, state: 'open', ...was, spent: op.neq(request) },
    {
      ...slot,
      ...anew,
      left: op.inc(left),
      queueLeft: op.inc(queueLeft),
      spent: remember(request),
      ...nextVersion,
    },
  )
}

/** Any time before it is over; the people stay on it, so that they see what became of it. */
export function saveCancelled(
  scope: Scope,
  { shiftId, reason, now, request }: { shiftId: string; reason: string; now: number; request: string },
): Promise<Shift | undefined> {
  return within<Shift>(scope, 'shifts').updateAndReturn(
    { _id: shiftId, state: 'open', endsAt: op.gt(now) },
    { state: 'cancelled', reason, spent: remember(request), ...nextVersion },
  )
}

/** The sites of a branch's tasks, in no order; at most 1,000 tasks. */
export async function findSites(scope: Scope, branchId: string): Promise<Task['site'][]> {
  const found = await within<Task>(scope, 'tasks').find({ branchId }, { fields: ['site'], limit: 1_000 })
  return found.map(({ site }) => site)
}
