import type { TaskForEdit } from '../../cloudfunctions/contract/publish'
import type { Phase } from '../../cloudfunctions/contract/shift'
import type { Audience, TaskKind } from '../../cloudfunctions/contract/task'
import { clockTime, dayOf, fullDay, withUnit } from '../services/format'
import { knownWords, laterWord } from '../services/known-words'
import { optionsOf } from '../services/options'
import { kindWords, postWords } from '../services/task-words'

export type ChainPost = TaskForEdit['chain'][number]['post']

export const audienceWords = knownWords<Audience, string>(
  {
    all: '大家都可以报',
    party: '只限党员',
    branch: '只限本支部',
  },
  laterWord,
)

export const phaseWords = knownWords<Phase, string>(
  {
    draft: '没有发布',
    open: '正在报名',
    full: '已经报满',
    running: '正在干活',
    ended: '等记工时',
    settled: '工时记好了',
    cancelled: '取消了',
  },
  laterWord,
)

export const kindOptions = optionsOf(kindWords)
export const audienceOptions = optionsOf(audienceWords)
/** Highest first, as they are stored and shown. */
export const posts = Object.keys(postWords) as ChainPost[]

export const kindText = (kind: TaskKind): string => kindWords[kind]

/** `11月23日 星期一 7:30–10:30`; a shift that ends on another day says so. */
export function slotText(startsAt: number, endsAt: number): string {
  const night = dayOf(startsAt) === dayOf(endsAt) ? '' : '次日 '
  return `${fullDay(dayOf(startsAt))} ${clockTime(startsAt)}–${night}${clockTime(endsAt)}`
}

/** `12 个名额，报了 9 人，候补 2 人` */
export function filledText({
  places,
  taken,
  waiting,
}: Record<'places' | 'taken' | 'waiting', number>): string {
  const line = waiting > 0 ? `，候补 ${withUnit(waiting, '人')}` : ''
  return `${withUnit(places, '个')}名额，报了 ${withUnit(taken, '人')}${line}`
}
