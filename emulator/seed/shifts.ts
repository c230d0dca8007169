import type { Entry, Shift } from '../../cloudfunctions/features/task/shift-rules'
import { clashes, newShift } from '../../cloudfunctions/features/task/shift-rules'
import type { Task } from '../../cloudfunctions/features/task/task-store'
import { addDays, dayOf, HOUR, startOfDay } from '../../cloudfunctions/platform/calendar'
import { begin, settle } from './hours'
import { holderOf, type SeedMember } from './people'
import type { Random } from './random'
import { siteOf } from './sites'
import type { ShiftPlan, TaskPlan } from './task-plan'

export interface Marked {
  isDemo: true
}

/** Fills shifts so that nobody is at two places at once. */
export class Schedule {
  private readonly held = new Map<string, Shift[]>()

  constructor(
    private readonly people: readonly SeedMember[],
    private readonly random: Random,
    private readonly now: number,
  ) {}

  plan(
    plan: TaskPlan,
    branchId: string,
    number: number,
  ): { task: Task & Marked; shifts: (Shift & Marked)[] } {
    const task = this.createTask(plan, branchId, `t-${String(number).padStart(3, '0')}`)
    const shifts = plan.shifts.map((shift, index) => this.createShift(plan, task, shift, index))
    return { task, shifts }
  }

  private createTask(plan: TaskPlan, branchId: string, taskId: string): Task & Marked {
    const { title, about, bring, bringNote, lead } = plan
    return {
      _id: taskId,
      branchId,
      title,
      kind: plan.kind ?? 'work',
      about,
      urgent: plan.urgent ?? false,
      site: siteOf(plan.site),
      leadId: lead ? this.named(lead)._id : this.pickLead(branchId)._id,
      chain: [],
      bring: [...bring],
      audience: 'all',
      version: 1,
      ...(bringNote && { bringNote }),
      isDemo: true,
    }
  }

  private createShift(plan: TaskPlan, task: Task, shift: ShiftPlan, index: number): Shift & Marked {
    const [day, from, , places, taken, waiting = 0] = shift
    const isFirst = index === 0
    const draft: Shift & Marked = {
      ...newShift({
        _id: `${task._id}-s${index + 1}`,
        taskId: task._id,
        branchId: task.branchId,
        siteId: task.site.id,
        leadId: task.leadId,
        kind: task.kind,
        audience: 'all',
        urgent: task.urgent,
        ...this.timesOf(shift),
        places,
        secret: `demo-${task._id}-${index + 1}`,
      }),
      isDemo: true,
    }
    const onRoster = isFirst ? (plan.with ?? []).map((name) => this.named(name)) : []
    const inQueue = isFirst ? (plan.waiting ?? []).map((name) => this.named(name)) : []
    const strangers = this.strangersFor(draft, [...onRoster, ...inQueue])
    const roster = [...onRoster, ...strangers.slice(0, Math.max(0, taken - onRoster.length))]
    const queue = [...strangers.slice(taken, taken + waiting), ...inQueue]
    draft.roster = this.random.shuffle(roster).map((member, place) => this.entry(member, draft, place))
    draft.queue = queue.map((member, place) => this.entry(member, draft, taken + place))
    draft.left = places - draft.roster.length
    draft.queueLeft -= draft.queue.length
    for (const member of roster) {
      this.held.set(member._id, [...(this.held.get(member._id) ?? []), draft])
    }
    if (from === 'now' || plan.isUnconfirmed) {
      return begin(draft)
    }
    return day < 0 ? this.settled(draft) : draft
  }

  private settled(shift: Shift & Marked): Shift & Marked {
    const { leadId, branchId } = shift
    const isStory = (memberId: string) =>
      this.people.some(({ _id, isStory }) => _id === memberId && isStory === true)
    return settle(shift, { leadId, secretaryId: this.secretaryOf(branchId), now: this.now }, isStory)
  }

  private secretaryOf(branchId: string): string {
    return holderOf('branchSecretary', branchId, this.people)?._id ?? ''
  }

  private timesOf([day, from, to]: ShiftPlan): { startsAt: number; endsAt: number } {
    if (from === 'now') {
      const startsAt = Math.floor(this.now / (HOUR / 2)) * (HOUR / 2) - HOUR
      return { startsAt, endsAt: startsAt + 3 * HOUR }
    }
    return { startsAt: this.at(day, from), endsAt: this.at(day, to) }
  }

  private strangersFor(shift: Shift, chosen: readonly SeedMember[]): SeedMember[] {
    const free = this.people.filter(
      (member) =>
        !chosen.includes(member) &&
        // Their claims are part of the story.
        !member.isStory &&
        !(this.held.get(member._id) ?? []).some((other) => clashes(shift, other)),
    )
    return this.random.shuffle(free)
  }

  private entry(member: SeedMember, shift: Shift, place: number): Entry {
    const published = Math.min(this.now, shift.startsAt) - 30 * HOUR
    return { memberId: member._id, at: published + place * 7 * 60_000 }
  }

  private at(day: number, time: string): number {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return startOfDay(addDays(dayOf(this.now), day)) + hours * HOUR + minutes * 60_000
  }

  private named(name: string): SeedMember {
    const member = this.people.find((candidate) => candidate.name === name)
    if (!member) {
      throw new Error(`the seed names ${name}, who is not among its people`)
    }
    return member
  }

  private pickLead(branchId: string): SeedMember {
    return this.random.pick(
      this.people.filter(
        (member) => member.branchId === branchId && member.kind === 'party' && !member.isStory,
      ),
    )
  }
}
