import type { TaskForEdit } from '../../cloudfunctions/contract/publish'
import { choosePlace } from '../workbench/place'
import type { Phone } from './phone'
import { member } from './samples'

const hour = 3_600_000

/** The phone is that of 周桂芳, secretary of 上田村支部. */
export function asSecretary(phone: Phone): void {
  phone.answer('session.me', {
    ...member,
    roles: [{ role: 'branchSecretary', orgId: 'b-1', orgName: '上田村支部' }],
  })
  choosePlace({
    orgId: 'b-1',
    name: '上田村支部',
    level: 'branch',
    treeId: 'tree',
    branchId: 'b-1',
    above: ['b-1'],
  })
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
