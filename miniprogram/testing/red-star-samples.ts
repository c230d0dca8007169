import type { Passbook, PassbookEntry } from '../../cloudfunctions/contract/points'
import type { RedList } from '../../cloudfunctions/contract/red-star'
import { addDays, dayOf } from '../services/format'
import { member } from './samples'

export const partyMember = { ...member, memberId: 'm-8', name: '王德明', kind: 'party' as const }

/** October 2026 of 上田村支部, on notice for three more days, today among them. */
export function aRedList(changes: Partial<RedList> = {}): RedList {
  return {
    branchId: 'b-1',
    branchName: '上田村支部',
    month: '2026-10',
    phase: 'notice',
    dates: {
      selfApplyDay: '2026-11-04',
      confirmDay: '2026-11-06',
      isProvisional: false,
      noticeLastDay: addDays(dayOf(Date.now()), 2),
    },
    threshold: 80,
    places: 2,
    counted: 28,
    stars: [
      { name: '王德明', branchName: '上田村支部', sentence: '防汛三天没下堤。', kind: 'winner' },
      { name: '毛水仙', branchName: '上田村支部', sentence: '连着四周陪老人换药。', kind: 'winner' },
    ],
    notes: [],
    supplements: [],
    ruleVersion: 1,
    mayObject: true,
    objections: [],
    months: ['2026-10', '2026-09'],
    above: { orgId: 'g-1', orgName: '光谷小镇党总支' },
    ...changes,
  }
}

export const published = {
  phase: 'frozen' as const,
  mayObject: false,
  code: '7K3M-09QX-ABCD-5T1Z',
  publishedAt: Date.parse('2026-11-17T10:00:00+08:00'),
}

export function anEntry(changes: Partial<PassbookEntry> = {}): PassbookEntry {
  return {
    entryId: 'e-1',
    code: 'V1',
    day: '2026-10-19',
    what: '光伏板清灰',
    amount: 3,
    raw: 3,
    credited: 3,
    balance: 63,
    confirmedBy: '徐建国',
    confirmedAt: Date.parse('2026-10-19T17:30:00+08:00'),
    evidence: { kind: 'shift', id: 's-1', taskId: 't-1' },
    ...changes,
  }
}

export function aPassbook(changes: Partial<Passbook> = {}): Passbook {
  return {
    memberId: 'm-8',
    name: '王德明',
    branchId: 'b-1',
    branchName: '上田村支部',
    month: '2026-10',
    track: 'B',
    base: 60,
    contribution: 3,
    deduction: 0,
    score: 63,
    hours: 3,
    ruleVersion: 1,
    isSealed: false,
    entries: [anEntry()],
    rank: { place: 3, of: 28 },
    ...changes,
  }
}
