import type { ErrorCode, ErrorReply } from '../../cloudfunctions/contract/reply'
import type { Failure, NoReply } from './api'
import { clockRange, dayOf, monthDay } from './format'

/** First what is so, then what to do about it (DESIGN §5). */
export interface Wording {
  title: string
  text: string
}

type Details<C extends Failure['code']> = C extends ErrorCode
  ? Extract<ErrorReply, { code: C }>['details']
  : null

type Words = { [C in ErrorCode | NoReply['code']]: Wording | ((details: Details<C>) => Wording) }

const words: Words = {
  INVALID_INPUT: { title: '没办成', text: '是我们这边出了问题，请重新打开小程序再试。' },
  UNKNOWN_METHOD: { title: '没办成', text: '小程序刚更新过，请关掉再打开一次。' },
  NOT_BOUND: { title: '先认一下您是哪个支部的', text: '向支部书记要邀请码，认过以后就能报名。' },
  FORBIDDEN: { title: '这件事不归您办', text: '有疑问请问支部书记。' },
  NOT_FOUND: { title: '这个任务找不到了', text: '可能已经撤下，请看看别的任务。' },
  SHIFT_STARTED: { title: '这班已经开始', text: '开始以后不能再报名或退出，有事请找领头人。' },
  SHIFT_CANCELLED: { title: '这班取消了', text: '不用来了，不影响积分。' },
  QUEUE_FULL: { title: '候补已满', text: '名额和候补都满了，请看看别的班。' },
  CLASH: ({ taskTitle, startsAt, endsAt }) => ({
    title: '这个时间您已有一班',
    text: `${taskTitle}，${monthDay(dayOf(startsAt))} ${clockRange(startsAt, endsAt)}。两处去一处。`,
  }),
  CLAIM_RELEASED: { title: '这次报名已经退掉', text: '还想去的话，请再报一次。' },
  BUSY: { title: '这会儿报名的人多', text: '什么都没有改动，请过一会儿再试。' },
  INTERNAL: { title: '没办成', text: '是我们这边出了问题，您报过的班都还在。' },
  NETWORK: { title: '网络不好', text: '没连上，请到信号好的地方再试。' },
  SERVICE: { title: '没办成', text: '是我们这边出了问题，您报过的班都还在。' },
}

const unheardOf: Wording = { title: '没办成', text: '小程序有新版本，请关掉再打开一次。' }

/** Words for any failure, also for a code that only a newer server knows. */
export function errorText(failure: Failure): Wording {
  const entry = words[failure.code] as Wording | ((details: Failure['details']) => Wording) | undefined
  if (!entry) {
    return unheardOf
  }
  return typeof entry === 'function' ? entry(failure.details) : entry
}

/** The few characters somebody can read out on the phone; they find the line in the log. */
export function reportCode(failure: Failure): string {
  return failure.traceId ? failure.traceId.slice(0, 8) : failure.code
}
