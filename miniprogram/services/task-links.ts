import type { Me, RoleName } from '../../cloudfunctions/contract/session'
import type { ShiftView, TaskDetail } from '../../cloudfunctions/contract/task'
import type { LinkRow } from './menu-view'

const claiming: readonly RoleName[] = [
  'groupLeader',
  'recorder',
  'branchSecretary',
  'generalSecretary',
  'countyAdministrator',
]

/** Group leaders and officers claim for people of theirs; the cloud says for whom. */
export function claimsForOthers(me: Me): boolean {
  return me.bound && me.roles.some(({ role }) => claiming.includes(role))
}

/** Ways from a task to what the person in charge and group leaders do with the chosen shift. */
export function linksOf(
  task: TaskDetail,
  shift: ShiftView,
  { now, claimsForOthers }: { now: number; claimsForOthers: boolean },
): LinkRow[] {
  const isAhead = shift.state === 'open' && now < shift.startsAt
  return [
    ...(task.isMine
      ? [{ url: `/lead/roster/roster?shiftId=${shift.id}`, text: '名单、签到码、工时', note: '' }]
      : []),
    ...(claimsForOthers && isAhead
      ? [
          {
            url: `/workbench/claim-for/claim-for?taskId=${task.taskId}&shiftId=${shift.id}`,
            text: '替别人报名',
            note: '给没带手机的人，或整队一起报',
          },
        ]
      : []),
  ]
}
