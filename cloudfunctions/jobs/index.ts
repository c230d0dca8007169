import type { IContextParam } from '@cloudbase/node-sdk'
import { serveTimer, type TimerReply } from './serve-timer'

/** The cloud function `jobs`: what the timer calls every ten minutes. */
export function main(event: unknown, context: IContextParam): Promise<TimerReply> {
  return serveTimer(event, context, Date.now)
}
