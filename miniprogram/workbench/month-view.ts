import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { clockTime, dayOf, monthDay, withUnit } from '../services/format'
import { monthName } from '../services/months'
import { leftWords, type StepView, stepsOf } from './month-steps'
import { figuresOf, phaseWords } from './month-words'

export interface CandidateRow {
  id: string
  name: string
  tag: string
  figures: string
  sentence: string
}

export interface MonthPage {
  heading: string
  phaseText: string
  steps: StepView[]
  places: string
  hasMore: boolean
  rows: CandidateRow[]
  /** Why somebody takes no place, or has one kept, in words. */
  remarks: string[]
  others: string
  bar: { title: string; text: string; isReady: boolean } | null
  code: string
  notes: { id: string; at: string; text: string }[]
  maySupplement: boolean
  hasPapers: boolean
}

export const candidatesAtOnce = 20

export function monthPage(
  month: MonthView,
  now: number,
  { shown, ...may }: { shown: number; run: boolean; confirm: boolean },
): MonthPage {
  const steps = stepsOf(month, now, may)
  const rows = month.eligible.slice(0, shown).map((one) => candidateRow(one, month))
  const isOpen = month.phase === 'committee' || month.phase === 'notice'
  return {
    heading: `${monthName(month.month, now)}月结`,
    phaseText: phaseWords(month),
    steps,
    places: placesWords(month),
    rows,
    hasMore: month.eligible.length > rows.length,
    remarks: remarksOf(month),
    others: othersWords(month),
    bar: isOpen && may.run ? { ...leftWords(steps), isReady: month.mayPublish } : null,
    code: month.code ?? '',
    notes: month.notes.map(({ at, text }, index) => ({
      id: String(index),
      at: `${monthDay(dayOf(at))} ${clockTime(at)}`,
      text,
    })),
    maySupplement: month.maySupplement,
    hasPapers: isOpen || month.phase === 'frozen',
  }
}

function candidateRow(one: MonthView['eligible'][number], month: MonthView): CandidateRow {
  return {
    id: one.memberId,
    name: one.name,
    tag: tagOf(one.memberId, month),
    figures: figuresOf(one),
    sentence: one.sentence ?? '',
  }
}

export function tagOf(
  memberId: string,
  { winners, repeats, tie, nonCadre }: Pick<MonthView, 'winners' | 'repeats' | 'tie' | 'nonCadre'>,
): string {
  if (memberId === nonCadre) {
    return '上榜，留的名额'
  }
  if (winners.includes(memberId)) {
    return '上榜'
  }
  if (repeats.includes(memberId)) {
    return '蝉联'
  }
  return tie?.memberIds.includes(memberId) ? '并列' : ''
}

function placesWords({ counted, places }: MonthView): string {
  return `${withUnit(counted, '位')}参评，${withUnit(places, '个')}名额`
}

export function remarksOf({ eligible, repeats, nonCadre }: MonthView): string[] {
  const names = new Map(eligible.map(({ memberId, name }): [string, string] => [memberId, name]))
  const repeated = repeats.map((id) => names.get(id) ?? '').filter(Boolean)
  const kept = nonCadre ? (names.get(nonCadre) ?? '') : ''
  return [
    ...(repeated.length > 0 ? [`${repeated.join('、')}已经连着上榜两个月，这个月列为蝉联，不占名额。`] : []),
    ...(kept ? [`有一个名额留给不是任职干部的党员，这个月是${kept}。`] : []),
  ]
}

function othersWords({ notEligible, threshold }: MonthView): string {
  const { exempt, excluded, belowThreshold } = notEligible
  const parts = [
    ...(belowThreshold > 0 ? [`${withUnit(belowThreshold, '位')}不到 ${withUnit(threshold, '分')}`] : []),
    ...(exempt > 0 ? [`${withUnit(exempt, '位')}免评`] : []),
    ...(excluded > 0 ? [`${withUnit(excluded, '位')}不参评`] : []),
  ]
  return parts.length > 0 ? `另有\u00A0${parts.join('，')}。只记人数，不列名字。` : ''
}
