import type { OrgNode, TreeView } from '../../cloudfunctions/contract/org'
import type { Me, RoleName } from '../../cloudfunctions/contract/session'
import { knownWords } from '../services/known-words'
import { roleWords } from '../services/who-view'

/** The organisation an officer is working in. It holds no names of people, so the phone may remember it. */
export interface Place {
  orgId: string
  name: string
  level: 'county' | OrgNode['level']
  /** Empty for the county. */
  treeId: string
  /** The branch itself, or that of the group; empty above branches. */
  branchId: string
  /** This organisation and what it belongs to. */
  above: string[]
}

export type Tile =
  | 'post'
  | 'month'
  | 'deed'
  | 'record'
  | 'rules'
  | 'exclude'
  | 'calendar'
  | 'task'
  | 'shift'
  | 'org'
  | 'roster'
  | 'invite'
  | 'admission'
  | 'role'
  | 'audit'

export interface TileView {
  tile: Tile
  title: string
  text: string
  url: string
}

export type Role = Extract<Me, { bound: true }>['roles'][number]

export const countyId = 'county'

const county: Place = {
  orgId: countyId,
  name: '全县',
  level: 'county',
  treeId: '',
  branchId: '',
  above: [countyId],
}

const points: readonly Tile[] = ['post', 'month', 'deed', 'record']

/** What whoever leads a branch or more runs there. */
const seat: readonly Tile[] = ['task', 'shift', 'org', 'roster', 'invite', 'admission', 'role']

/** What a page is opened for. The cloud decides by itself; this only spares officers doors that stay shut. */
const tilesByRole = knownWords<RoleName, readonly Tile[]>(
  {
    taskLead: [],
    enterpriseContact: ['org'],
    groupLeader: ['org', 'roster'],
    recorder: [...points, 'org', 'roster'],
    branchSecretary: [...points, 'rules', ...seat],
    generalSecretary: [...points, 'rules', 'exclude', ...seat, 'audit'],
    overseer: ['month', 'org', 'audit'],
    countyAdministrator: [...points, 'rules', 'exclude', 'calendar', ...seat, 'audit'],
  },
  [],
)

const editors: readonly RoleName[] = [
  'recorder',
  'branchSecretary',
  'generalSecretary',
  'countyAdministrator',
]

const secretaries: readonly RoleName[] = ['branchSecretary', 'generalSecretary', 'countyAdministrator']

const tileViews: readonly TileView[] = [
  { tile: 'month', title: '月结', text: '补齐、定名单、公示、发布', url: '/workbench/month/month' },
  { tile: 'deed', title: '审申报', text: '大家报上来的事，一条一条审', url: '/workbench/deeds/deeds' },
  { tile: 'record', title: '登记', text: '替没手机的记，记会议和党费', url: '/workbench/record/record' },
  { tile: 'post', title: '支部动态', text: '写动态，审动态', url: '/workbench/posts/posts' },
  { tile: 'task', title: '任务管理', text: '发布、修改、取消，看还缺几个人', url: '/workbench/tasks/tasks' },
  { tile: 'shift', title: '带班', text: '名单、签到码、确认工时', url: '/lead/shifts/shifts' },
  { tile: 'org', title: '组织', text: '支部、小组、先锋队、责任区', url: '/workbench/org/org' },
  { tile: 'roster', title: '名册', text: '查、改、导入、导出', url: '/workbench/roster/roster' },
  { tile: 'invite', title: '邀请码', text: '让成员认支部', url: '/workbench/invite/invite' },
  { tile: 'admission', title: '双找申请', text: '在外的人来问支部', url: '/workbench/admission/admission' },
  { tile: 'role', title: '职务', text: '谁担任什么，定和免', url: '/workbench/role/role' },
  { tile: 'rules', title: '积分规则', text: '看现在的，改下月的', url: '/workbench/rules-edit/rules-edit' },
  { tile: 'exclude', title: '不参评', text: '定谁这个月不参评', url: '/workbench/exclude/exclude' },
  { tile: 'calendar', title: '节假日', text: '录国务院公布的放假安排', url: '/workbench/calendar/calendar' },
  { tile: 'audit', title: '操作记录', text: '谁哪天办了什么', url: '/workbench/audit/audit' },
]

export function servingRoles(me: Me): Role[] {
  return me.bound ? me.roles.filter(({ role }) => tilesByRole[role].length > 0) : []
}

/** My roles that count in an organisation: those held there or above. */
export function rolesAt(roles: readonly Role[], { above }: Pick<Place, 'above'>): Role[] {
  return roles.filter(({ orgId }) => orgId === countyId || above.includes(orgId))
}

export function tilesOf(roles: readonly Role[]): TileView[] {
  return tileViews.filter(({ tile }) => roles.some(({ role }) => tilesByRole[role].includes(tile)))
}

export function maySee(roles: readonly Role[], tile: Tile): boolean {
  return roles.some(({ role }) => tilesByRole[role].includes(tile))
}

/** Whether entries of the roster may be written, not only read. */
export function mayEditRoster(roles: readonly Role[]): boolean {
  return roles.some(({ role }) => editors.includes(role))
}

/** What is a secretary's: the tree, files of the roster, unbinding. */
export function isSecretary(roles: readonly Role[]): boolean {
  return roles.some(({ role }) => secretaries.includes(role))
}

export function isServingCounty(roles: readonly Role[]): boolean {
  return roles.some(({ role, orgId }) => role === 'countyAdministrator' && orgId === countyId)
}

/** `支部书记、党小组长` */
export function titlesOf(roles: readonly Role[]): string {
  return [...new Set(roles.map(({ role }) => roleWords[role]))].join('、')
}

export function countyPlace(): Place {
  return { ...county }
}

export function placeIn(tree: Pick<TreeView, 'treeId' | 'nodes'>, orgId: string): Place | undefined {
  const node = tree.nodes.find(({ id }) => id === orgId)
  if (!node) {
    return undefined
  }
  const above = [orgId]
  for (let at: OrgNode | undefined = node; at?.parentId; ) {
    const parentId: string = at.parentId
    above.push(parentId)
    at = tree.nodes.find(({ id }) => id === parentId)
  }
  const branchIds = { general: '', branch: orgId, group: node.parentId ?? '' }
  return {
    orgId,
    name: node.name,
    level: node.level,
    treeId: tree.treeId,
    branchId: branchIds[node.level],
    above,
  }
}
