import { collection, op } from '../../platform/database'
import { type AnnouncedYear, createWorkCalendar, type WorkCalendar } from '../../platform/work-calendar'

interface CalendarDocument extends AnnouncedYear {
  _id: string
  by: string
  at: number
  version: number
}

const calendars = collection<CalendarDocument>('calendars')

/** Announced once a year; an instance looks again after ten minutes. */
const KEPT_FOR = 600_000
let known: WorkCalendar | undefined
let readAt = Number.NEGATIVE_INFINITY

/** Working days with the years that came as data. One operation in ten minutes. */
export async function readWorkCalendar(now: number): Promise<WorkCalendar> {
  if (!known || Math.abs(now - readAt) > KEPT_FOR) {
    known = createWorkCalendar(
      await calendars.find({}, { fields: ['year', 'holidays', 'workdays'], limit: 100 }),
    )
    readAt = now
  }
  return known
}

export function forgetCalendar(): void {
  readAt = Number.NEGATIVE_INFINITY
}

export async function saveYear(
  { year, holidays, workdays }: AnnouncedYear,
  by: string,
  at: number,
): Promise<void> {
  const document = { _id: String(year), year, holidays, workdays, by, at, version: 1 }
  if (!(await calendars.insert(document))) {
    await calendars.update({ _id: document._id }, { holidays, workdays, by, at, version: op.inc(1) })
  }
}
