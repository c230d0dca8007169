import type { Entry, Shift } from '../features/task/shift-rules'
import { newShift, queueCap } from '../features/task/shift-rules'
import type { Task } from '../features/task/task-store'
import { HOUR } from '../platform/calendar'

/** Small whole documents for tests; a test names only what it is about. */
export const NOW = Date.parse('2026-11-22T09:41:00+08:00')

export const tree = {
  _id: 'tree-1',
  version: 1,
  nodes: [
    { id: 'b-1', name: '上田村支部', level: 'branch', kind: 'area', parentId: null },
    { id: 'b-2', name: '溪口村支部', level: 'branch', kind: 'area', parentId: null },
  ],
}

/** `m-7` is bound to the WeChat user `o-7`. */
export function aMember(number: number, over: object = {}) {
  return {
    _id: `m-${number}`,
    openid: `o-${number}`,
    name: `张三${number}`,
    branchId: 'b-1',
    alsoIn: [],
    kind: 'party',
    birthYear: 1970,
    roles: [],
    version: 1,
    ...over,
  }
}

export function members(count: number) {
  return Array.from({ length: count }, (_, index) => aMember(index + 1))
}

export function aTask(id: string, over: Partial<Task> = {}): Task {
  return {
    _id: id,
    branchId: 'b-1',
    title: `任务 ${id}`,
    kind: 'work',
    about: '干活',
    urgent: false,
    site: { id: 'site-1', name: '三号光伏区南门' },
    leadId: 'm-1',
    chain: [],
    bring: ['手套'],
    audience: 'all',
    version: 1,
    ...over,
  }
}

/** Starts tomorrow at 9:41 and takes three hours. */
export function aShift(id: string, over: Partial<Shift> = {}): Shift {
  const { roster = [], held = [], queue = [] } = over
  const shift = newShift({
    _id: id,
    taskId: 't-1',
    branchId: 'b-1',
    siteId: 'site-1',
    leadId: 'm-1',
    kind: 'work',
    audience: 'all',
    urgent: false,
    startsAt: NOW + 24 * HOUR,
    endsAt: NOW + 27 * HOUR,
    places: over.places ?? 2,
    secret: 'a secret of this shift',
  })
  const { places } = shift
  return {
    ...shift,
    left: places - roster.length - held.length,
    queueLeft: queueCap(places) - queue.length,
    ...over,
  }
}

export function entries(...numbers: number[]): Entry[] {
  return numbers.map((number) => ({ memberId: `m-${number}`, at: NOW - HOUR + number }))
}
