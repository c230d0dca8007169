import { requestFailed } from '../../wire-error'
import { calendar } from './calendar'

/** MongoDB's default; without the Z where the time zone is another. */
export const ISO_FORMAT = '%Y-%m-%dT%H:%M:%S.%LZ'
export const LOCAL_FORMAT = '%Y-%m-%dT%H:%M:%S.%L'

type Writer = (shown: Date, offset: number) => string

const writers: Readonly<Record<string, Writer>> = {
  Y: (shown) => year(calendar.year(shown)),
  m: (shown) => pad(calendar.month(shown), 2),
  d: (shown) => pad(calendar.dayOfMonth(shown), 2),
  H: (shown) => pad(calendar.hour(shown), 2),
  M: (shown) => pad(calendar.minute(shown), 2),
  S: (shown) => pad(calendar.second(shown), 2),
  L: (shown) => pad(calendar.millisecond(shown), 3),
  j: (shown) => pad(calendar.dayOfYear(shown), 3),
  w: (shown) => String(calendar.dayOfWeek(shown)),
  u: (shown) => String(calendar.isoDayOfWeek(shown)),
  U: (shown) => pad(calendar.week(shown), 2),
  V: (shown) => pad(calendar.isoWeek(shown), 2),
  G: (shown) => year(calendar.isoWeekYear(shown)),
  z: (_shown, offset) => {
    const minutes = Math.abs(offset) / 60_000
    return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(Math.floor(minutes % 60), 2)}`
  },
  Z: (_shown, offset) => `${offset < 0 ? '-' : '+'}${Math.floor(Math.abs(offset) / 60_000)}`,
  '%': () => '%',
}

export function formatDate(instant: Date, offset: number, format: string): string {
  const shown = new Date(instant.getTime() + offset)
  return format.replace(/%(.?)/gsu, (_all, letter: string) => {
    const write = Object.hasOwn(writers, letter) ? writers[letter] : undefined
    if (write === undefined) {
      throw requestFailed(
        letter === ''
          ? "Unmatched '%' at end of format string"
          : `Invalid format character '%${letter}' in format string`,
      )
    }
    return write(shown, offset)
  })
}

function year(value: number): string {
  if (value < 0 || value > 9_999) {
    throw requestFailed(`$dateToString is only defined on year 0-9999, tried to use year ${value}`)
  }
  return pad(value, 4)
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
