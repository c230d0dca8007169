import type { Attendance, Visit } from '../../cloudfunctions/features/attendance/attendance-rules'
import type { Need } from '../../cloudfunctions/features/need/need-rules'
import type { Shift } from '../../cloudfunctions/features/task/shift-rules'
import type { Task } from '../../cloudfunctions/features/task/task-store'
import { dayOf } from '../../cloudfunctions/platform/calendar'
import { attendancesOf, householdNotesOf } from './hours'
import { createMonths, type Months } from './months'
import { createNeeds } from './needs'
import { createCounty, createTree } from './organisation'
import { createPeople, type SeedMember } from './people'
import { plansByBranch } from './plans/plans'
import { running } from './plans/running'
import { createNews, type News } from './posts'
import { createRandom } from './random'
import { type Marked, Schedule } from './shifts'

export interface Town extends Months, News {
  trees: (ReturnType<typeof createTree> | ReturnType<typeof createCounty>)[]
  members: SeedMember[]
  tasks: (Task & Marked)[]
  shifts: (Shift & Marked)[]
  attendances: (Attendance & Marked)[]
  visits: (Visit & Marked)[]
  needs: (Need & Marked)[]
}

/** 光谷小镇 as demo data around a moment: the same day gives the same town. Every document is marked `isDemo`. */
export function createGuanggu(now: number): Town {
  const random = createRandom(2017)
  const members = createPeople(random, Number(dayOf(now).slice(0, 4)))
  const administrators = members.filter(({ roles }) =>
    roles.some(({ role }) => role === 'countyAdministrator'),
  )
  const schedule = new Schedule(members, random, now)
  // What runs comes last: whoever is on the other shifts stays there.
  const planned = [...Object.entries(plansByBranch), ...Object.entries(running)]
    .flatMap(([branchId, plans]) => plans.map((plan) => ({ branchId, plan })))
    .map(({ branchId, plan }, index) => schedule.plan(plan, branchId, index + 1))
  const shifts = planned.flatMap((plan) => plan.shifts)
  const tree = createTree(postsOf(members))
  const attendances = shifts.flatMap(attendancesOf)
  const tasks = planned.map(({ task }) => task)
  return {
    trees: [tree, createCounty(administrators.map(({ _id }) => _id))],
    members,
    tasks,
    shifts,
    attendances,
    visits: shifts.flatMap(householdNotesOf),
    needs: createNeeds(tree, members, now),
    ...createMonths({ members, tasks, attendances, now }),
    ...createNews({ members, tasks, now }),
  }
}

function postsOf(members: readonly SeedMember[]): Parameters<typeof createTree>[0] {
  const plainOf = (branchId: string) =>
    members.filter((member) => member.branchId === branchId && member.roles.length === 0 && !member.isStory)
  return {
    farmTeam: plainOf('org-shangtian')
      .slice(0, 22)
      .map(({ _id }) => _id),
    leadOf: (branchId) => plainOf(branchId).find(({ kind }) => kind === 'party')?._id ?? '',
  }
}
