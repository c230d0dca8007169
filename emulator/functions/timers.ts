import type { Clock } from '../clock'
import { isDueBetween, parseCron } from './cron'
import type { Functions } from './functions'

export interface Trigger {
  functionName: string
  name: string
  /** Its time, as CloudBase writes it (cron.ts). */
  config: string
}

export interface TimersOptions {
  /** Those there are now: a deployment makes and takes away. */
  triggers: () => readonly Trigger[]
  functions: Functions
  clock: Clock
  log: (line: string) => void
}

export interface Timers {
  /**
   * Fires each timer whose time has come since it was last looked at: once, however far the clock jumped. Resolves
   * when the functions have answered, those that a former look fired included.
   */
  check(): Promise<void>
  close(): Promise<void>
}

/** How often the clock is looked at, in milliseconds of real time. */
const LOOK = 1_000

/** The cloud's timers on this machine. */
export function openTimers(options: TimersOptions): Timers {
  const { functions, clock, log, triggers } = options
  let lookedAt = clock.now()
  let running: Promise<void> = Promise.resolve()

  const fire = async ({ functionName, name }: Trigger, now: number) => {
    const event = { Type: 'Timer', TriggerName: name, Time: new Date(now).toISOString(), Message: '' }
    const outcome = await functions.call(functionName, event, undefined)
    if ('failure' in outcome) {
      log(`定时任务 ${name} 没有完成：${outcome.failure.message}`)
    }
  }
  const check = () => {
    const [from, now] = [lookedAt, clock.now()]
    lookedAt = now
    const due = triggers().filter(({ config }) => isDueBetween(parseCron(config), from, now))
    if (due.length > 0) {
      running = running.then(async () => {
        await Promise.all(due.map((trigger) => fire(trigger, now)))
      })
    }
    return running
  }
  const looking = setInterval(() => void check(), LOOK)
  looking.unref()
  return {
    check,
    close() {
      clearInterval(looking)
      return running
    },
  }
}
