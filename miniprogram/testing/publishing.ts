import { addDays, dayOf } from '../services/format'
import { emptyPlan, type SlotPlan } from '../workbench/slot-plan'
import { openPage, type Screen, sees } from './render-page'

/** Eight places on the morning after tomorrow. */
export const aPlan: SlotPlan = {
  ...emptyPlan,
  day: addDays(dayOf(Date.now()), 2),
  from: '07:30',
  to: '10:30',
  places: '8',
}

/** The publishing page, once its form is there. */
export async function openPublishing(query: Record<string, string> = {}): Promise<Screen> {
  const screen = openPage('workbench/publish/publish', query)
  await sees(screen, '退出也不会丢')
  return screen
}
