import type { TaskForEdit } from '../../cloudfunctions/contract/publish'
import { dayOf, withUnit } from '../services/format'
import type { Difference } from './components/conflict-sheet/conflict-sheet'
import { differencesOf, merged, type Part } from './conflict'
import { clockOf, emptyPlan, type Slot, type SlotProblems, slotProblems, timesOf } from './slot-plan'
import { slotText } from './task-words'

export type EditedShift = TaskForEdit['shifts'][number]

export interface ShiftForm {
  day: string
  from: string
  to: string
  places: string
}

export const emptyShiftForm: ShiftForm = { day: '', from: '', to: '', places: '' }

export function shiftFormOf({ startsAt, endsAt, places }: Slot): ShiftForm {
  return { day: dayOf(startsAt), from: clockOf(startsAt), to: clockOf(endsAt), places: String(places) }
}

export function slotOf(form: ShiftForm): Slot {
  return { ...timesOf(form), places: Number(form.places) }
}

/** The times count only where they are changed. */
export function shiftProblems(form: ShiftForm, was: Slot, now: number): SlotProblems {
  const isMoved = form.day !== dayOf(was.startsAt) || form.from !== clockOf(was.startsAt)
  return slotProblems({ ...emptyPlan, ...form }, isMoved ? now : 0)
}

/** What saving does to people, said before it is done. */
export function savingHints(form: ShiftForm, shift: EditedShift): string[] {
  const { startsAt, endsAt, taken, waiting } = shift
  const slot = slotOf(form)
  const isMoved = slot.startsAt !== startsAt || slot.endsAt !== endsAt
  return [
    ...(isMoved && taken + waiting > 0
      ? [`已报名和候补的 ${withUnit(taken + waiting, '人')}会收到通知。`]
      : []),
    ...(slot.places < taken
      ? [`已经报上 ${withUnit(taken, '人')}，一个也不会少。有人退出以前，不再进人。`]
      : []),
    ...(slot.places > taken && waiting > 0 ? ['多出来的名额先给候补的人。'] : []),
  ]
}

const parts: readonly Part<Slot>[] = [
  {
    key: 'time',
    label: '时间',
    say: ({ startsAt, endsAt }) => slotText(startsAt, endsAt),
    take: ({ startsAt, endsAt }) => ({ startsAt, endsAt }),
  },
  {
    key: 'places',
    label: '名额',
    say: ({ places }) => withUnit(places, '个'),
    take: ({ places }) => ({ places }),
  },
]

export function shiftDifferences(mine: Slot, now: Slot, before: Slot): Difference[] {
  return differencesOf(parts, { mine, now, before })
}

export function mergedSlot(mine: Slot, now: Slot, differences: readonly Difference[]): Slot {
  return merged(parts, mine, now, differences)
}
