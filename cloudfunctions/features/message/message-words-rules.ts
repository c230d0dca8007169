import type { MessageFacts, MessageKind, TemplateName } from '../../contract/message'
import { clockOf, dayOf } from '../../platform/calendar'

/** The template a kind goes out with. */
export function templateOf(kind: MessageKind): TemplateName {
  if (kind === 'placeOffered' || kind === 'offerPassed' || kind === 'notMovedUp') {
    return 'offer'
  }
  return kind.startsWith('need') ? 'need' : 'shift'
}

/**
 * A person has agreed to one message a tap: it is kept for what they must hear of in time. These are read in the
 * mini-program only.
 */
const unsent: ReadonlySet<MessageKind> = new Set([
  'offerPassed',
  'addedLate',
  'hoursConfirmed',
  'needTaken',
  'needDone',
  'needWithdrawn',
  'redStarNotice',
  'deedReturned',
  'objectionAnswered',
  'objectionOverdue',
  'monthToConfirm',
  'monthToFix',
  'postToReview',
  'postReturned',
  'postPublished',
  'postTextRefused',
  'pictureRefused',
])

/** For the 消息 in WeChat and for a person's own data: at most twenty characters, as WeChat demands. */
const notes: Record<MessageKind, string> = {
  placeOffered: '有位置了，请点开报名',
  offerPassed: '没有及时报名，位置让给下一位了',
  notMovedUp: '这班没补上，您不用来了',
  claimedForYou: '有人替您报了名，请点开看',
  releasedForYou: '这班已经替您退掉',
  addedLate: '领头人把您补记在这班上',
  shiftChanged: '时间或地点有变，请点开看',
  taskChanged: '任务有变，请点开看看',
  shiftCancelled: '这班取消了，您不用来了',
  comingTomorrow: '明天会来吗，请点开回答',
  hoursToConfirm: '这班结束了，请确认工时',
  hoursConfirmed: '工时确认好了',
  hoursCorrected: '工时有更正，请点开看看',
  needRaised: '有人求助，请点开看看',
  needTaken: '有人来办您的事了',
  needAnswered: '有答复了，请点开看看',
  needBecameTask: '已经排成任务，请点开看',
  needTaskCancelled: '排的任务取消了，会另外安排',
  needAskDone: '事情办好了吗，请点开回答',
  needDone: '对方说办好了',
  needNotDone: '对方说还没有办好，请点开看',
  needWithdrawn: '对方说不用办了',
  needOverdue: '有求助超时没人答复',
  redStarNotice: '您在红星党员公示名单上',
  deedReturned: '您申报的事退回了，请看原因',
  objectionAnswered: '您提的异议有答复了',
  objectionOverdue: '有异议到期没人答复，请处理',
  monthToConfirm: '自主申报截止了，请确认事项',
  monthToFix: '确认截止了，请开支委会定稿',
  postToReview: '有动态等您审，请点开看看',
  postReturned: '您写的动态退回了，请看原因',
  postPublished: '您写的动态发出来了',
  postTextRefused: '微信检查没有通过，请改一改',
  pictureRefused: '有一张图片没通过微信检查',
}

export function noteOf(kind: MessageKind): string {
  return notes[kind]
}

/** WeChat's limit for a `thing`. */
const THING = 20

/** What stands in the card in WeChat. */
export interface Card {
  title: string
  time: string
  note: string
}

interface Sent {
  kind: MessageKind
  at: number
  facts: MessageFacts
}

/** `undefined`: this kind is not sent. */
export function cardOf({ kind, at, facts }: Sent): Card | undefined {
  if (unsent.has(kind)) {
    return undefined
  }
  const title = facts.title || (templateOf(kind) === 'need' ? '求助' : '蓝领任务')
  return { title: shorten(title), time: chineseTime(facts.startsAt ?? at), note: noteOf(kind) }
}

interface Subject {
  kind: MessageKind
  taskId?: string
  shiftId?: string
  needId?: string
}

/** The page of the mini-program that a tap on the card opens. */
export function pageOf({ kind, taskId, shiftId, needId }: Subject): string {
  if (needId) {
    return `pages/need/detail/detail?needId=${needId}`
  }
  if (kind === 'hoursToConfirm' && shiftId) {
    return `lead/hours/hours?shiftId=${shiftId}`
  }
  const shift = shiftId ? `&shiftId=${shiftId}` : ''
  return taskId ? `pages/task/detail/detail?taskId=${taskId}${shift}` : 'pages/message/list/list'
}

function shorten(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > THING ? `${characters.slice(0, THING - 1).join('')}…` : characters.join('')
}

/** `2026年11月23日 07:30`, as WeChat wants a `time`. */
function chineseTime(instant: number): string {
  const [year, month, day] = dayOf(instant).split('-').map(Number)
  return `${year}年${month}月${day}日 ${clockOf(instant)}`
}

/** A place offered yesterday is no news; what a timer did not send in so long is left to be read. */
const FRESH = 6 * 3_600_000

export function isLate(at: number, now: number): boolean {
  return now - at > FRESH
}
