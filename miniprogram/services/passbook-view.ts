import type { Passbook, PassbookEntry, RuleSetView } from '../../cloudfunctions/contract/points'
import { codeWords } from './deed-code-words'
import { dayOfMonth, monthDay, monthOfDay, withUnit } from './format'
import { capWords, type Why, whyOf } from './passbook-why'

export interface LineView {
  entryId: string
  /** `19日`; a deed of another month carries it. */
  day: string
  what: string
  by: string
  /** `+3`, `−5`, `0` */
  points: string
  tone: 'in' | 'out' | 'none'
  balance: string
  /** What a cap, a correction or a late day did to it. */
  notes: string[]
  /** Taken back, or taking back: shown crossed out, beside its counterpart. */
  isCrossed: boolean
  why: Why
}

export interface PassbookView {
  owner: string
  score: string
  monthName: string
  earned: string
  most: string
  /** Of the month's cap, in percent. */
  filled: number
  room: string
  deduction: string
  hours: string
  /** To myself alone. */
  place: string
  start: string
  kinds: { code: string; name: string; points: string; width: number }[]
  /** Newest first. */
  lines: LineView[]
  state: string
}

/** Points with the minus sign of print: `+3`, `−5`, `0`. */
export function signed(points: number): string {
  if (points === 0) {
    return '0'
  }
  return points > 0 ? `+${points}` : `−${-points}`
}

export function passbookView(passbook: Passbook, rules: RuleSetView): PassbookView {
  const { name, branchName, month, score, contribution, deduction, hours, base, isSealed, rank } = passbook
  const monthName = `${Number(month.slice(5))}月`
  const room = Math.max(0, rules.capContribution - contribution)
  return {
    owner: `${name} · ${branchName}`,
    score: String(score),
    monthName,
    earned: `${monthName}已加 ${withUnit(contribution, '分')}`,
    most: `每月最多加 ${withUnit(rules.capContribution, '分')}`,
    filled: rules.capContribution > 0 ? Math.round((contribution / rules.capContribution) * 100) : 100,
    room: roomWords(isSealed, room),
    deduction: deduction < 0 ? `扣了 ${withUnit(-deduction, '分')}，原因都写在下面。` : '',
    hours: `服务时长 ${withUnit(hours, '小时')}`,
    place: passbook.track === 'E' ? '您这个月不参评，存折照样记。' : placeWords(rank),
    start: String(base),
    kinds: kindsOf(passbook.entries),
    lines: linesOf(passbook, rules),
    state: isSealed ? `${monthName}已结，不再改动。` : '这个月还没有结，晚些还会变。',
  }
}

function roomWords(isSealed: boolean, room: number): string {
  if (isSealed) {
    return '超出的不记分，服务时长照样记。'
  }
  return room > 0
    ? `本月还能加 ${withUnit(room, '分')}。超出的不记分，服务时长照样记。`
    : '本月加满了。往后的不记分，服务时长照样记。'
}

function placeWords(rank: Passbook['rank']): string {
  return rank ? `支部里第 ${withUnit(rank.place, '位')}，只有您自己看得到` : ''
}

function kindsOf(entries: readonly PassbookEntry[]): PassbookView['kinds'] {
  const sums = new Map<PassbookEntry['code'], number>()
  for (const { code, credited } of entries) {
    if (credited > 0) {
      sums.set(code, (sums.get(code) ?? 0) + credited)
    }
  }
  const most = Math.max(1, ...sums.values())
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .map(([code, points]) => ({
      code,
      name: codeWords[code],
      points: withUnit(points, '分'),
      width: Math.round((points / most) * 100),
    }))
}

function linesOf({ entries, month, ruleVersion }: Passbook, rules: RuleSetView): LineView[] {
  const reversals = new Map(entries.flatMap((entry) => (entry.reverses ? [[entry.reverses, entry]] : [])))
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]))
  const lines = entries.map((entry): LineView => {
    const takenBackBy = reversals.get(entry.entryId)
    const takesBack = entry.reverses === undefined ? undefined : (byId.get(entry.reverses) ?? entry)
    const { credited } = entry
    return {
      entryId: entry.entryId,
      day: entry.day.startsWith(month) ? `${dayOfMonth(entry.day)}日` : monthDay(entry.day),
      what: takesBack ? `更正：${entry.what}` : entry.what,
      by: `${entry.confirmedBy || '支部'}${takesBack ? '更正' : '确认'}`,
      points: signed(credited),
      tone: toneOf(credited),
      balance: String(entry.balance),
      notes: notesOf(entry, rules, takenBackBy),
      isCrossed: takenBackBy !== undefined || takesBack !== undefined,
      why: whyOf(entry, rules, ruleVersion),
    }
  })
  return lines.reverse()
}

function toneOf(credited: number): LineView['tone'] {
  if (credited === 0) {
    return 'none'
  }
  return credited > 0 ? 'in' : 'out'
}

function notesOf(entry: PassbookEntry, rules: RuleSetView, takenBackBy: PassbookEntry | undefined): string[] {
  const late = entry.ofMonth ? `${monthOfDay(`${entry.ofMonth}-01`)}的事，来得晚，记在这个月` : ''
  if (takenBackBy) {
    return [`已更正，这一笔不算${takenBackBy.reason ? `：${takenBackBy.reason}` : ''}`, late].filter(Boolean)
  }
  if (entry.reverses !== undefined) {
    return [entry.reason ? `更正的原因：${entry.reason}` : '把记错的一笔划掉', late].filter(Boolean)
  }
  return [capWords(entry, rules), late].filter(Boolean)
}
