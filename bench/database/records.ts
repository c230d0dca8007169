import type { CollectionDefinition } from '../../cloudfunctions/platform/collections'

/** Hours in a shift, as the town stores them. Plain JSON, so that every peer can hold the same bytes. */
export interface Attendance {
  _id: string
  branchId: string
  memberId: string
  shiftId: string
  startsAt: number
  minutes: number
  left: number
  version: number
  title: string
  words: string
}

export const attendances = {
  name: 'attendances',
  indexes: [
    { fields: ['memberId', 'startsAt'] },
    { fields: ['shiftId'] },
    { fields: ['branchId', 'startsAt'] },
  ],
} as const satisfies CollectionDefinition

const START = Date.parse('2026-01-01T08:00:00+08:00')
const titles = ['茶园修枝', '药材晾晒', '河道清理', '敬老院做饭', '防汛巡堤']

/** Branches of `perBranch` records each; days in no order. */
export function createAttendance(at: number, perBranch: number): Attendance {
  return {
    _id: `attendance-${at}`,
    branchId: `branch-${Math.floor(at / perBranch)}`,
    memberId: `member-${at % 5_000}`,
    shiftId: `shift-${at % 20_000}`,
    startsAt: START + ((at * 7_919) % 100_003) * 60_000,
    minutes: 30 * (1 + (at % 12)),
    left: 500,
    version: 1,
    title: titles[at % titles.length] as string,
    words: '按时到岗，带了自己的工具，做完后清点了场地。',
  }
}

export function createAttendances(count: number, perBranch: number): Attendance[] {
  return Array.from({ length: count }, (_, at) => createAttendance(at, perBranch))
}
