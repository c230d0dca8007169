import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { monthDay, withUnit } from '../services/format'
import { knownWords } from '../services/known-words'
import { daysLeft } from './month-words'

type StepName = 'fill' | 'review' | 'tie' | 'words' | 'notice' | 'publish'

export interface StepView {
  step: StepName
  /** Done: a green check; now: an amber number; later: a grey one. */
  mark: 'done' | 'now' | 'later'
  number: number
  title: string
  text: string
  verb: string
  url: string
}

type Bare = Omit<StepView, 'number' | 'verb' | 'url'> & { verb?: string; url?: string }

/** What stands between the month and its list, one verb each. Who only reads gets no verbs. */
export function stepsOf(month: MonthView, now: number, may: { run: boolean; confirm: boolean }): StepView[] {
  const steps = [
    fillStep(month),
    reviewStep(month),
    tieStep(month),
    wordsStep(month),
    ...lastSteps(month, now),
  ]
  return steps.map(({ verb = '', url = '', ...step }, index) => {
    const isMine =
      step.step === 'review' || step.step === 'fill' ? may.confirm : may.run || step.step === 'notice'
    return { ...step, number: index + 1, verb: isMine ? verb : '', url: isMine ? url : '' }
  })
}

/** Beside the publish button: how many steps are left, and which. */
export function leftWords(steps: readonly StepView[]): { title: string; text: string } {
  const left = steps.filter(({ step, mark }) => mark !== 'done' && step !== 'publish')
  if (left.length === 0) {
    return { title: '就差最后一步', text: '发布以后名单不再变' }
  }
  return {
    title: `还差 ${withUnit(left.length, '步')}`,
    text: left.map(({ step }) => shortWords[step]).join('、'),
  }
}

const shortWords: Record<StepName, string> = {
  fill: '补齐',
  review: '审申报',
  tie: '定并列',
  words: '定名单',
  notice: '公示',
  publish: '发布',
}

const isFixed = ({ phase }: MonthView): boolean => phase === 'notice' || phase === 'frozen'

const whatWords = knownWords<MonthView['missing'][number]['what'], (count: number) => string>(
  {
    shifts: (count) => `${withUnit(count, '班')}工时没人确认`,
    deeds: (count) => `${withUnit(count, '条')}申报没有审`,
    meetings: (count) => `${withUnit(count, '次')}会议没有记`,
    needs: (count) => `${withUnit(count, '件')}求助没有回音`,
  },
  (count) => `${withUnit(count, '件')}别的事`,
)

export function missingWords(missing: MonthView['missing']): string {
  return missing.map(({ what, count }) => whatWords[what](count)).join('、')
}

function fillStep(month: MonthView): Bare {
  const missing = month.missing.filter(({ what }) => what !== 'deeds')
  const [first, ...others] = missing
  if (!first) {
    return { step: 'fill', mark: 'done', title: '都补齐了', text: '工时都有人确认' }
  }
  if (isFixed(month)) {
    return {
      step: 'fill',
      mark: 'done',
      title: '补齐已经截止',
      text: `${missingWords(missing)}，补了记进下个月`,
    }
  }
  const names = first.names.filter(Boolean).join('、')
  const text = [names, ...others.map(({ what, count }) => whatWords[what](count))].filter(Boolean).join('；')
  const verb = { verb: '去补', url: '/lead/shifts/shifts' }
  return { step: 'fill', mark: 'now', title: whatWords[first.what](first.count), text, ...verb }
}

function reviewStep(month: MonthView): Bare {
  const deeds = month.missing.find(({ what }) => what === 'deeds')
  if (!deeds) {
    return { step: 'review', mark: 'done', title: '申报都审了', text: '没有等着审的' }
  }
  const way = { step: 'review' as const, verb: '去审', url: '/workbench/deeds/deeds' }
  const count = withUnit(deeds.count, '条')
  if (isFixed(month)) {
    return { ...way, mark: 'done', title: '这个月的审完了', text: `还有\u00A0${count}没审，审了记进下个月` }
  }
  const text =
    month.phase === 'committee' ? '定名单以前都可以审' : `${monthDay(month.dates.confirmDay)}以前审完`
  return { ...way, mark: 'now', title: `${count}申报要审`, text }
}

