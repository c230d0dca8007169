import type { MyRecord } from '../../contract/shift'
import { dayOf } from '../../platform/calendar'
import type { Attendance } from './attendance-rules'

const hoursOf = (some: readonly Attendance[]) => some.reduce((sum, { counted }) => sum + counted, 0)

type Sums = Pick<MyRecord, 'hours' | 'deeds' | 'visits' | 'byMonth' | 'byKind'>

/** A year's sums of what stands: hours that count, and a shift below 60 % is no deed. */
export function sumsOf(all: readonly Attendance[]): Sums {
  const deeds = all.filter(({ counted }) => counted > 0)
  const kinds = [...new Set(deeds.map(({ kind }) => kind))]
  return {
    hours: hoursOf(deeds),
    deeds: deeds.length,
    visits: all.reduce((sum, { visits }) => sum + visits, 0),
    byMonth: Array.from({ length: 12 }, (_, month) =>
      hoursOf(deeds.filter(({ startsAt }) => Number(dayOf(startsAt).slice(5, 7)) === month + 1)),
    ),
    byKind: kinds.map((kind) => {
      const some = deeds.filter((deed) => deed.kind === kind)
      return { kind, hours: hoursOf(some), deeds: some.length }
    }),
  }
}

/** A line of the record, without the names that are read beside it. */
export function viewItem({ shiftId, taskId, kind, startsAt, outcome, hours, counted, reason }: Attendance) {
  return {
    shiftId,
    taskId,
    kind,
    day: dayOf(startsAt),
    outcome,
    hours,
    counts: counted > 0,
    ...(reason && { correction: reason }),
  }
}
