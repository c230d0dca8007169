import type { DeedDocument } from '../../cloudfunctions/features/points/deed-store'
import { addDays, dayOf, HOUR, startOfDay } from '../../cloudfunctions/platform/calendar'
import { applied, type DeedPlan, foremost, ordinary, wang } from './deed-plans'
import { holderOf, type SeedMember } from './people'
import type { Random } from './random'
import type { Marked } from './shifts'

export type SeedDeed = DeedDocument & Marked

interface MonthOfBranch {
  branchId: string
  month: string
  /** Party members of the branch. */
  party: readonly SeedMember[]
  /** Whose turn it is to be foremost: another month, other people. */
  turn: number
  isOver: boolean
  now: number
  random: Random
}

/** What officers confirmed in a branch's month; the foremost are named, others did something now and then. */
export function confirmedDeeds(of: MonthOfBranch): SeedDeed[] {
  const { party, turn, isOver, month, random } = of
  const others = party.filter(({ roles, track, isStory }) => !roles.length && track !== 'E' && !isStory)
  const stars = isOver ? foremost.map((plans, index) => [others[turn + index], plans] as const) : []
  const stories = party
    .filter(({ name }) => turn === 0 && isOver && name === '王德明')
    .map((member) => [member, wang] as const)
  const rest = others
    .filter((member) => !stars.some(([star]) => star === member) && random.below(100) < 35)
    .map((member) => [member, [random.pick(ordinary)]] as const)
  return [...stories, ...stars, ...rest].flatMap(([member, plans], person) =>
    member
      ? plans.map((plan, index) =>
          confirmed(of, member, plan, `deed-demo-${month}-${member._id}-${person}-${index}`),
        )
      : [],
  )
}

function confirmed(of: MonthOfBranch, member: SeedMember, plan: DeedPlan, id: string): SeedDeed {
  const { now, month, random, isOver } = of
  const latest = isOver ? 26 : Number(dayOf(now).slice(8))
  const day = Math.min(plan.day ?? random.below(26) + 1, latest)
  const { appliedAt, ...deed } = deedOf(member, plan, `${month}-${String(day).padStart(2, '0')}`, id, now)
  const by = confirmerOf(of, member)
  return { ...deed, appliedAt, state: 'confirmed', by, at: Math.min(now, appliedAt + 14 * HOUR), version: 2 }
}

/** The recorder, and for the recorder the secretary. */
function confirmerOf({ party, branchId }: MonthOfBranch, member: SeedMember): string {
  const recorder = holderOf('recorder', branchId, party)
  return (recorder?._id === member._id ? holderOf('branchSecretary', branchId, party) : recorder)?._id ?? ''
}

/** Of this month: some wait for a word, and one came back. */
export function waitingDeeds({ party, branchId, now }: MonthOfBranch): SeedDeed[] {
  const today = dayOf(now)
  const others = party.filter(
    ({ roles, track, openid }) => !roles.length && track !== 'E' && openid.startsWith('o-'),
  )
  const askers = [...others].sort((a, b) => Number(b.isStory ?? false) - Number(a.isStory ?? false))
  return applied.flatMap((plan, index) => {
    const member = askers[index]
    if (!member) {
      return []
    }
    const deed = deedOf(member, plan, addDays(today, -index - 1), `deed-demo-${branchId}-${index}`, now)
    return [deed, ...(index === 0 ? [returned(deed, holderOf('branchSecretary', branchId, party)?._id)] : [])]
  })
}

function returned(deed: SeedDeed, by = ''): SeedDeed {
  return {
    ...deed,
    _id: `${deed._id}-returned`,
    code: 'V8',
    what: '讲课',
    appliedAt: deed.appliedAt - 30 * HOUR,
    state: 'returned',
    by,
    at: deed.appliedAt - 20 * HOUR,
    reason: '请写明哪一天讲的、讲给谁听',
    version: 2,
  }
}

function deedOf(member: SeedMember, plan: DeedPlan, day: string, id: string, now: number): SeedDeed {
  const { code, amount, what } = plan
  return {
    _id: id,
    memberId: member._id,
    branchId: member.branchId,
    code,
    day,
    amount,
    what,
    appliedAt: Math.min(now - HOUR, startOfDay(day) + 19 * HOUR),
    appliedBy: member._id,
    state: 'waiting',
    version: 1,
    isDemo: true,
  }
}
