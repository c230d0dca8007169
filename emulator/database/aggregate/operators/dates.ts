import { isArray, isFields, numberType, typeName, type Value } from '../../values/value'
import { requestFailed } from '../../wire-error'
import { calendar, shownAt, shownAtWeek } from '../dates/calendar'
import { formatDate, ISO_FORMAT, LOCAL_FORMAT } from '../dates/format'
import { parseDate } from '../dates/parse'
import { instantAt, type TimeZone, timeZoneOf, UTC } from '../dates/time-zone'
import { isNullish, listOf, namedOperands, namedOperatorOf, optional, textOf } from '../operands'
import type { Compile, Computed, Expression, OperatorCompiler } from '../scope'

type Values = Readonly<Record<string, Computed>>

const TIME = ['hour', 'minute', 'second', 'millisecond'] as const

export const dates: readonly [string, OperatorCompiler][] = [
  ...Object.entries(calendar).map(([name, read]) => part(`$${name}`, read)),
  namedOperatorOf('$dateToString', ['date'], ['format', 'timezone', 'onNull'], dateToString),
  namedOperatorOf(
    '$dateFromString',
    ['dateString'],
    ['format', 'timezone', 'onNull', 'onError'],
    dateFromString,
  ),
  namedOperatorOf(
    '$dateFromParts',
    [],
    ['year', 'month', 'day', 'isoWeekYear', 'isoWeek', 'isoDayOfWeek', ...TIME, 'timezone'],
    dateFromParts,
  ),
]

/** `{$hour: date}` or `{$hour: {date, timezone}}`. */
function part(name: string, read: (shown: Date) => number): [string, OperatorCompiler] {
  return [
    name,
    (operand, compile) => {
      const [date, timezone] = dateAndZone(name, operand, compile)
      return (scope) => {
        const instant = date(scope)
        const zone = timezone === undefined ? UTC : zoneOf(timezone(scope))
        if (isNullish(instant) || zone === null) {
          return null
        }
        const { time, offset } = shownIn(instant, zone)
        return read(new Date(time + offset))
      }
    },
  ]
}

function dateAndZone(name: string, operand: Value, compile: Compile): [Expression, Expression | undefined] {
  const isNamed = isFields(operand) && !Object.keys(operand)[0]?.startsWith('$')
  if (!isNamed) {
    return [compile(isArray(operand) ? (listOf(name, operand, 1, 1)[0] as Value) : operand), undefined]
  }
  const named = namedOperands(name, operand, ['date'], ['timezone'])
  return [compile(named.date as Value), optional(named, 'timezone', compile)]
}

function zoneOf(value: Computed): TimeZone | null {
  return isNullish(value) ? null : timeZoneOf(value)
}

function shownIn(value: Value, zone: TimeZone): { time: number; offset: number } {
  if (!(value instanceof Date)) {
    throw requestFailed(`can't convert from BSON type ${typeName(value)} to Date`)
  }
  const time = value.getTime()
  const offset = zone.offsetAt(time)
  assertInRange(time + offset)
  return { time, offset }
}

function dateToString(values: Values, given: ReadonlySet<string>): Computed {
  const { date, format, timezone, onNull = null } = values
  if (isNullish(date)) {
    return onNull
  }
  const zone = given.has('timezone') ? zoneOf(timezone) : UTC
  if (zone === null || (given.has('format') && isNullish(format))) {
    return null
  }
  const { offset } = shownIn(date, zone)
  const usual = zone.isUtc ? ISO_FORMAT : LOCAL_FORMAT
  const chosen = isNullish(format) ? usual : textOf('$dateToString', format)
  return formatDate(date as Date, offset, chosen)
}

function dateFromString(values: Values, given: ReadonlySet<string>): Computed {
  const { dateString, format, timezone, onNull = null, onError } = values
  const zone = given.has('timezone') ? zoneOf(timezone) : undefined
  if (isNullish(dateString)) {
    return onNull
  }
  if (zone === null || (given.has('format') && isNullish(format))) {
    return null
  }
  try {
    const text = textOf('$dateFromString', dateString)
    return parseDate(text, isNullish(format) ? undefined : textOf('$dateFromString', format), zone)
  } catch (error) {
    if (given.has('onError')) {
      return onError
    }
    throw error
  }
}

/** A part that is null makes the date null; one that is not given has its first value. */
function dateFromParts(values: Values, given: ReadonlySet<string>): Computed {
  const byWeek = given.has('isoWeekYear')
  const parts = byWeek
    ? (['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] as const)
    : (['year', 'month', 'day'] as const)
  const known = new Set<string>([...parts, ...TIME, 'timezone'])
  const foreign = [...given].find((name) => !known.has(name))
  if (foreign !== undefined || !given.has(parts[0])) {
    throw requestFailed(
      "$dateFromParts requires either 'year' or 'isoWeekYear' to be present, and does not allow mixing the two",
    )
  }
  const zone = given.has('timezone') ? zoneOf(values.timezone) : UTC
  if (zone === null || [...given].some((name) => isNullish(values[name]))) {
    return null
  }
  const [year, second, third] = parts.map((name) => whole(name, values[name] ?? 1)) as [
    number,
    number,
    number,
  ]
  const time = TIME.map((name) => whole(name, values[name] ?? 0)) as [number, number, number, number]
  if (year < 1 || year > 9_999) {
    throw requestFailed(`'${parts[0]}' must evaluate to an integer in the range 1 to 9999, found ${year}`)
  }
  const shown = byWeek
    ? shownAtWeek({ year, week: second, dayOfWeek: third }, time)
    : shownAt({ year, month: second, day: third }, time)
  assertInRange(shown)
  return new Date(instantAt(shown, zone))
}

/** What a date can hold, less the days that time zones need. */
function assertInRange(milliseconds: number): void {
  if (!(Math.abs(milliseconds) <= 8.64e15 - 4 * 86_400_000)) {
    throw requestFailed('the date is out of range')
  }
}

function whole(name: string, value: Computed): number {
  if (typeof value !== 'number' || numberType(value) === 'double' || Math.abs(value) > 1e12) {
    throw requestFailed(`'${name}' must evaluate to an integer, found ${typeName(value)}`)
  }
  return value
}
