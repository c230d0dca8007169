import type { Functions } from './functions/functions'
import type { Content } from './wechat-content'

interface EventsOptions {
  content: Content
  functions: Functions
  log: (line: string) => void
}

export interface WeChatEvents {
  answerIn(traceId: string, seconds: number): void
  close(): void
}

/** WeChat's pushes to the function `wechat-events`, after as long as WeChat takes. */
export function openWeChatEvents({ content, functions, log }: EventsOptions): WeChatEvents {
  const timers = new Set<NodeJS.Timeout>()
  const answer = async (traceId: string) => {
    const event = await content.answer(traceId)
    const outcome = event && (await functions.call('wechat-events', event, undefined))
    if (outcome && 'failure' in outcome) {
      log(`微信的回调没有送到：${outcome.failure.message}`)
    }
  }
  return {
    answerIn(traceId, seconds) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        void answer(traceId)
      }, seconds * 1_000)
      timers.add(timer)
    },
    close() {
      for (const timer of timers) {
        clearTimeout(timer)
      }
    },
  }
}
