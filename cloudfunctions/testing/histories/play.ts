import type { Shift } from '../../features/task/shift-rules'
import { collection, op } from '../../platform/database'
import { NOW } from '../documents'
import type { World } from '../world'
import type { Step } from './calls'
import { checkAlways, checkSame, checkTogether, modelOf } from './check'
import { dying } from './death'
import { type Model, type Outcome, stand } from './model'
import { predict, prepare, type Sent, send } from './send'
import { openidOf, people } from './town'

const fields = [
  'taskId',
  'branchId',
  'siteId',
  'leadId',
  'kind',
  'audience',
  'state',
  'startsAt',
  'endsAt',
  'movedAt',
  'places',
  'left',
  'roster',
  'held',
  'queue',
  'queueLeft',
  'spent',
  'version',
] as const satisfies readonly (keyof Shift)[]

async function readShifts(): Promise<Shift[]> {
  const found = await collection<Shift>('shifts').find(
    { state: op.oneOf(['open', 'cancelled']) },
    { fields, limit: 10 },
  )
  return found as Shift[]
}

const modelsOf = (shifts: readonly Shift[]): Model => new Map(shifts.map((one) => [one._id, modelOf(one)]))

export class Player {
  private model: Model = new Map()
  private stored: Shift[] = []
  private readonly history: Sent[] = []
  private hasDied = false

  constructor(
    private readonly world: World,
    private readonly told: string[],
  ) {}

  async play(steps: readonly Step[]): Promise<void> {
    this.stored = await readShifts()
    this.model = modelsOf(this.stored)
    for (const step of steps) {
      this.world.now += 1_000
      await this.take(step)
    }
    await this.look(people[steps.length % people.length] as string)
    await this.checkTold()
  }

  private async take(step: Step): Promise<void> {
    switch (step.step) {
      case 'wait':
        this.world.now += step.ms
        this.told.push(`… ${(this.world.now - NOW) / 3_600_000} h`)
        return
      case 'together':
        await this.together(
          step.calls.map((call) => this.prepare(call)),
          step.isDouble,
        )
        return
      case 'dies':
        await this.dies(this.prepare(step.call), step.after)
        return
      case 'again': {
        const sent = this.history.at(-1 - step.back)
        if (sent) {
          await this.one(sent)
        }
        return
      }
      default: {
        const sent = this.prepare(step.call)
        await this.one(sent)
        if (step.isLost) {
          await this.one(sent)
        }
      }
    }
  }

  private prepare(call: Parameters<typeof prepare>[0]): Sent {
    const sent = prepare(call, this.model, this.history)
    this.history.push(sent)
    return sent
  }

  private async one(sent: Sent): Promise<void> {
    const wanted = predict(this.model, sent, this.world.now)
    const outcome = await send(this.world, sent)
    this.tell(sent, outcome)
    if (outcome !== wanted) {
      throw new Error(`answered ${outcome} instead of ${wanted}`)
    }
    const after = await readShifts()
    checkAlways(this.stored, after)
    checkSame(this.model, after)
    this.stored = after
  }

  private async together(calls: Sent[], isDouble: boolean): Promise<void> {
    const all = isDouble ? [...calls, calls[0] as Sent] : calls
    const outcomes = await Promise.all(
      all.map(async (sent) => ({ sent, outcome: await send(this.world, sent) })),
    )
    for (const { sent, outcome } of outcomes) {
      this.tell(sent, `${outcome} (at once)`)
    }
    await this.adopt(outcomes)
  }

  /** Then the phone sends the request again. */
  private async dies(sent: Sent, after: number): Promise<void> {
    await dying(this.world.database, after, () => send(this.world, sent))
    this.told.push(`${sent.requestId} ${JSON.stringify(sent.call)} dies after ${after}`)
    this.hasDied = true
    const retried = { sent, outcome: await send(this.world, sent) }
    this.tell(sent, retried.outcome)
    await this.adopt([retried])
  }

  /** What was done cannot be told from the calls alone; it must hold, and the model goes on from there. */
  private async adopt(outcomes: readonly { sent: Sent; outcome: Outcome }[]): Promise<void> {
    const after = await readShifts()
    checkAlways(this.stored, after)
    checkTogether(this.stored, after, outcomes, this.world.now)
    this.stored = after
    this.model = modelsOf(after)
  }

  private tell({ call, requestId }: Sent, outcome: Outcome): void {
    this.told.push(`${requestId} ${JSON.stringify(call)} → ${outcome}`)
  }

  /** One person opens 我的班次. */
  private async look(memberId: string): Promise<void> {
    const { items } = await this.world.as(openidOf(memberId)).call('task.list', { view: 'mine', limit: 50 })
    const shown = new Map(
      items.map(({ shift: { id, mine } }) => [
        id,
        mine?.state === 'waiting' ? `waiting ${mine.position}` : mine?.state,
      ]),
    )
    for (const shift of this.model.values()) {
      const seen = shown.get(shift.id) ?? 'none'
      const wanted = shift.endsAt > this.world.now ? stand(shift, memberId, this.world.now) : 'none'
      if (seen !== wanted) {
        throw new Error(`${memberId} sees ${seen} at ${shift.id} instead of ${wanted}`)
      }
    }
  }

  /** Everybody for whom a place is held was told so; whom a process that died did not tell, the timer tells. */
  private async checkTold(): Promise<void> {
    if (this.hasDied) {
      const { passDuePlaces } = await import('../../features/task/pass-due-places')
      await passDuePlaces(this.world.now)
      this.stored = await readShifts()
    }
    const coming = this.stored.filter(({ state, startsAt }) => state === 'open' && startsAt > this.world.now)
    const offered = coming.flatMap(({ _id, held }) => held.map(({ memberId }) => `${_id} ${memberId}`))
    if (offered.length === 0) {
      return
    }
    const messages = await collection<{ _id: string; kind: string; shiftId: string; memberId: string }>(
      'outbox',
    ).find({ kind: 'placeOffered' }, { fields: ['shiftId', 'memberId'], limit: 1_000 })
    const told = new Set(messages.map(({ shiftId, memberId }) => `${shiftId} ${memberId}`))
    const untold = offered.filter((one) => !told.has(one))
    if (untold.length > 0) {
      throw new Error(`a place is held for ${untold.join(', ')}, who were not told`)
    }
  }
}
