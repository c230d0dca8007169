import type { RoleName } from '../cloudfunctions/contract/session'
import type { SeedMember } from './seed/people'

/** Somebody the preview can be: who, in which role, where. */
export interface Identity {
  openid: string
  name: string
  role: string
  org: string
}

const roleText: Readonly<Record<RoleName | SeedMember['kind'], string>> = {
  countyAdministrator: '县级管理员',
  generalSecretary: '总支书记',
  branchSecretary: '支部书记',
  recorder: '组织委员',
  groupLeader: '党小组长',
  taskLead: '责任党员',
  enterpriseContact: '企业联络员',
  overseer: '监督员',
  party: '党员',
  probationary: '预备党员',
  villager: '村民',
}

/** Of each role this many people are offered; of members without one, as well. */
const EACH = 3

/** A tree, as far as names are taken from it. */
export interface Organisations {
  nodes: readonly { id: string; name: string; level: string; parentId: string | null }[]
}

/** Everybody who is bound, or the few of each role that a demo needs. Rows come in the order of `roleText`. */
export function listIdentities(
  members: readonly SeedMember[],
  trees: readonly Organisations[],
  isAll: boolean,
): Identity[] {
  const orgNames = nameOrganisations(trees)
  const bound = members.filter(({ openid }) => !openid.startsWith('unbound:'))
  const rows = (Object.keys(roleText) as (keyof typeof roleText)[]).flatMap((role) => {
    const holders = bound.filter((member) => mainRole(member) === role).sort(namedFirst)
    return (isAll ? holders : holders.slice(0, EACH)).map((member) => ({
      openid: member.openid,
      name: member.name,
      role: roleText[role],
      org: orgNames.get(member.roles[0]?.orgId ?? member.branchId) ?? '',
    }))
  })
  return rows
}

/** A group is called by its branch's name, too. */
function nameOrganisations(trees: readonly Organisations[]): Map<string, string> {
  const nodes = trees.flatMap((tree) => tree.nodes)
  const nameById = new Map(nodes.map(({ id, name }) => [id, name]))
  const names = nodes.map(({ id, name, level, parentId }): [string, string] => [
    id,
    level === 'group' ? `${nameById.get(parentId ?? '') ?? ''}${name}` : name,
  ])
  return new Map([['county', '全县'], ...names])
}

function mainRole({ roles, kind }: SeedMember): keyof typeof roleText {
  return roles[0]?.role ?? kind
}

/** The people the demo tells stories with come first. */
function namedFirst(a: SeedMember, b: SeedMember): number {
  return Number(b.isStory ?? false) - Number(a.isStory ?? false)
}
