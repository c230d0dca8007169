import { typeName, type Value } from '../../values/value'
import { requestFailed } from '../../wire-error'

const HOUR_MS = 3_600_000
/** Offsets change on a quarter of an hour. */
const QUARTER_MS = HOUR_MS / 4
const MAX_KNOWN = 10_000

export interface TimeZone {
  readonly isUtc: boolean
  /** Milliseconds to add to the instant for what a clock there shows. */
  offsetAt(instant: number): number
}

export const UTC: TimeZone = { isUtc: true, offsetAt: () => 0 }

const zones = new Map<string, TimeZone>([
  ['UTC', UTC],
  ['GMT', UTC],
  ['Z', UTC],
])

/** By its IANA name, or an offset such as `+08:00`, `+0800` or `+08`. */
export function timeZoneOf(name: Value): TimeZone {
  if (typeof name !== 'string') {
    throw requestFailed(`timezone must evaluate to a string, found ${typeName(name)}`)
  }
  const known = zones.get(name)
  if (known !== undefined) {
    return known
  }
  const zone = fixed(name) ?? named(name)
  if (zones.size < MAX_KNOWN) {
    zones.set(name, zone)
  }
  return zone
}

function fixed(name: string): TimeZone | undefined {
  const parts = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(name)
  if (parts === null) {
    return undefined
  }
  const [, sign, hours, minutes = 0] = parts
  const offset = (Number(hours) + Number(minutes) / 60) * HOUR_MS * (sign === '-' ? -1 : 1)
  return { isUtc: offset === 0, offsetAt: () => offset }
}

function named(name: string): TimeZone {
  // What `Intl` takes beyond names are offsets in forms of its own.
  const format = /^[A-Za-z][\w/+-]*$/.test(name) ? formatOf(name) : undefined
  if (format === undefined) {
    throw requestFailed(`unrecognized time zone identifier: "${name.slice(0, 60)}"`)
  }
  const known = new Map<number, number>()
  return {
    isUtc: format.resolvedOptions().timeZone === 'UTC',
    offsetAt(instant) {
      const quarter = Math.floor(instant / QUARTER_MS)
      let offset = known.get(quarter)
      if (offset === undefined) {
        offset = shownBy(format, instant) - Math.floor(instant / 1_000) * 1_000
        if (known.size >= MAX_KNOWN) {
          known.clear()
        }
        known.set(quarter, offset)
      }
      return offset
    },
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
}

/** What the clock shows, as if it were UTC. */
function shownBy(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type))
  const shown = new Date(0)
  shown.setUTCFullYear(
    parts.get('era') === 'BC' ? 1 - part('year') : part('year'),
    part('month') - 1,
    part('day'),
  )
  return shown.setUTCHours(part('hour'), part('minute'), part('second'))
}

/** The instant at which a clock there shows this; of two the earlier, and in a gap as if it had not been set forward. */
export function instantAt(shown: number, zone: TimeZone): number {
  const before = zone.offsetAt(shown - 24 * HOUR_MS)
  const early = shown - before
  if (zone.offsetAt(early) === before) {
    return early
  }
  const late = shown - zone.offsetAt(early)
  return zone.offsetAt(late) === zone.offsetAt(early) ? late : early
}
