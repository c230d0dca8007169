import type { IContextParam } from '@cloudbase/node-sdk'
import type { Method } from '../contract/contract'
import type { Reply } from '../contract/reply'
import { serve } from './serve'

/** The cloud function `api`: what the mini-program calls. */
export function main(event: unknown, context: IContextParam): Promise<Reply<Method>> {
  return serve(event, context, Date.now)
}
