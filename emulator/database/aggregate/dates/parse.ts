import { requestFailed } from '../../wire-error'
import { shownAt, shownAtWeek } from './calendar'
import { instantAt, type TimeZone, UTC } from './time-zone'

/**
 * What a format letter reads. `%b`, `%B` and `%j` are of later versions of MongoDB than the vendor speaks of, and are
 * refused like any other letter.
 */
const patterns: Readonly<Record<string, string>> = {
  Y: '(?<year>\\d{4})',
  m: '(?<month>\\d{1,2})',
  d: '(?<day>\\d{1,2})',
  H: '(?<hour>\\d{1,2})',
  M: '(?<minute>\\d{1,2})',
  S: '(?<second>\\d{1,2})',
  L: '(?<fraction>\\d{1,3})',
  G: '(?<weekYear>\\d{4})',
  V: '(?<week>\\d{1,2})',
  u: '(?<dayOfWeek>[1-7])',
  z: '(?<zone>[+-]\\d{2}:?\\d{2}|Z)',
  Z: '(?<minutes>[+-]\\d{1,3})',
  '%': '%',
}

/** Without a format: ISO 8601, the date alone or with a time, with or without a zone. */
const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,3}))?)?\s?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/

type Groups = Readonly<Record<string, string | undefined>>

/** The instant a text names. Texts in other forms than ISO 8601 need a format. */
export function parseDate(text: string, format: string | undefined, zone: TimeZone | undefined): Date {
  const found = (format === undefined ? ISO : patternOf(format)).exec(text)?.groups
  const instant = found === undefined ? undefined : instantOf(found, zone)
  if (instant === undefined) {
    throw requestFailed(`Error parsing date string '${text.slice(0, 100)}'`)
  }
  return new Date(instant)
}

function patternOf(format: string): RegExp {
  const used = new Set<string>()
  const pattern = format.replace(/%(.?)|[^%]/gsu, (all, letter: string | undefined) => {
    if (letter === undefined) {
      return all.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
    }
    const part = Object.hasOwn(patterns, letter) ? patterns[letter] : undefined
    if (part === undefined || used.has(letter)) {
      throw requestFailed(`Invalid format character '%${letter}' in format string`)
    }
    if (letter !== '%') {
      used.add(letter)
    }
    return part
  })
  const has = (...letters: string[]) => letters.every((letter) => used.has(letter))
  if (!has('Y', 'm', 'd') && !has('G', 'V', 'u')) {
    throw requestFailed(
      'an incomplete date/time string has been found: a format needs %Y, %m and %d, or %G, %V and %u',
    )
  }
  return new RegExp(`^${pattern}$`, 's')
}

function instantOf(found: Groups, zone: TimeZone | undefined): number | undefined {
  const number = (name: string, otherwise: number): number => Number(found[name] ?? otherwise)
  const time = [
    number('hour', 0),
    number('minute', 0),
    number('second', 0),
    Number((found.fraction ?? '0').padEnd(3, '0')),
  ] as const
  if (time[0] > 23 || time[1] > 59 || time[2] > 59) {
    return undefined
  }
  const shown =
    found.year === undefined
      ? shownAtWeek(
          { year: number('weekYear', 0), week: number('week', 1), dayOfWeek: number('dayOfWeek', 1) },
          time,
        )
      : shownOn(number('year', 0), number('month', 0), number('day', 0), time)
  const offset = offsetIn(found)
  if (shown === undefined || offset === undefined) {
    return shown === undefined ? undefined : instantAt(shown, zone ?? UTC)
  }
  if (zone !== undefined) {
    throw requestFailed(
      'you cannot pass in a date/time string with time zone information together with a timezone argument',
    )
  }
  return shown - offset
}

function shownOn(
  year: number,
  month: number,
  day: number,
  time: Parameters<typeof shownAt>[1],
): number | undefined {
  const shown = shownAt({ year, month, day }, time)
  // The 31st of a short month would be the 1st of the next.
  return new Date(shown).getUTCMonth() + 1 === month && day >= 1 ? shown : undefined
}

function offsetIn({ zone, minutes }: Groups): number | undefined {
  if (minutes !== undefined) {
    return Number(minutes) * 60_000
  }
  const parts = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '')
  if (parts === null) {
    return zone === undefined ? undefined : 0
  }
  return (Number(parts[2]) * 60 + Number(parts[3])) * (parts[1] === '-' ? -60_000 : 60_000)
}
