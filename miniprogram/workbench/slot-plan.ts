import type { TaskDraft } from '../../cloudfunctions/contract/publish'
import { dayLength, dayOf, startOfDay, withUnit } from '../services/format'
import { slotText } from './task-words'

export type Slot = TaskDraft['shifts'][number]

/** Shifts as they are written: those that stand, and those that the fields describe. */
export interface SlotPlan {
  fixed: Slot[]
  day: string
  /** `07:30` */
  from: string
  to: string
  places: string
  repeat: 'once' | 'daily' | 'weekly'
  /** How many in all when they repeat. */
  times: string
}

export const emptyPlan: SlotPlan = {
  fixed: [],
  day: '',
  from: '',
  to: '',
  places: '',
  repeat: 'once',
  times: '4',
}

export const repeatOptions = [
  { value: 'once', text: '只这一次' },
  { value: 'daily', text: '每天重复' },
  { value: 'weekly', text: '每周重复' },
]

export interface SlotRow {
  key: string
  startsAt: number
  text: string
  places: string
}

export type SlotProblems = Partial<Record<'day' | 'from' | 'to' | 'places' | 'times', string>>

/** As many as one publishing takes. */
export const mostSlots = 60
const mostPlaces = 500
const longest = 16 * 60 * 60 * 1000

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const instantOf = (day: string, clock: string) => startOfDay(day) + minutesOf(clock) * 60_000

/** A shift that ends before it starts by the clock ends on the next day. */
export function timesOf({ day, from, to }: Pick<SlotPlan, 'day' | 'from' | 'to'>) {
  const startsAt = instantOf(day, from)
  const end = instantOf(day, to)
  return { startsAt, endsAt: end > startsAt ? end : end + dayLength }
}

/** What the fields describe; nothing while they are incomplete. */
export function described(plan: SlotPlan): Slot[] {
  const problems = slotProblems(plan, 0)
  if (!plan.day || Object.keys(problems).length > 0) {
    return []
  }
  const step = { once: 0, daily: dayLength, weekly: 7 * dayLength }[plan.repeat]
  const count = plan.repeat === 'once' ? 1 : Number(plan.times)
  const { startsAt, endsAt } = timesOf(plan)
  return Array.from({ length: count }, (_, index) => ({
    startsAt: startsAt + index * step,
    endsAt: endsAt + index * step,
    places: Number(plan.places),
  }))
}

/** All of them, soonest first, each time once. */
export function slotsOf(plan: SlotPlan): Slot[] {
  const byTime = new Map(
    [...plan.fixed, ...described(plan)].map((slot) => [`${slot.startsAt}-${slot.endsAt}`, slot]),
  )
  return [...byTime.values()].sort((a, b) => a.startsAt - b.startsAt)
}

export function slotRows(plan: SlotPlan): SlotRow[] {
  return slotsOf(plan).map(({ startsAt, endsAt, places }) => ({
    key: `${startsAt}-${endsAt}`,
    startsAt,
    text: slotText(startsAt, endsAt),
    places: `${withUnit(places, '个')}名额`,
  }))
}

/** What is described stands from here on; the fields keep hours and places for the next. */
export function fixed(plan: SlotPlan): SlotPlan {
  return { ...plan, fixed: slotsOf(plan), day: '', repeat: 'once' }
}

export function without(plan: SlotPlan, key: string): SlotPlan {
  const kept = slotsOf(plan).filter(({ startsAt, endsAt }) => `${startsAt}-${endsAt}` !== key)
  return { ...fixed(plan), fixed: kept }
}

/** What is amiss with the fields; nothing when they are left empty because enough stands already. */
export function slotProblems(plan: SlotPlan, now: number): SlotProblems {
  if (!plan.day && plan.fixed.length > 0) {
    return {}
  }
  const { day, from, to, places, repeat, times } = plan
  const problems: SlotProblems = {
    ...(!day && { day: '请选哪一天。' }),
    ...(!from && { from: '请选几点开始。' }),
    ...(!to && { to: '请选几点结束。' }),
    ...(!isCount(places, mostPlaces) && { places: '请写 1 到 500 之间的人数。' }),
    ...(repeat !== 'once' && !isCount(times, mostSlots) && { times: '请写 1 到 60 之间的次数。' }),
  }
  if (day && from && to) {
    const { startsAt, endsAt } = timesOf(plan)
    if (endsAt - startsAt > longest) {
      problems.to = '结束要晚于开始，一班最多十六个小时。'
    } else if (startsAt <= now) {
      problems[dayOf(now) === day ? 'from' : 'day'] = '这个时间已经过去了，请另选。'
    }
  }
  return problems
}

function isCount(text: string, most: number): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most
}

/** `07:30` for the pickers. */
export function clockOf(at: number): string {
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The shifts of an old task for a new one: its hours and places, and as many weeks on as it takes to lie ahead. */
export function freshPlan(old: readonly Slot[], now: number): SlotPlan {
  const coming = old.map((slot) => laterBy(slot, now))
  const [first] = [...coming].sort((a, b) => a.startsAt - b.startsAt)
  if (!first) {
    return emptyPlan
  }
  const hours = { from: clockOf(first.startsAt), to: clockOf(first.endsAt), places: String(first.places) }
  return { ...emptyPlan, ...hours, fixed: slotsOf({ ...emptyPlan, fixed: coming }).slice(0, mostSlots) }
}

const week = 7 * dayLength

function laterBy(slot: Slot, now: number): Slot {
  const weeks = Math.max(1, Math.ceil((now + dayLength - slot.startsAt) / week))
  return {
    startsAt: slot.startsAt + weeks * week,
    endsAt: slot.endsAt + weeks * week,
    places: slot.places,
  }
}
