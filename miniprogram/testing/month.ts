import type { DeedItem, Passbook, PassbookEntry } from '../../cloudfunctions/contract/points'
import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { dayOf } from '../services/format'

type Standing = MonthView['eligible'][number]

export const aStanding = (memberId: string, name: string, over: Partial<Standing> = {}): Standing => ({
  memberId,
  name,
  track: 'B',
  score: 86,
  contribution: 26,
  hours: 18,
  kinds: 3,
  monthsRunning: 0,
  ...over,
})

/** October in 上田村支部, at the committee: 王德明 leads, nothing is missing. */
export function aMonth(over: Partial<MonthView> = {}): MonthView {
  return {
    branchId: 'b-1',
    branchName: '上田村支部',
    month: '2026-10',
    phase: 'committee',
    dates: { selfApplyDay: '2026-11-04', confirmDay: '2026-11-06', isProvisional: false },
    version: 4,
    counted: 18,
    places: 1,
    threshold: 80,
    missing: [],
    eligible: [aStanding('m-8', '王德明'), aStanding('m-9', '贾海波', { score: 82 })],
    notEligible: { exempt: 2, excluded: 1, belowThreshold: 13 },
    mayExclude: false,
    winners: ['m-8'],
    repeats: [],
    objections: [],
    mayFix: true,
    mayPublish: false,
    maySupplement: false,
    notes: [],
    months: ['2026-09'],
    hours: [
      { month: '2026-09', hours: 96 },
      { month: '2026-10', hours: 120.5 },
    ],
    ...over,
  }
}

/** The same in its notice, which ends in `days` days, today among them. */
export function aNotice(days: number, over: Partial<MonthView> = {}): MonthView {
  const noticeLastDay = dayOf(Date.now() + (days - 1) * 86_400_000)
  const { dates } = aMonth()
  return aMonth({ phase: 'notice', mayFix: false, dates: { ...dates, noticeLastDay }, ...over })
}

export function anObjection(
  over: Partial<MonthView['objections'][number]> = {},
): MonthView['objections'][number] {
  return {
    objectionId: 'o-1',
    memberId: 'm-8',
    about: '王德明',
    byName: '周桂芳',
    raisedAt: Date.now() - 3_600_000,
    text: '那天我没有看见他。',
    answerBy: '2026-11-17',
    state: 'open',
    mayAnswer: true,
    ...over,
  }
}

export function aDeed(over: Partial<DeedItem> = {}): DeedItem {
  return {
    deedId: 'd-1',
    memberId: 'm-8',
    name: '王德明',
    code: 'V9',
    day: '2026-11-06',
    amount: 1,
    what: '帮邻居老人修屋顶',
    state: 'waiting',
    appliedAt: Date.now() - 3_600_000,
    version: 2,
    raw: 2,
    ...over,
  }
}

export function anEntry(over: Partial<PassbookEntry> = {}): PassbookEntry {
  return {
    entryId: 'deed:d-1',
    code: 'V9',
    day: '2026-11-06',
    what: '帮邻居老人修屋顶',
    amount: 1,
    raw: 2,
    credited: 2,
    balance: 62,
    confirmedBy: '郭梦洁',
    confirmedAt: Date.now(),
    ...over,
  }
}

export function aPassbook(over: Partial<Passbook> = {}): Passbook {
  return {
    memberId: 'm-8',
    name: '王德明',
    branchId: 'b-1',
    branchName: '上田村支部',
    month: dayOf(Date.now()).slice(0, 7),
    track: 'B',
    base: 60,
    contribution: 2,
    deduction: 0,
    score: 62,
    hours: 0,
    ruleVersion: 1,
    isSealed: false,
    entries: [anEntry()],
    ...over,
  }
}
