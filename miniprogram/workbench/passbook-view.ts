import type { Passbook, PassbookEntry } from '../../cloudfunctions/contract/points'
import { amountWords, codeWords, pointWords } from '../services/deed-code-words'
import { monthDay, withUnit } from '../services/format'
import { knownWords, laterWord } from '../services/known-words'
import { monthName } from '../services/months'

export interface EntryRow {
  id: string
  title: string
  points: string
  lines: string[]
  /** In amber: why it is not all of the rule's points. */
  cap: string
  mayReverse: boolean
}

export interface PassbookPage {
  name: string
  monthName: string
  sums: string
  rows: EntryRow[]
  /** Why nothing can be taken back here. */
  why: string
}

export function passbookPage(
  passbook: Passbook,
  now: number,
  { run, myId }: { run: boolean; myId: string },
): PassbookPage {
  const { name, month, score, contribution, deduction, hours, isSealed, memberId, track } = passbook
  const taken = new Set(passbook.entries.flatMap(({ reverses }) => (reverses ? [reverses] : [])))
  const mayReverse = run && !isSealed && memberId !== myId
  const sums = [
    track === 'E' ? '免评' : withUnit(score, '分'),
    `贡献 ${withUnit(contribution, '分')}`,
    ...(deduction === 0 ? [] : [`扣 ${withUnit(Math.abs(deduction), '分')}`]),
    withUnit(hours, '小时'),
  ]
  return {
    name,
    monthName: monthName(month, now),
    sums: sums.join('\u00A0· '),
    rows: [...passbook.entries].reverse().map((entry) => entryRow(entry, taken, mayReverse, now)),
    why: whyNot({ run, isSealed, isMine: memberId === myId }),
  }
}

function whyNot({ run, isSealed, isMine }: { run: boolean; isSealed: boolean; isMine: boolean }): string {
  if (isSealed) {
    return '这个月已经封存，不能再冲销。'
  }
  if (isMine) {
    return '这是您自己的，要冲销请找别的书记。'
  }
  return run ? '' : '要冲销请找书记。'
}

const capWords = knownWords<NonNullable<PassbookEntry['cap']>, string>(
  {
    day: '当天封顶',
    month: '这一项本月封顶',
    contribution: '加分的总数本月封顶',
    reversed: '已经冲销',
    once: '同一任务一个月只算一次',
    notInRules: '支部的规则里没有这一项',
    notForTrack: '这一类党员不算这一项',
  },
  laterWord,
)

function entryRow(entry: PassbookEntry, taken: ReadonlySet<string>, may: boolean, now: number): EntryRow {
  const {
    entryId,
    code,
    day,
    amount,
    what,
    raw,
    credited,
    cap,
    confirmedBy,
    byRelative,
    reverses,
    reason,
    ofMonth,
  } = entry
  const counted = credited === raw ? '' : `应记 ${pointWords(raw)}，实记 ${pointWords(credited)}。`
  return {
    id: entryId,
    title: `${reverses ? '冲销：' : ''}${codeWords[code]}，${amountWords(code, amount)}`,
    points: pointWords(credited),
    lines: [
      `${monthDay(day)} ${what}`,
      `${confirmedBy}确认${byRelative ? '，说明了是亲属' : ''}`,
      ...(ofMonth ? [`${monthName(ofMonth, now)}的事，那时已经封存，记在这个月`] : []),
      ...(reason ? [`理由：${reason}`] : []),
    ],
    cap: cap && !reverses ? `${capWords[cap]}。${counted}` : '',
    mayReverse: may && !reverses && !taken.has(entryId),
  }
}
