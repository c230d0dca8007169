import type { ShiftView, TaskDetail, TaskItem } from '../../cloudfunctions/contract/task'
import { addDays, dayOf, startOfDay } from '../services/format'

const hour = 3_600_000

/** 7:30 tomorrow, in the town. */
export function tomorrowMorning(): number {
  return startOfDay(addDays(dayOf(Date.now()), 1)) + 7.5 * hour
}

/** A shift tomorrow from 7:30 to 10:30 with three of twelve places left. */
export function aShift(changes: Partial<ShiftView> = {}): ShiftView {
  const startsAt = changes.startsAt ?? tomorrowMorning()
  return {
    id: 's-1',
    startsAt,
    endsAt: startsAt + 3 * hour,
    places: 12,
    left: 3,
    taken: (changes.places ?? 12) - (changes.left ?? 3),
    waiting: 0,
    queueLeft: 20,
    points: 3,
    state: 'open',
    audience: 'all',
    ...changes,
  }
}

export function anItem(changes: Partial<ShiftView> = {}): TaskItem {
  return {
    taskId: 't-1',
    title: '光伏板下补种黄精',
    kind: 'work',
    urgent: false,
    branchName: '中药材合作社支部',
    siteName: '三号光伏区南门',
    shift: aShift(changes),
  }
}

export function aTask(changes: Partial<TaskDetail> = {}): TaskDetail {
  return {
    taskId: 't-1',
    title: '光伏板下补种黄精',
    kind: 'work',
    urgent: false,
    about: '在光伏板下的垄上补苗、盖草。',
    branchName: '中药材合作社支部',
    site: { name: '三号光伏区南门', note: '门口可停电动车' },
    chain: [],
    bring: ['雨鞋', '手套'],
    shifts: [aShift()],
    ...changes,
  }
}

export const member = {
  bound: true as const,
  memberId: 'm-1',
  name: '周桂芳',
  branchId: 'b-1',
  branchName: '上田村支部',
  kind: 'villager' as const,
  roles: [],
}
