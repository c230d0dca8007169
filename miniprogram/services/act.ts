import type { Input, WriteMethod } from '../../cloudfunctions/contract/contract'
import { type Answer, call, type Failure } from './api'
import type { Notice } from './deed-words'
import { failureNotice } from './failure-notice'
import { newRequestId } from './request-id'

/** Request ids of acts that nobody has heard the end of, by what was asked. */
const unanswered = new Map<string, string>()
const onTheirWay = new Map<string, Promise<unknown>>()

/**
 * Carries out what an officer tapped. While no answer has come, the same act again carries the same request id,
 * so that tapping twice does it once. `name` stands for the input where that is large.
 */
export function act<M extends WriteMethod>(method: M, input: Input<M>, name?: string): Promise<Answer<M>> {
  const key = `${method} ${name ?? JSON.stringify(input)}`
  const underWay = onTheirWay.get(key)
  if (underWay) {
    return underWay as Promise<Answer<M>>
  }
  const sending = send(key, method, input).finally(() => onTheirWay.delete(key))
  onTheirWay.set(key, sending)
  return sending
}

async function send<M extends WriteMethod>(key: string, method: M, input: Input<M>): Promise<Answer<M>> {
  const requestId = unanswered.get(key) ?? newRequestId()
  unanswered.set(key, requestId)
  const answer = await call(method, input, { requestId })
  if (answer.ok || !mayHaveArrived(answer.error)) {
    unanswered.delete(key)
  }
  return answer
}

/** Whether it may have been carried out all the same: then only the same request id may be sent again. */
export function mayHaveArrived({ code }: Failure): boolean {
  return openEnds.has(code)
}

/** While the check of words is down, or the town is closed for maintenance, nobody can say whether an earlier try was carried out. */
const openEnds: ReadonlySet<Failure['code']> = new Set([
  'NETWORK',
  'SERVICE',
  'BUSY',
  'INTERNAL',
  'CHECK_UNAVAILABLE',
  'MAINTENANCE',
])

/** Why an act was not carried out, and that tapping again is safe. */
export function refusal(error: Failure): Notice {
  if (error.code === 'NETWORK') {
    return {
      tone: 'amber',
      icon: 'wifi-off',
      title: '没送到，请再点一次',
      text: '网络不好。再点不会办两次。',
    }
  }
  return failureNotice(error)
}

export function doneNotice(title: string, text: string): Notice {
  return { tone: 'green', icon: 'check-circle-filled', title, text }
}
