import type { MonthView } from '../../cloudfunctions/contract/red-star'
import type { Notice } from '../services/deed-words'
import { dayLength, dayOf, monthDay, startOfDay, withUnit } from '../services/format'
import { monthAfter } from '../services/months'

const lastDayOf = (month: string): string => dayOf(startOfDay(`${monthAfter(month, 1)}-01`) - dayLength)

/** Where the month stands, in one line below its name. */
export function phaseWords({ phase, dates, month }: Pick<MonthView, 'phase' | 'dates' | 'month'>): string {
  const provisional = dates.isProvisional ? '节假日还没有公布，日子可能会变。' : ''
  const words: Record<MonthView['phase'], string> = {
    recording: `这个月还没有过完，记到${monthDay(lastDayOf(month))}。`,
    selfApply: `大家还在申报，到${monthDay(dates.selfApplyDay)}为止。`,
    confirm: `审申报到${monthDay(dates.confirmDay)}为止。`,
    committee: '该支委会定名单了。',
    notice: dates.noticeLastDay ? `公示到${monthDay(dates.noticeLastDay)}。` : '',
    frozen: '已经发布，名单不再变。',
  }
  return (words[phase] ?? '这个月走到哪一步，更新小程序以后可见。') + provisional
}

/** Days until the notice is over, today among them. */
export function daysLeft({ noticeLastDay }: MonthView['dates'], now: number): number {
  return noticeLastDay
    ? Math.max(0, Math.round((startOfDay(noticeLastDay) - startOfDay(dayOf(now))) / dayLength) + 1)
    : 0
}

type Standing = MonthView['eligible'][number]

/** What equals are told apart by, in this order. */
export function figuresOf({ score, contribution, hours, kinds }: Standing): string {
  return [
    withUnit(score, '分'),
    `贡献 ${withUnit(contribution, '分')}`,
    withUnit(hours, '小时'),
    withUnit(kinds, '类事'),
  ].join('\u00A0· ')
}

export const wentOn: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '刚才有人先办了一步',
  text: '已经换成新的，您写的都还在，请再看一看。',
}

export const figuresMoved: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '分数刚有变动',
  text: '存折已经封存，分数不再变。您写的都还在，请照新的名单再定。',
}
