import type { Outcome, RosterPage } from '../../cloudfunctions/contract/shift'
import { clockTime, inOneLine, nearTime, withUnit } from '../services/format'

export type Person = RosterPage['people'][number]

export const outcomeWords: Record<Outcome, string> = { present: '到场', absent: '缺席', excused: '请假' }

export interface PersonRow {
  memberId: string
  /** The place in the list, from 1. */
  no: number
  name: string
  text: string
  /** What is known of them at the site; drawn at the end of the row. */
  mark: string
  tone: 'green' | 'amber' | 'quiet'
  phone: string
  /** Neither checked in nor confirmed: the lead may tick them. */
  canTick: boolean
  isTicked: boolean
  /** Their hours stand and may be corrected. */
  canCorrect: boolean
}

interface Shown {
  isAtSite: boolean
  ticked: Readonly<Record<string, true>>
  /** Nobody corrects their own hours. */
  me: string
}

/** `3 小时`, or why there are none. */
export function resultWords({ outcome, hours }: { outcome: Outcome; hours: number }): string {
  return outcome === 'present' ? withUnit(hours, '小时') : outcomeWords[outcome]
}

export function personRow(person: Person, no: number, { isAtSite, ticked, me }: Shown): PersonRow {
  const { memberId, name, phone, checkedInAt, result } = person
  const isSeen = checkedInAt !== undefined
  return {
    memberId,
    no,
    name,
    text: wordsOf(person, me),
    ...markOf(person),
    phone: phone ?? '',
    canTick: isAtSite && !isSeen && !result && memberId !== me,
    isTicked: ticked[memberId] === true,
    canCorrect: result !== undefined && memberId !== me,
  }
}

function wordsOf({ memberId, byName, teamName, isComing, checkedInAt, result }: Person, me: string): string {
  const parts = [
    ...(memberId === me ? ['您自己'] : []),
    ...(byName ? [`${byName}代报名`] : []),
    ...(teamName ? [teamName] : []),
    ...(result && checkedInAt !== undefined ? [`签到 ${clockTime(checkedInAt)}`] : []),
    ...(isComing && checkedInAt === undefined && !result ? ['说会来'] : []),
  ]
  return inOneLine(...parts)
}

function markOf({ checkedInAt, result }: Person): Pick<PersonRow, 'mark' | 'tone'> {
  if (result) {
    return { mark: resultWords(result), tone: result.outcome === 'absent' ? 'amber' : 'quiet' }
  }
  return checkedInAt === undefined
    ? { mark: '', tone: 'quiet' }
    : { mark: `签到 ${clockTime(checkedInAt)}`, tone: 'green' }
}

export interface WaitRow {
  memberId: string
  name: string
  text: string
}

/** The waiting list in its order; a held place is the person's until its instant. */
export function waitingRows(waiting: RosterPage['waiting'], now: number): WaitRow[] {
  let position = 0
  return waiting.map(({ memberId, name, heldUntil }) => {
    position += heldUntil === undefined ? 1 : 0
    const text =
      heldUntil === undefined
        ? `候补第 ${withUnit(position, '位')}`
        : `名额替他留到 ${nearTime(heldUntil, now)}`
    return { memberId, name, text }
  })
}

export function lateRows(late: RosterPage['lateReleases'], now: number): WaitRow[] {
  return late.map(({ name, at }, index) => ({
    memberId: String(index),
    name,
    text: `${nearTime(at, now)} 退的`,
  }))
}

/** People are drawn so many at a time: 500 at once would be too much to set, and to draw. */
export const perGroup = 50

export interface Group<T> {
  no: number
  rows: T[]
}

export function groupsOf<T>(rows: readonly T[]): Group<T>[] {
  return Array.from({ length: Math.ceil(rows.length / perGroup) }, (_, no) => ({
    no,
    rows: rows.slice(no * perGroup, (no + 1) * perGroup),
  }))
}

/** Where a row stands in the groups, for changing it alone. */
function placeOf(index: number): string {
  return `groups[${Math.floor(index / perGroup)}].rows[${index % perGroup}]`
}

/** `what` of one row changes, wherever it is drawn: in the groups, and among those found. */
export function changeOfRow<T extends { memberId: string }>(
  { groups, found }: { groups: readonly Group<T>[]; found: readonly T[] },
  memberId: string,
  what: object,
): Record<string, unknown> {
  const isIt = (row: T) => row.memberId === memberId
  const index = groups.flatMap(({ rows }) => rows).findIndex(isIt)
  const at = found.findIndex(isIt)
  const paths = [...(index >= 0 ? [placeOf(index)] : []), ...(at >= 0 ? [`found[${at}]`] : [])]
  return Object.fromEntries(
    paths.flatMap((path) => Object.entries(what).map(([field, value]) => [`${path}.${field}`, value])),
  )
}
