/** A timer's time as CloudBase writes it: second, minute, hour, day, month, weekday, year, in Shanghai. */
export type Cron = readonly ReadonlySet<number>[]

const ranges: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
  [1970, 2099],
]

/** Numbers, `*`, `a-b`, `a,b` and `/step`; names of days and months are refused, as is anything else. */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== ranges.length) {
    throw new Error(`cron "${text}": seven fields are needed`)
  }
  return ranges.map((range, index) => parseField(fields[index] as string, range, text))
}

function parseField(field: string, [least, most]: readonly [number, number], text: string): Set<number> {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/([1-9]\d*))?$/.exec(part)
    if (!match) {
      throw new Error(`cron "${text}": "${part}" is not understood`)
    }
    const [, from, to, step] = match
    const first = from === undefined ? least : Number(from)
    const isSingle = from !== undefined && to === undefined && step === undefined
    const last = Number(to ?? (isSingle ? first : most))
    for (let value = first; value <= Math.min(last, most); value += Number(step ?? 1)) {
      values.add(value)
    }
  }
  return values
}

const SHANGHAI = 8 * 3_600_000
const SECOND = 1_000

/** Whether the timer's time came in the seconds after `from` up to `to`. */
export function isDueBetween(cron: Cron, from: number, to: number): boolean {
  const first = Math.floor(from / SECOND) + 1
  for (let second = Math.floor(to / SECOND); second >= first; second -= 1) {
    if (matches(cron, second * SECOND)) {
      return true
    }
  }
  return false
}

function matches(cron: Cron, instant: number): boolean {
  const date = new Date(instant + SHANGHAI)
  const parts = [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth() + 1,
    date.getUTCDay(),
    date.getUTCFullYear(),
  ]
  return parts.every((part, index) => cron[index]?.has(part))
}
