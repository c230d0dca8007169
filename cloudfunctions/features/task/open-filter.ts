import { asMember } from '../../platform/access'
import { startOfDay } from '../../platform/calendar'
import type { Context } from '../../platform/context'
import type { OpenFilter } from './shift-list-store'

/** What has not started: on these days, `to` not included, or on any; in the caller's branches, or everywhere. */
export function openFilter(
  context: Context,
  scope: 'branch' | 'all',
  days?: { from: string; to: string },
): OpenFilter {
  const branchIds = scope === 'all' ? undefined : branchesOf(context)
  return days === undefined
    ? { from: context.now, branchIds }
    : { from: Math.max(context.now, startOfDay(days.from) - 1), to: startOfDay(days.to), branchIds }
}

function branchesOf(context: Context): string[] {
  const { branchId, alsoIn } = asMember(context).caller
  return [branchId, ...alsoIn]
}
