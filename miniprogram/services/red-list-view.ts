import type { Output } from '../../cloudfunctions/contract/contract'
import type { RedList } from '../../cloudfunctions/contract/red-star'
import { dayLength, dayOf, monthDay, startOfDay, withUnit } from './format'
import { knownWords, laterWord } from './known-words'

type Wide = Output<'redList.wide'>
type Star = RedList['stars'][number]
type Phase = RedList['phase']

export interface StarView {
  key: string
  name: string
  branchName: string
  sentence: string
  /** 蝉联, 补充 */
  tag: string
  /** What stands open about this name. */
  note: string
  isMine: boolean
}

/**
 * By strokes of the surname where the phone knows them, as on a paper notice: the order in which they were chosen is
 * nobody's business.
 */
export function inFixedOrder<T extends { name?: string | undefined }>(stars: readonly T[]): T[] {
  return [...stars].sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'zh-Hans-CN-u-co-stroke'))
}

const tags = knownWords<Star['kind'], string>({ winner: '', repeat: '蝉联', supplement: '补充' }, laterWord)

export function starViews(stars: readonly Star[]): StarView[] {
  return inFixedOrder(stars).map(({ name, branchName, sentence, kind, isHeld, isMine }, index) => ({
    key: `${index} ${name ?? ''}`,
    name: name ?? '',
    branchName,
    sentence: name === undefined ? '本人要求抹去，名单仍可核对。' : (sentence ?? ''),
    tag: name === undefined ? '' : tags[kind],
    note: isHeld ? '有人提了异议，答复前先不定。' : '',
    isMine: isMine ?? false,
  }))
}

export interface RedListView {
  heading: string
  state: string
  period: string
  hint: string
  /** The two ways on during the notice: object, or first become known. */
  mayObject: boolean
  asksToBind: boolean
  count: string
  stars: StarView[]
  hasRepeat: boolean
  rule: string
  code: string
  published: string
  notes: { key: number; day: string; text: string }[]
  supplements: { code: string; day: string; stars: StarView[] }[]
  objections: { key: string; title: string; state: string; text: string; isOpen: boolean }[]
  /** 也做得好的同志: the rest of the top third, where the branch names it. */
  topThird: { key: number; text: string }[]
  /** My own row stands on a published list. */
  isMine: boolean
  /** My name stands on it somewhere, and goes at my wish. */
  mayErase: boolean
}

/** `now` tells how many days are left. */
export function redListView(list: RedList, isBound: boolean, now: number): RedListView {
  const { phase, dates, stars, code, publishedAt, notes, supplements, mayObject } = list
  const left = dates.noticeLastDay === undefined ? 0 : daysLeft(dates.noticeLastDay, now)
  const isOnNotice = phase === 'notice' && left > 0
  const all = starViews(stars)
  const third = list.topThird ?? []
  const isMine =
    publishedAt !== undefined && [stars, ...supplements.map((one) => one.stars)].flat().some(isOwn)
  return {
    heading: phase === 'notice' ? '红星党员公示' : '红星党员',
    ...stateOf(list, left),
    mayObject,
    asksToBind: isOnNotice && !isBound,
    count: `${withUnit(stars.length, '人')}上榜`,
    stars: all,
    hasRepeat: stars.some(({ kind }) => kind === 'repeat'),
    rule: ruleOf(list),
    code: code ?? '',
    published: publishedAt === undefined ? '' : `${monthDay(dayOf(publishedAt))}发布，不再改动`,
    notes: notes.map(({ at, text }) => ({ key: at, day: monthDay(dayOf(at)), text })),
    supplements: supplements.map((one) => ({
      code: one.code,
      day: monthDay(dayOf(one.publishedAt)),
      stars: starViews(one.stars),
    })),
    objections: list.objections.map(objectionView),
    topThird: inFixedOrder(third).map(({ name, isMine: isOwnName }, key) => ({
      key,
      text: isOwnName ? `${name}（您）` : name,
    })),
    isMine,
    mayErase: isMine || third.some((one) => one.isMine),
  }
}

const isOwn = ({ isMine }: Star): boolean => isMine ?? false

function daysLeft(lastDay: string, now: number): number {
  return Math.max(0, Math.round((startOfDay(lastDay) - startOfDay(dayOf(now))) / dayLength) + 1)
}

function stateOf(
  { phase, dates, month }: RedList,
  left: number,
): Pick<RedListView, 'state' | 'period' | 'hint'> {
  const until = dates.noticeLastDay === undefined ? '' : `公示到${monthDay(dates.noticeLastDay)}`
  if (phase === 'frozen') {
    return { state: '名单已定', period: '', hint: '' }
  }
  if (phase !== 'notice') {
    const hint = '支委会定下名单以后，在这里公示 5 个工作日。'
    return { state: waiting[phase], period: waitsUntil(phase, dates, month), hint }
  }
  if (left === 0) {
    return { state: '公示期满，等着发布', period: until, hint: '' }
  }
  const state = left === 1 ? '公示中，今天最后一天' : `公示中，还剩 ${withUnit(left, '天')}`
  return { state, period: until, hint: '可署名也可匿名，3 个工作日内答复。' }
}

const waiting = knownWords<Exclude<Phase, 'notice' | 'frozen'>, string>(
  {
    recording: '这个月还在记',
    selfApply: '大家还在申报',
    confirm: '支部正在核对',
    committee: '等支委会定名单',
  },
  '还在办',
)

function waitsUntil(phase: Phase, dates: RedList['dates'], month: string): string {
  const mayMove = dates.isProvisional ? '，放假安排出来后可能变动' : ''
  if (phase === 'selfApply') {
    return `申报到${monthDay(dates.selfApplyDay)}${mayMove}`
  }
  if (phase === 'confirm') {
    return `核对到${monthDay(dates.confirmDay)}${mayMove}`
  }
  return phase === 'recording' ? `记到${Number(month.slice(5))}月底` : ''
}

function ruleOf({ threshold, counted, places }: RedList): string {
  const least = `满 ${withUnit(threshold, '分')}才能评`
  return counted > 0
    ? `参评 ${withUnit(counted, '人')}，最多取 ${withUnit(places, '人')}，${least}。`
    : `${least}。`
}

const objectionStates = knownWords<RedList['objections'][number]['state'], string>(
  { open: '等答复', upheld: '异议成立', dismissed: '异议不成立' },
  '有新进展',
)

function objectionView(one: RedList['objections'][number]): RedListView['objections'][number] {
  return {
    key: one.objectionId,
    title: `关于${one.about} · 编号 ${numberOf(one.objectionId)}`,
    state: objectionStates[one.state],
    text: one.answer ?? `最迟${monthDay(one.answerBy)}答复，答复前这个名字先不定。`,
    isOpen: one.state === 'open',
  }
}

/** The few characters somebody can read out on the phone. */
export function numberOf(objectionId: string): string {
  return objectionId.slice(-6).toUpperCase()
}

export interface WideView {
  orgName: string
  branches: { branchId: string; branchName: string; state: string; stars: StarView[] }[]
}

export function wideView({ orgName, branches }: Wide): WideView {
  return {
    orgName,
    branches: branches.map(({ branchId, branchName, phase, stars }) => ({
      branchId,
      branchName,
      state: wideState(phase, stars.length),
      stars: starViews(stars),
    })),
  }
}

function wideState(phase: Phase, stars: number): string {
  if (phase === 'notice') {
    return '公示中'
  }
  if (phase === 'frozen') {
    return stars > 0 ? '' : '这个月没有人上榜'
  }
  return '名单还没有定'
}