function tieStep(month: MonthView): Bare {
  const { tie, ballot, phase, eligible } = month
  if (phase !== 'committee' && !isFixed(month)) {
    const text = `${monthDay(month.dates.confirmDay)}以后，分数齐了再看`
    return { step: 'tie', mark: 'later', title: '看有没有并列', text }
  }
  const url = `/workbench/ballot/ballot?month=${month.month}`
  if (tie) {
    const names = eligible.filter(({ memberId }) => tie.memberIds.includes(memberId)).map(({ name }) => name)
    const text = `${names.join('、')}，还有 ${withUnit(tie.places, '个')}名额`
    return { step: 'tie', mark: 'now', title: '1\u00A0处并列要定', text, verb: '去定', url }
  }
  if (ballot) {
    const again = phase === 'committee' ? { verb: '改', url } : {}
    return { step: 'tie', mark: 'done', title: '并列已定，按票决', text: ballot.votes, ...again }
  }
  return { step: 'tie', mark: 'done', title: '没有并列', text: '不用票决' }
}

function wordsStep(month: MonthView): Bare {
  const { phase, winners, repeats, tie } = month
  const named = winners.length + repeats.length
  if (isFixed(month)) {
    return { step: 'words', mark: 'done', title: '名单定了', text: `${withUnit(named, '位')}，分数已经封存` }
  }
  if (phase !== 'committee' || tie) {
    return { step: 'words', mark: 'later', title: '写一句话，定名单', text: '前面做完再写' }
  }
  const text = named > 0 ? `${withUnit(named, '位')}，一人一句，写完开始公示` : '这个月没有够条件的，也要公示'
  const url = `/workbench/fix/fix?month=${month.month}`
  return { step: 'words', mark: 'now', title: '写一句话，定名单', text, verb: '去写', url }
}

function lastSteps(month: MonthView, now: number): Bare[] {
  const { phase, objections, mayPublish, dates } = month
  const open = objections.filter(({ state }) => state === 'open').length
  const url = `/workbench/objection/objection?month=${month.month}`
  const look = objections.length > 0 ? { verb: open > 0 ? '去答' : '去看', url } : {}
  const held = open > 0 ? `${withUnit(open, '件')}异议要答复` : ''
  if (!isFixed(month)) {
    return [
      { step: 'notice', mark: 'later', title: '公示五个工作日', text: '定了名单就开始' },
      { step: 'publish', mark: 'later', title: '发布', text: '公示满了就能发' },
    ]
  }
  if (phase === 'frozen') {
    return [
      {
        step: 'notice',
        mark: open > 0 ? 'now' : 'done',
        title: held || '公示满了',
        text: noticeEnd(dates),
        ...look,
      },
      { step: 'publish', mark: 'done', title: '发布了', text: '名单不再变' },
    ]
  }
  const isOver = mayPublish || daysLeft(dates, now) === 0
  const days = isOver ? '公示满了' : `公示中，还剩 ${withUnit(daysLeft(dates, now), '天')}`
  const text = [held ? days : '', noticeEnd(dates), held ? '有异议的先留着不发' : '']
    .filter(Boolean)
    .join('，')
  return [
    { step: 'notice', mark: isOver && open === 0 ? 'done' : 'now', title: held || days, text, ...look },
    {
      step: 'publish',
      mark: isOver ? 'now' : 'later',
      title: '发布',
      text: isOver ? '看一遍再发' : '公示满了就能发',
    },
  ]
}

function noticeEnd({ noticeLastDay }: MonthView['dates']): string {
  return noticeLastDay ? `到${monthDay(noticeLastDay)}为止` : ''
}
