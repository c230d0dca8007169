import type { OrgNode } from '../../cloudfunctions/contract/org'
import type { Tree } from '../../cloudfunctions/platform/organisation'

/** 光谷小镇 (PRODUCT §7): 1 总支, 6 支部, 4 党小组. The villages and firms are invented (PRODUCT §1.10). */
export const generalBranchId = 'org-guanggu'

interface BranchPlan {
  id: string
  name: string
  kind: OrgNode['kind']
  /** Members of the 蓝领 team; 623 in all. */
  size: number
  groups: readonly { id: string; name: string }[]
}

export const branchPlans: readonly BranchPlan[] = [
  {
    id: 'org-shangtian',
    name: '上田村支部',
    kind: 'area',
    size: 168,
    groups: [{ id: 'org-shangtian-gengzhong', name: '耕种队党小组' }],
  },
  { id: 'org-xikou', name: '溪口村支部', kind: 'area', size: 132, groups: [] },
  {
    id: 'org-guangfu',
    name: '光伏电站支部',
    kind: 'enterprise',
    size: 86,
    groups: [{ id: 'org-guangfu-yunwei', name: '运维队党小组' }],
  },
  {
    id: 'org-nonglv',
    name: '农旅公司支部',
    kind: 'industry',
    size: 74,
    groups: [{ id: 'org-nonglv-jiedai', name: '接待队党小组' }],
  },
  {
    id: 'org-yaocai',
    name: '中药材合作社支部',
    kind: 'cooperative',
    size: 118,
    groups: [{ id: 'org-yaocai-caishou', name: '采收队党小组' }],
  },
  { id: 'org-jiguan', name: '镇机关支部', kind: 'trade', size: 45, groups: [] },
]

export function createTree(): Tree & { isDemo: true } {
  const root: OrgNode = {
    id: generalBranchId,
    name: '光谷小镇党总支',
    level: 'general',
    kind: 'area',
    parentId: null,
  }
  const branches = branchPlans.flatMap(({ id, name, kind, groups }): OrgNode[] => [
    { id, name, level: 'branch', kind, parentId: root.id },
    ...groups.map((group): OrgNode => ({ ...group, level: 'group', kind, parentId: id })),
  ])
  return { _id: 'tree-guanggu', nodes: [root, ...branches], version: 1, isDemo: true }
}

/** Counts the administrators, so that the last one stays. */
export function createCounty(administrators: readonly string[]) {
  return { _id: 'county', version: 1, nodes: [], administrators, revokedAt: {}, isDemo: true as const }
}
