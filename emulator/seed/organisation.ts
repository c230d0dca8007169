import type { OrgNode, TreeView } from '../../cloudfunctions/contract/org'
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
  /** Where it looks after people who live far from home (双找). */
  region?: string
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
  {
    id: 'org-jiguan',
    name: '镇机关支部',
    kind: 'trade',
    size: 45,
    groups: [],
    region: '杭州、宁波、温州、上海',
  },
]

/** Who stands where in the tree, by member id. */
interface Posts {
  /** The 耕种队 of PRODUCT §7: 22 people. */
  farmTeam: readonly string[]
  leadOf(branchId: string): string
}

export function createTree({ farmTeam, leadOf }: Posts): Tree & Pick<TreeView, 'teams'> & { isDemo: true } {
  const root: OrgNode = {
    id: generalBranchId,
    name: '光谷小镇党总支',
    level: 'general',
    kind: 'area',
    parentId: null,
  }
  const branches = branchPlans.flatMap(({ id, name, kind, groups, region }): OrgNode[] => [
    { id, name, level: 'branch', kind, parentId: root.id, ...(region && { region }) },
    ...groups.map((group): OrgNode => ({ ...group, level: 'group', kind, parentId: id })),
  ])
  const teams = [
    { id: 'team-gengzhong', name: '耕种队', branchId: 'org-shangtian', memberIds: [...farmTeam] },
  ]
  const areas = [
    { id: 'area-guangfu', name: '光伏电站', branchId: 'org-guangfu' },
    { id: 'area-daoyu', name: '稻鱼基地', branchId: 'org-xikou' },
    { id: 'area-shihu', name: '石斛大棚', branchId: 'org-yaocai' },
    { id: 'area-litang', name: '上田村礼堂片', branchId: 'org-shangtian' },
  ].map((area) => ({ ...area, leadId: leadOf(area.branchId) }))
  return { _id: 'tree-guanggu', nodes: [root, ...branches], teams, areas, version: 1, isDemo: true }
}

/** Counts the administrators, so that the last one stays. */
export function createCounty(administrators: readonly string[]) {
  return { _id: 'county', version: 1, nodes: [], administrators, revokedAt: {}, isDemo: true as const }
}
