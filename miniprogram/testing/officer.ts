import type { TaskForEdit } from '../../cloudfunctions/contract/publish'
import type { RosterEntry } from '../../cloudfunctions/contract/roster'
import { choosePlace } from '../workbench/place'
import type { Phone } from './phone'
import { member } from './samples'

const hour = 3_600_000

/** The phone is that of 周桂芳, secretary of 上田村支部. */
export function asSecretary(phone: Phone): void {
  asOfficer(phone, 'branchSecretary')
}

/** She holds another office there. */
export function asOfficer(phone: Phone, role: 'branchSecretary' | 'recorder'): void {
  phone.answer('session.me', { ...member, roles: [{ role, orgId: 'b-1', orgName: '上田村支部' }] })
  choosePlace({
    orgId: 'b-1',
    name: '上田村支部',
    level: 'branch',
    treeId: 't-1',
    branchId: 'b-1',
    above: ['b-1', 't-1-root'],
  })
}

/** 王德明 in the roster of 上田村支部. */
export function aRosterEntry(changes: Partial<RosterEntry> = {}): RosterEntry {
  return {
    memberId: 'm-9',
    name: '王德明',
    kind: 'party',
    track: 'B',
    birthYear: 1974,
    alsoIn: [],
    alsoInNames: [],
    branchId: 'b-1',
    branchName: '上田村支部',
    isBound: true,
    roles: [],
    version: 3,
    ...changes,
  }
}

/** Its one shift was ten days ago. */
export function aTaskForEdit(over: Partial<TaskForEdit> = {}): TaskForEdit {
  return {
    taskId: 't-9',
    branchId: 'b-1',
    title: '清理三号区杂草',
    kind: 'work',
    about: '拔草、装袋。',
    site: { name: '三号光伏区南门', note: '门口可停电动车' },
    leadId: 'm-5',
    leadName: '徐建国',
    chain: [{ post: 'areaLeader', memberId: 'm-6', name: '贾海波' }],
    bring: ['手套'],
    urgent: false,
    audience: 'all',
    version: 3,
    shifts: [
      {
        shiftId: 's-1',
        startsAt: Date.now() - 240 * hour,
        endsAt: Date.now() - 237 * hour,
        places: 8,
        taken: 8,
        waiting: 2,
        state: 'open',
      },
    ],
    people: 12,
    ...over,
  }
}
