import type { Attendance } from '../../features/attendance/attendance-rules'
import type { DeedDocument } from '../../features/points/deed-store'
import type { Passbook } from '../../features/points/passbook-rules'
import { forgetRules } from '../../features/points/rules-in-force'
import { forgetCalendar } from '../../features/red-star/calendar-store'
import type { Cycle } from '../../features/red-star/cycle-rules'
import { collection } from '../../platform/database'
import { forgetTrees } from '../../platform/organisation'
import { dying } from '../histories/death'
import { takeWritten } from '../short-wire'
import type { World } from '../world'
import { checkAlways, checkAtRest } from './check'
import { prepare, type Sent, send } from './send'
import type { Step } from './steps'

export interface Stored {
  passbooks: Passbook[]
  cycles: Cycle[]
  deeds: DeedDocument[]
  attendances: Attendance[]
}

const nothing: Stored = { passbooks: [], cycles: [], deeds: [], attendances: [] }

/** Only what has been written since is read again. */
async function readAfter(before: Stored): Promise<Stored> {
  const written = takeWritten()
  const names = (['passbooks', 'cycles', 'deeds', 'attendances'] as const).filter((name) => written.has(name))
  const found = await Promise.all(
    names.map((name) => collection(name).find({}, { fields: [], limit: 1_000 })),
  )
  return { ...before, ...Object.fromEntries(names.map((name, index) => [name, found[index]])) }
}

/** What happened in all histories together, so that a run can say that it was not about nothing. */
export type Tally = Map<string, number>

/** Throws when something does not hold. */
export async function play(
  world: World,
  steps: readonly Step[],
  told: string[],
  tally: Tally,
): Promise<void> {
  takeWritten()
  forgetRules()
  forgetCalendar()
  forgetTrees()
  await new Player(world, told, tally).play(steps)
}

class Player {
  private stored = nothing
  private readonly history: Sent[] = []

  constructor(
    private readonly world: World,
    private readonly told: string[],
    private readonly tally: Tally,
  ) {}

  async play(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      this.world.now += 1_000
      await this.take(step)
      await this.look()
    }
    // Whatever died is finished by the timer.
    for (let run = 0; run < 3; run += 1) {
      await this.world.runJobs()
      await this.look()
    }
    checkAtRest(this.stored)
  }

  private async look(): Promise<void> {
    const now = await readAfter(this.stored)
    checkAlways(this.stored, now)
    this.stored = now
  }

  private async take(step: Step): Promise<void> {
    switch (step.step) {
      case 'wait':
        this.world.now += step.hours * 3_600_000
        this.told.push(`… ${step.hours} h`)
        return
      case 'again': {
        const sent = this.history.at(-1 - step.back)
        await (sent && this.one(sent))
        return
      }
      case 'together': {
        const all = await Promise.all(step.calls.map((call) => prepare(this.world, call)))
        await Promise.all(all.map((sent) => sent && this.one(sent)))
        return
      }
      default: {
        const sent = await prepare(this.world, step.call)
        if (!sent) {
          return
        }
        if (step.step === 'crash') {
          await this.dying(sent, step.after)
        } else {
          await this.one(sent)
        }
        if (step.step === 'crash' ? step.isRetried : step.isLost) {
          await this.look()
          await this.one(sent)
        }
      }
    }
  }

  private async one(sent: Sent): Promise<void> {
    this.history.push(sent)
    const outcome = await send(this.world, sent)
    this.told.push(`${sent.openid} ${sent.method} ${JSON.stringify(sent.input)} → ${outcome}`)
    this.tally.set(`${sent.method} ${outcome}`, (this.tally.get(`${sent.method} ${outcome}`) ?? 0) + 1)
    if (outcome === 'INTERNAL') {
      throw new Error('a call failed without a reason')
    }
  }

  private async dying(sent: Sent, after: number): Promise<void> {
    const { hasDied } = await dying(this.world.database, after, () => send(this.world, sent))
    this.told.push(`${sent.openid} ${sent.method} ${JSON.stringify(sent.input)} ✗ dies after ${after}`)
    this.tally.set('died', (this.tally.get('died') ?? 0) + (hasDied ? 1 : 0))
  }
}
