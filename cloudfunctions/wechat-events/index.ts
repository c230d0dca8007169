import type { IContextParam } from '@cloudbase/node-sdk'
import { serveEvent } from './serve-event'

/** The cloud function `wechat-events`: what WeChat tells the mini-program's owner. Closed to phones. */
export function main(event: unknown, context: IContextParam): Promise<'success'> {
  return serveEvent(event, context, Date.now)
}
