import * as v from 'valibot'
import { count, day, read, write } from './method'

/** Of a list or a calendar. */
export const year = v.pipe(v.number(), v.safeInteger(), v.minValue(2026), v.maxValue(2100))

/** What a year's working days are counted by. */
export const calendarGet = read(
  v.object({ year }),
  v.object({
    year: count,
    /** `announced`: saved here; `none`: Monday to Friday for now, and days may move. */
    source: v.picklist(['announced', 'library', 'none']),
    /** Weekdays that are off. */
    holidays: v.array(day),
    /** Saturdays and Sundays that are worked. */
    workdays: v.array(day),
    /** Of this year and the next two, those that are still to be announced. */
    provisional: v.array(count),
  }),
)

/** The holidays of a year the library lacks, as announced. */
export const calendarSave = write(
  v.object({
    year,
    holidays: v.pipe(v.array(day), v.maxLength(60)),
    workdays: v.pipe(v.array(day), v.maxLength(30)),
  }),
  v.object({ year: count }),
)
