import type { OrgNode } from '../../cloudfunctions/contract/org'
import { collection, op } from '../../cloudfunctions/platform/database'
import type { MemberDocument } from '../../cloudfunctions/platform/identity'
import { type Check, type Finding, notice, problem } from './check'
import { judgeSize } from './document-size'
import { named } from './words'

/** The county's own document among the trees, what is held there, and where the first administrator stands at first. */
export const COUNTY = 'county'
const ROLE = 'countyAdministrator'

interface OfficeTree {
  _id: string
  nodes: readonly OrgNode[]
  administrators?: readonly string[]
  leaving?: { orgId: string }
}

type Holder = Pick<MemberDocument, '_id' | 'openid' | 'roles' | 'leftOn'>

export interface OfficeFacts {
  trees: readonly OfficeTree[]
  /** Those on the county's list and those who hold something at the county. */
  people: readonly Holder[]
  now: number
}

export function judgeOffices(facts: OfficeFacts): Finding[] {
  return [...judgeAdministrators(facts), ...judgeTrees(facts.trees)]
}

const INVITE = '运行 npm run deploy -- admin 给一位管理员发邀请码'

function judgeAdministrators({ trees, people, now }: OfficeFacts): Finding[] {
  const listed = trees.find(({ _id }) => _id === COUNTY)?.administrators ?? []
  const holders = people.filter((one) => holdsOffice(one, now))
  const hollow = listed.filter((id) => !holders.some(({ _id }) => _id === id))
  const unlisted = holders.filter(({ _id }) => !listed.includes(_id)).map(({ _id }) => _id)
  const isAnyoneBound = holders.some(({ openid }) => !openid.startsWith('unbound:'))
  return [
    ...(isAnyoneBound
      ? []
      : [problem('没有一位绑定了微信的县级管理员', '没有人能建党总支、任命书记', INVITE)]),
    ...(hollow.length > 0
      ? [
          problem(
            `县级管理员名单上有人其实不是管理员，${named(hollow, '位')}`,
            '以为还有别的管理员，最后一位会把自己撤掉',
            '请别的管理员在“工作台 → 职务”给他重新任命再撤销',
          ),
        ]
      : []),
    ...(unlisted.length > 0
      ? [
          notice(
            `县级管理员没有都记在名单上，${named(unlisted, '位')}`,
            '撤销别的管理员时会被多拦一次',
            '请别的管理员在“工作台 → 职务”给他再任命一次',
          ),
        ]
      : []),
  ]
}

function holdsOffice({ roles, leftOn }: Holder, now: number): boolean {
  return (
    leftOn === undefined &&
    roles.some(
      ({ role, orgId, until }) => role === ROLE && orgId === COUNTY && (until === undefined || until > now),
    )
  )
}

function judgeTrees(trees: readonly OfficeTree[]): Finding[] {
  const towns = trees.filter(({ _id }) => _id !== COUNTY)
  if (towns.length === 0) {
    return [notice('还没有党总支', '还没有人能绑定', '请县级管理员在“工作台 → 组织”建第一个党总支')]
  }

  const ids = towns.flatMap(({ nodes }) => nodes.map(({ id }) => id))
  // Between two of its steps a branch on its way stands in both trees; readers count it once.
  const isAnyMoving = trees.some(({ leaving }) => leaving !== undefined)
  const twice = isAnyMoving ? [] : [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  const lost = towns.flatMap(({ nodes }) =>
    nodes
      .filter(({ parentId }) => parentId !== null && !nodes.some(({ id }) => id === parentId))
      .map(({ id }) => id),
  )
  const advice = '交给维护的人：组织树里的记录自相矛盾'
  return [
    ...(twice.length > 0 ? [problem(`同一个组织出现两次，${named(twice)}`, '名单和统计会重复', advice)] : []),
    ...(lost.length > 0
      ? [problem(`组织的上级不在了，${named(lost)}`, '这些组织在页面上找不到', advice)]
      : []),
  ]
}

const PAGE = 900

/** By the index on where a role is held; a county has a few. */
async function readPeople(listed: readonly string[]): Promise<Holder[]> {
  const members = collection<MemberDocument>('members')
  const fields = ['openid', 'roles', 'leftOn'] as const
  const holding = await members.find({ 'roles.orgId': COUNTY }, { fields, limit: PAGE })
  const known = new Set(holding.map(({ _id }) => _id))
  return [
    ...holding,
    ...(await members.findByIds(
      listed.filter((id) => !known.has(id)),
      fields,
    )),
  ]
}

export async function readTrees(): Promise<(OfficeTree & Record<string, unknown>)[]> {
  const fields = ['version', 'nodes', 'teams', 'areas', 'applied', 'leaving', 'administrators'] as const
  const trees = collection<OfficeTree & Record<(typeof fields)[number], unknown>>('trees')
  const found: (OfficeTree & Record<string, unknown>)[] = []
  for (;;) {
    const last = found.at(-1)?._id ?? ''
    const page = await trees.find({ _id: op.gt(last) }, { fields, orderBy: [['_id', 'asc']], limit: 20 })
    if (page.length === 0) {
      return found
    }
    found.push(...(page as typeof found))
  }
}

export const checkOffices: Check = {
  name: 'offices',
  title: '组织和管理员',
  readsDocuments: true,
  async run({ now }) {
    const trees = await readTrees()
    const listed = trees.find(({ _id }) => _id === COUNTY)?.administrators ?? []
    const people = await readPeople(listed)
    const nodes = trees.reduce((sum, tree) => sum + tree.nodes.length, 0)
    return {
      seen: `${trees.length} 棵树，${nodes} 个组织，${people.length} 位管理员`,
      findings: [
        ...judgeOffices({ trees, people, now }),
        ...trees.flatMap((tree) => judgeSize('trees', tree)),
      ],
    }
  },
}
