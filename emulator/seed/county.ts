import groupBy from 'lodash/groupBy'
import type { OrgNode } from '../../cloudfunctions/contract/org'
import { dayOf } from '../../cloudfunctions/platform/calendar'
import type { Tree } from '../../cloudfunctions/platform/organisation'
import { createCounty } from './organisation'
import type { SeedMember } from './people'
import { createPerson, nameAt, type Office } from './person'
import { createRandom } from './random'

type TreeOfRegion = Tree & { isDemo: true }

export interface Size {
  generals: number
  branches: number
  groups: number
  members: number
}

/** PRODUCT §7, "sizes to hold". */
export const districtSize: Size = { generals: 5, branches: 93, groups: 190, members: 3_800 }
export const countySize: Size = { generals: 40, branches: 600, groups: 1_800, members: 120_000 }

export interface Region {
  trees: (TreeOfRegion | ReturnType<typeof createCounty>)[]
  members: SeedMember[]
}

const PLACES = [...'云青白石龙凤长新金银松竹梅兰枫柳桃杏桂莲鹤鹿雁鹭']
const FORMS = [...'岭溪坪湖桥田坑塘坞畈源口峰湾埠洲屯垄圩埂庄浦渡潭岩']
const KINDS: readonly OrgNode['kind'][] = ['area', 'area', 'industry', 'trade', 'enterprise', 'cooperative']
const REGIONS = ['杭州', '宁波', '温州', '上海', '苏州', '广州', '深圳', '义乌']

/** The last branch of every tenth looks after people away from home. */
const AWAY_EVERY = 10

/** An invented county, or a part of one, around a moment; the same year gives the same people. */
export function createRegion(size: Size, now: number): Region {
  const random = createRandom(2012)
  const year = Number(dayOf(now).slice(0, 4))
  const trees = share(size.generals, size.branches).map((branches, index) =>
    createTree(index, branches, share(size.branches, size.groups)),
  )
  const nodes = trees.flatMap((tree) => tree.nodes)
  const groupsByBranch = groupBy(nodes, ({ parentId }) => parentId)
  const firstIds = new Set(trees.map((tree) => tree.nodes[1]?.id))
  const sizes = share(size.branches, size.members)
  const branches = nodes.filter(({ level }) => level === 'branch')
  const members = branches.flatMap((branch, branchIndex) => {
    const groups = groupsByBranch[branch.id] ?? []
    const offices = officesOf(branch, groups, firstIds.has(branch.id))
    const { from, count } = sizes[branchIndex] as Share
    return Array.from({ length: count }, (_, index) => {
      const office = offices[index]
      const groupId = office?.role === 'groupLeader' ? office.orgId : groups[index % groups.length]?.id
      const number = from + index + 1
      const memberId = `m-${String(number).padStart(6, '0')}`
      return createPerson(
        { memberId, number, openid: `o-${memberId}`, nameAt: (age) => nameAt(random, age) },
        { branchId: branch.id, groupId, office },
        random,
        year,
      )
    })
  })
  return { trees: [...trees, createCounty(administratorsAmong(members))], members }
}

const FIRST_BRANCH = 'b-1'

function administratorsAmong(members: readonly SeedMember[]): string[] {
  return members
    .filter(({ roles }) => roles.some(({ role }) => role === 'countyAdministrator'))
    .map(({ _id }) => _id)
}

interface Share {
  from: number
  count: number
}

/** `total` things spread over `parts` as evenly as whole numbers allow. */
function share(parts: number, total: number): Share[] {
  return Array.from({ length: parts }, (_, index) => {
    const from = Math.floor((index * total) / parts)
    return { from, count: Math.floor(((index + 1) * total) / parts) - from }
  })
}

function createTree(index: number, branches: Share, groups: readonly Share[]): TreeOfRegion {
  const root: OrgNode = {
    id: `g-${index + 1}`,
    name: `${placeName(branches.from)}镇党总支`,
    level: 'general',
    kind: 'area',
    parentId: null,
  }
  const below = Array.from({ length: branches.count }, (_, offset) => branches.from + offset).flatMap(
    (number): OrgNode[] => {
      const branch = createBranch(number, root.id)
      const { kind } = branch
      return [
        branch,
        ...Array.from(
          { length: groups[number]?.count ?? 0 },
          (_, group): OrgNode => ({
            id: `${branch.id}-${group + 1}`,
            name: `第${'一二三四五六七八九'[group]}党小组`,
            level: 'group',
            kind,
            parentId: branch.id,
          }),
        ),
      ]
    },
  )
  return { _id: `tree-${index + 1}`, version: 1, nodes: [root, ...below], isDemo: true }
}

function createBranch(number: number, parentId: string): OrgNode {
  const id = `b-${number + 1}`
  const place = placeName(number)
  if (number % AWAY_EVERY === AWAY_EVERY - 1) {
    const region = REGIONS[Math.floor(number / AWAY_EVERY) % REGIONS.length] as string
    return { id, name: `${place}驻${region}支部`, level: 'branch', kind: 'away', parentId, region }
  }
  const kind = KINDS[number % KINDS.length] as OrgNode['kind']
  return { id, name: `${place}${kind === 'area' ? '村' : ''}支部`, level: 'branch', kind, parentId }
}

/** 600 different ones. */
function placeName(number: number): string {
  const place = PLACES[Math.floor(number / FORMS.length) % PLACES.length] as string
  return place + (FORMS[number % FORMS.length] as string)
}

/** By index in the branch: its first people hold its offices, in the first branch of a tree the tree's, too. */
function officesOf(branch: OrgNode, groups: readonly OrgNode[], isFirst: boolean): Office[] {
  const administrator: Office = { role: 'countyAdministrator', orgId: 'county', duty: '系统管理员' }
  const above: Office[] = [
    { role: 'generalSecretary', orgId: branch.parentId ?? '', duty: '总支书记' },
    { role: 'overseer', orgId: branch.parentId ?? '', duty: '监督员' },
  ]
  return [
    { role: 'branchSecretary', orgId: branch.id, duty: '支部书记' },
    { role: 'recorder', orgId: branch.id, duty: '组织委员' },
    ...groups.map(({ id }): Office => ({ role: 'groupLeader', orgId: id, duty: '党小组长' })),
    ...(isFirst ? above : []),
    ...(branch.id === FIRST_BRANCH ? [administrator, administrator] : []),
  ]
}
