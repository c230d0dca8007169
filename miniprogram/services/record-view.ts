import type { MyRecord } from '../../cloudfunctions/contract/shift'
import { dayOfMonth, monthOfDay, withUnit, yearDay } from './format'
import { resultWords } from './stand-words'
import { kindWords } from './task-words'

interface Column {
  month: number
  hours: string
  /** Of the tallest column, in percent. */
  height: number
}

export interface HalfYear {
  name: string
  columns: Column[]
  label: string
}

export interface DeedView {
  key: string
  taskId: string
  shiftId: string
  month: string
  day: number
  title: string
  result: string
  isQuiet: boolean
  /** Who confirmed it, why it does not count, what was corrected. */
  notes: string[]
}

/** My year of service: what is counted, said in figures first. */
export interface RecordView {
  hours: string
  deeds: number
  visits: number
  halves: HalfYear[]
  kinds: { name: string; text: string; width: number }[]
  hasDeeds: boolean
}

export function recordView(record: MyRecord): RecordView {
  const tallest = Math.max(...record.byMonth, 1)
  const most = Math.max(...record.byKind.map(({ hours }) => hours), 1)
  return {
    hours: String(record.hours),
    deeds: record.deeds,
    visits: record.visits,
    halves: [0, 6].map((from) => halfYear(record.byMonth, from, tallest)).filter(isWorked),
    kinds: record.byKind.map(({ kind, hours, deeds }) => ({
      name: kindWords[kind],
      text: `${withUnit(deeds, '次')} · ${withUnit(hours, '小时')}`,
      width: Math.round((hours / most) * 100),
    })),
    hasDeeds: record.deeds > 0,
  }
}

function halfYear(byMonth: readonly number[], from: number, tallest: number): HalfYear {
  const columns = byMonth.slice(from, from + 6).map((hours, index) => ({
    month: from + index + 1,
    hours: hours > 0 ? String(hours) : '',
    height: Math.round((hours / tallest) * 100),
  }))
  const worked = columns.filter(({ hours }) => hours)
  return {
    name: from === 0 ? '上半年' : '下半年',
    columns,
    label: worked.map(({ month, hours }) => `${month}月 ${hours} 小时`).join('，'),
  }
}

function isWorked({ columns }: HalfYear): boolean {
  return columns.some(({ hours }) => hours)
}

export function deedViews(items: MyRecord['items']): DeedView[] {
  return items.map((item) => ({
    key: `${item.shiftId}:${item.taskId}`,
    taskId: item.taskId,
    shiftId: item.shiftId,
    month: monthOfDay(item.day),
    day: dayOfMonth(item.day),
    title: item.title,
    result: item.outcome === 'present' ? withUnit(item.hours, '小时') : resultWords(item),
    isQuiet: item.outcome !== 'present' || !item.counts,
    notes: [
      `${kindWords[item.kind]} · ${item.confirmedBy}确认`,
      ...(item.outcome === 'present' && !item.counts ? ['不足六成，不计'] : []),
      ...(item.correction ? [`更正过：${item.correction}`] : []),
    ],
  }))
}

/** What the page of the certificate shows and what is copied from it. */
export interface CertificateView {
  title: string
  lines: string[]
  signed: string[]
}

/** `today` is the day it is given. */
export function certificateView(record: MyRecord, year: number, today: string): CertificateView {
  const { name, branchName, deeds, hours, visits } = record
  const visited = visits > 0 ? `，其中入户走访 ${withUnit(visits, '户')}` : ''
  return {
    title: '志愿服务证明',
    lines: [
      `${name}同志（${branchName}）：`,
      `${year} 年参加红星蓝领志愿服务 ${withUnit(deeds, '次')}，共 ${withUnit(hours, '小时')}${visited}。`,
      '以上工时由每班领头人当场核对确认。',
    ],
    signed: [branchName, yearDay(today)],
  }
}

export function certificateText({ title, lines, signed }: CertificateView): string {
  return [title, ...lines, ...signed].join('\n').replaceAll('\u00A0', ' ')
}
