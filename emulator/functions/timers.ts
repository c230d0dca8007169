import { readFileSync } from 'node:fs'
import type { Clock } from '../clock'
import { type Cron, isDueBetween, parseCron } from './cron'
import type { Functions } from './functions'

interface Trigger {
  functionName: string
  name: string
  cron: Cron
}

export interface TimersOptions {
  /** cloudbaserc.json, which production is deployed from. */
  configuration: string
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
  const { functions, clock, log } = options
  const triggers = readTriggers(options.configuration)
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
    const due = triggers.filter(({ cron }) => isDueBetween(cron, from, now))
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

interface Configuration {
  functions: { name: string; triggers?: { name: string; type: string; config: string }[] }[]
}

function readTriggers(path: string): Trigger[] {
  const { functions } = JSON.parse(readFileSync(path, 'utf8')) as Configuration
  return functions.flatMap(({ name: functionName, triggers = [] }) =>
    triggers.map(({ name, config }) => ({ functionName, name, cron: parseCron(config) })),
  )
}
