import type { OrgNode, TreeEdit, TreeView } from '../../cloudfunctions/contract/org'
import { inOneLine, withUnit } from '../services/format'
import { type Option, optionsOf } from '../services/options'
import type { Difference } from './components/conflict-sheet/conflict-sheet'
import { contactsText } from './contact-view'

export interface NodeRow {
  id: string
  name: string
  text: string
  /** Steps below the first row, for the indent. */
  depth: number
  level: OrgNode['level']
}

export const levelWords: Record<OrgNode['level'], string> = {
  general: '党总支',
  branch: '支部',
  group: '党小组',
}

const kindWords: Record<OrgNode['kind'], string> = {
  area: '区域',
  industry: '产业',
  trade: '行业',
  enterprise: '企业',
  cooperative: '合作社',
  away: '驻外',
  business: '商圈',
  grid: '网格',
}

export const kindOptions = optionsOf(kindWords)

/** Top down, each followed by what is below it; retired ones are left out. */
export function nodeRows(nodes: readonly OrgNode[]): NodeRow[] {
  const standing = nodes.filter(({ isRetired }) => !isRetired)
  const ids = new Set(standing.map(({ id }) => id))
  const rows: NodeRow[] = []
  const add = (node: OrgNode, depth: number) => {
    const { id, name, level, kind, region, contacts = [] } = node
    const parts = [
      levelWords[level],
      kindWords[kind],
      ...(region ? [`面向${region}`] : []),
      ...(contacts.length > 0 ? [`三定帮建 ${withUnit(contacts.length, '人')}`] : []),
    ]
    rows.push({ id, name, depth, level, text: inOneLine(...parts) })
    for (const child of standing.filter(({ parentId }) => parentId === id)) {
      add(child, depth + 1)
    }
  }
  for (const top of standing.filter(({ parentId }) => parentId === null || !ids.has(parentId))) {
    add(top, 0)
  }
  return rows
}

export function branchOptions(trees: readonly { nodes: readonly OrgNode[] }[], exceptId = ''): Option[] {
  return trees.flatMap(({ nodes }) =>
    nodeRows(nodes)
      .filter(({ id, level }) => level === 'branch' && id !== exceptId)
      .map(({ id, name }) => ({ value: id, text: name })),
  )
}

/** The groups of one branch, and that there may be none. */
export function groupOptions(nodes: readonly OrgNode[], branchId: string): Option[] {
  const groups = nodes.filter(({ parentId, level, isRetired }) => {
    return parentId === branchId && level === 'group' && !isRetired
  })
  return [{ value: '', text: '不分小组' }, ...groups.map(({ id, name }) => ({ value: id, text: name }))]
}

/** Where a group can go: to another branch of the tree. */
export function parentOptions(nodes: readonly OrgNode[], orgId: string): Option[] {
  const from = nodes.find(({ id }) => id === orgId)?.parentId ?? ''
  return branchOptions([{ nodes }], from)
}

export type NodeAct = 'rename' | 'describe' | 'create' | 'move' | 'transfer' | 'teams' | 'retire'

/** What can be done with an organisation; at most six, as many as an action sheet holds. */
export function nodeActs(level: OrgNode['level'], isCounty: boolean): { act: NodeAct; text: string }[] {
  const isBranch = level === 'branch'
  return [
    { act: 'rename' as const, text: '改名称' },
    { act: 'describe' as const, text: '改类型、三定帮建' },
    ...(level === 'group'
      ? []
      : [{ act: 'create' as const, text: `在下面新建${isBranch ? '党小组' : '支部'}` }]),
    ...(isBranch ? [{ act: 'teams' as const, text: '先锋队和责任区' }] : []),
    ...(level === 'group' ? [{ act: 'move' as const, text: '挪到别的支部' }] : []),
    ...(isBranch && isCounty ? [{ act: 'transfer' as const, text: '转到别的党总支' }] : []),
    ...(level === 'general' ? [] : [{ act: 'retire' as const, text: '撤销' }]),
  ]
}

/** What I wanted and how it stands now, when somebody changed the tree first. */
export function treeDifference(
  edit: TreeEdit,
  { nodes, teams, areas }: TreeView,
  names: ReadonlyMap<string, string> = new Map(),
): Difference[] {
  const nameOf = (id: string | null | undefined) => nodes.find((node) => node.id === id)?.name ?? '已经没有了'
  const at = (id: string) => nodes.find((node) => node.id === id)
  const row = (label: string, mine: string, now: string): Difference[] => [
    { key: 'edit', label, mine, now, chosen: 'mine' },
  ]
  switch (edit.do) {
    case 'create':
      return row('新建', `${nameOf(edit.parentId)}下面加${edit.name}`, '没有加')
    case 'rename':
      return row('名称', edit.name, nameOf(edit.orgId))
    case 'describe':
      return row('类型和三定帮建', describeNode(edit, names), describeNode(at(edit.orgId), names))
    case 'move':
      return row(`${nameOf(edit.orgId)}的上级`, nameOf(edit.toParentId), nameOf(at(edit.orgId)?.parentId))
    case 'retire':
      return row('撤销', `撤销${nameOf(edit.orgId)}`, at(edit.orgId)?.isRetired ? '已经撤销' : '还在')
    case 'saveTeam': {
      const team = teams.find(({ id }) => id === edit.teamId)
      return row('先锋队', `${edit.name}，${edit.memberIds.length} 人`, describeTeam(team))
    }
    case 'saveArea':
      return row('责任区', edit.name, areas.find(({ id }) => id === edit.areaId)?.name ?? '还没有')
    case 'removeTeam':
      return row('先锋队', '解散', describeTeam(teams.find(({ id }) => id === edit.teamId)))
    case 'removeArea':
      return row('责任区', '取消', areas.find(({ id }) => id === edit.areaId)?.name ?? '已经没有了')
  }
}

function describeNode(
  node: Pick<OrgNode, 'kind' | 'region' | 'contacts'> | undefined,
  names: ReadonlyMap<string, string>,
): string {
  if (!node) {
    return '已经没有了'
  }
  const { kind, region, contacts = [] } = node
  const parts = [kindWords[kind], ...(region ? [`面向${region}`] : [])]
  return [...parts, contacts.length > 0 ? contactsText(contacts, names) : '没有三定帮建'].join('，')
}

function describeTeam(team: TreeView['teams'][number] | undefined): string {
  return team ? `${team.name}，${team.memberIds.length} 人` : '没有'
}
