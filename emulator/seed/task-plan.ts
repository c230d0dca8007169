import type { TaskKind } from '../../cloudfunctions/contract/task'
import type { SiteId } from './sites'

/**
 * [day from today, start, end, places, taken, waiting]; a day before today is history. `now`: it began an hour ago and
 * takes three.
 */
export type ShiftPlan = readonly [number, string, string, number, number, number?]

export interface TaskPlan {
  title: string
  site: SiteId
  /** `work` unless said. */
  kind?: TaskKind
  about: string
  bring: readonly string[]
  bringNote?: string
  urgent?: true
  /** By name; otherwise a party member of the branch. */
  lead?: string
  shifts: readonly ShiftPlan[]
  /** Named people of the demo who are on the first shift. */
  with?: readonly string[]
  /** Named people of the demo who wait for the first shift. */
  waiting?: readonly string[]
  /** Over, and its hours are not confirmed. */
  isUnconfirmed?: true
}
