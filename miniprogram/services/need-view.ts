import type { NeedDetail, NeedItem, NeedState } from '../../cloudfunctions/contract/need'
import type { Me } from '../../cloudfunctions/contract/session'
import { glue, inOneLine, nearTime, withUnit } from './format'
import { photoNote } from './need-photo'
import { kindTexts, ratingTexts, stateTexts, whenTexts } from './need-words'

/** How far a need has come on the way to the green lamp; −1: it goes no further. */
const reachedBy: Readonly<Record<NeedState, number>> = {
  open: 0,
  notDone: 0,
  taken: 1,
  answered: 2,
  task: 2,
  done: 3,
  withdrawn: -1,
}

export interface NeedRowView {
  needId: string
  title: string
  text: string
  facts: string
  state: string
  tone: 'plain' | 'green' | 'amber'
}

export function needRow(need: NeedItem, isMine: boolean, now: number): NeedRowView {
  const { needId, kind, text, place, when, raisedAt, askerName } = need
  return {
    needId,
    title: kindTexts[kind],
    text: brief(text) || '求助人删除了自己的资料',
    facts: inOneLine(
      isMine ? '' : askerName,
      nearTime(raisedAt, now),
      place,
      whenTexts[when],
      laborText(need),
    ),
    ...standing(need, isMine),
  }
}

/** As much as a list has room for; the whole stands on the need's own page. */
function brief(text: string): string {
  return text.length > MOST_IN_LIST ? `${text.slice(0, MOST_IN_LIST)}…` : text
}

const MOST_IN_LIST = 48

function standing({ state, isOverdue }: NeedItem, isMine: boolean): Pick<NeedRowView, 'state' | 'tone'> {
  if (state === 'done') {
    return { state: stateTexts.done, tone: 'green' }
  }
  if (isOverdue) {
    return { state: isMine ? '还没人答复，已报支部' : '超时未答复', tone: 'amber' }
  }
  const theirTurn = !isMine && (state === 'answered' || state === 'task')
  return { state: theirTurn ? `${stateTexts[state]}，等对方确认` : stateTexts[state], tone: 'plain' }
}

/** `要 10 人，已到 8 人` */
function laborText({ asked, supplied = 0 }: Pick<NeedItem, 'asked' | 'supplied'>): string {
  return asked === undefined
    ? ''
    : `要${glue}${withUnit(asked, '人')}，已到${glue}${withUnit(supplied, '人')}`
}

export interface NeedView extends NeedRowView {
  reached: number
  /** Who looks after it, and by when. */
  lead: string
  asker: string
  place: string
  when: string
  labour: string
  phone: string
  photoUrl: string
  photoNote: string
  answers: { key: string; by: string; text: string }[]
  taskTitle: string
  rating: string
  /** The asker's words that are possible now. */
  mayBeDone: boolean
  mayBeNotDone: boolean
  mayWithdraw: boolean
  /** What those in charge may do now. */
  mayAnswer: boolean
  mayTake: boolean
  /** Answering is what is to be done next. */
  isAnswerDue: boolean
  mayPublish: boolean
  /** Only officers publish: whom to ask instead. */
  asksOfficer: boolean
}

const openStates: readonly NeedState[] = ['open', 'taken', 'notDone', 'answered', 'task']

export function needView(need: NeedDetail, me: Me | undefined, now: number): NeedView {
  const { state, isMine, mayAnswer, answers, rating } = need
  const mayBecomeTask = mayAnswer && state !== 'task'
  const isPublisher = mayBecomeTask && publishes(me, need.branchId)
  return {
    ...needRow(need, isMine, now),
    ...(need.text && { text: need.text }),
    reached: reachedBy[state],
    lead: leadText(need, now),
    asker: isMine ? '' : need.askerName,
    place: need.place,
    when: whenTexts[need.when],
    labour: laborText(need),
    phone: need.phone ?? '',
    photoUrl: need.photo?.url ?? '',
    photoNote: photoNote(need.photo),
    answers: answers.map(({ at, byName, text }) => ({
      key: `${at}${byName}`,
      by: `${byName} · ${nearTime(at, now)}`,
      text,
    })),
    taskTitle: need.taskTitle ?? '',
    rating: rating === undefined ? '' : (ratingTexts[rating] ?? ''),
    mayBeDone: isMine && openStates.includes(state) && state !== 'open',
    mayBeNotDone: isMine && (state === 'answered' || state === 'task'),
    mayWithdraw: isMine && openStates.includes(state),
    mayAnswer,
    mayTake: mayAnswer && (state === 'open' || state === 'notDone'),
    isAnswerDue: mayAnswer && state === 'taken',
    mayPublish: isPublisher,
    asksOfficer: mayBecomeTask && !isPublisher,
  }
}

function leadText({ leadName, branchName, state, dueAt, isOverdue }: NeedDetail, now: number): string {
  const who = leadName ? `${branchName} ${leadName}` : branchName
  if (state !== 'open' && state !== 'notDone') {
    return who
  }
  return isOverdue ? `${who}，过了时间没答复，已报支部` : `${who}，最晚${nearTime(dueAt, now)} 前答复`
}

/** Whether the person publishes tasks for this branch; the server decides, this only leads the way. */
function publishes(me: Me | undefined, branchId: string): boolean {
  return (
    me?.bound === true &&
    me.roles.some(
      ({ role, orgId }) =>
        role === 'generalSecretary' ||
        role === 'countyAdministrator' ||
        (role === 'branchSecretary' && orgId === branchId),
    )
  )
}
