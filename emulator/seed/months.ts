import groupBy from 'lodash/groupBy'
import type { Attendance } from '../../cloudfunctions/features/attendance/attendance-rules'
import { entryOf } from '../../cloudfunctions/features/points/deed-rules'
import { entriesOfShift } from '../../cloudfunctions/features/points/entries-of-attendance-rules'
import {
  newPassbook,
  type Passbook,
  type PassbookEntry,
} from '../../cloudfunctions/features/points/passbook-rules'
import { defaultRules } from '../../cloudfunctions/features/points/rule-set-rules'
import type { Cycle } from '../../cloudfunctions/features/red-star/cycle-rules'
import type { Task } from '../../cloudfunctions/features/task/task-store'
import { monthOf, previousMonth } from '../../cloudfunctions/platform/calendar'
import { closeMonth } from './close-month'
import { confirmedDeeds, type SeedDeed, waitingDeeds } from './deeds'
import { branchPlans } from './organisation'
import type { SeedMember } from './people'
import { createRandom } from './random'
import type { Marked } from './shifts'

export interface Months {
  passbooks: (Passbook & Marked)[]
  deeds: SeedDeed[]
  cycles: (Cycle & Marked)[]
}

interface Lived {
  members: readonly SeedMember[]
  tasks: readonly Task[]
  attendances: readonly Attendance[]
  now: number
}

/**
 * Three months of every branch up to the clock's: deeds, passbooks that hold exactly what deeds and settled shifts
 * bring, and the lists of the months that have one by now. All by the functions' own rules.
 */
export function createMonths({ members, tasks, attendances, now }: Lived): Months {
  const random = createRandom(2021)
  const current = monthOf(now)
  const last = previousMonth(current)
  const titles = new Map(tasks.map(({ _id, title }) => [_id, title]))
  const ofShifts = attendances.map((one) => ({
    memberId: one.memberId,
    entries: entriesOfShift([one], titles.get(one.taskId) ?? ''),
  }))
  const all: Months = { passbooks: [], deeds: [], cycles: [] }
  for (const { id: branchId } of branchPlans) {
    const party = members.filter((member) => member.branchId === branchId && member.kind !== 'villager')
    let before: Cycle | undefined
    for (const [turn, month] of [
      [4, previousMonth(last)],
      [0, last],
      [0, current],
    ] as const) {
      const of = { branchId, month, party, turn, isOver: month !== current, now, random }
      const deeds = confirmedDeeds(of)
      const entries = entriesByMember(month, deeds, ofShifts)
      const passbooks = party
        .filter(({ _id }) => month !== current || entries[_id])
        .map((member) => passbookOf(member, month, entries[member._id] ?? []))
      const closed =
        month === current ? undefined : closeMonth({ branchId, month, party, passbooks, before, now })
      before = closed
      all.deeds.push(...deeds, ...(month === current ? waitingDeeds(of) : []))
      all.cycles.push(...(closed ? [{ ...closed, isDemo: true as const }] : []))
      all.passbooks.push(
        ...passbooks.map((one) => ({ ...one, sealed: closed !== undefined, isDemo: true as const })),
      )
    }
  }
  return all
}

function entriesByMember(
  month: string,
  deeds: readonly SeedDeed[],
  ofShifts: readonly { memberId: string; entries: PassbookEntry[] }[],
): Record<string, PassbookEntry[]> {
  const ofDeeds = deeds.map((deed) => ({ memberId: deed.memberId, entries: [entryOf(deed)] }))
  const lists = groupBy([...ofDeeds, ...ofShifts], ({ memberId }) => memberId)
  return Object.fromEntries(
    Object.entries(lists).flatMap(([memberId, list]) => {
      const entries = list.flatMap((one) => one.entries).filter(({ day }) => day.startsWith(month))
      return entries.length > 0 ? [[memberId, entries]] : []
    }),
  )
}

function passbookOf(
  { _id, branchId, track = 'B' }: SeedMember,
  month: string,
  entries: PassbookEntry[],
): Passbook {
  return newPassbook(month, { memberId: _id, branchId, track }, defaultRules, entries)
}
