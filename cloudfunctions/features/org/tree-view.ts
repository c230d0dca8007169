import type { OrgNode, TreeView } from '../../contract/org'
import { reaches, type Scope } from '../../platform/scope'
import { branchOut, lineOf, rootOf } from './node-rules'
import type { TreeDocument } from './tree-store'

/** As much of a tree as the scope reaches, with the organisations above, so that it has a root. */
export function viewTree({ _id, version, nodes, teams, areas }: TreeDocument, scope: Scope): TreeView {
  const root = rootOf(nodes)
  const within = idsWithin(nodes, scope)
  const above = new Set([...within].flatMap((id) => lineOf(nodes, id)))
  const isWithin = ({ branchId }: { branchId: string }) => within.has(branchId)
  // A group leader claims for people of the group who may stand in a team of the branch; the teams hold only ids.
  const ofGroups = new Set(
    nodes.flatMap(({ id, level, parentId }) => (level === 'group' && within.has(id) ? [parentId] : [])),
  )
  return {
    treeId: _id,
    name: root.name,
    version,
    nodes: nodes.filter(({ id }) => above.has(id)),
    teams: teams.filter((team) => isWithin(team) || ofGroups.has(team.branchId)),
    areas: areas.filter(isWithin),
  }
}

/** The scope is older than an organisation that this very call has set up below one of it. */
function idsWithin(nodes: readonly OrgNode[], scope: Scope): ReadonlySet<string> {
  const reached = nodes.filter(({ id }) => reaches(scope, id))
  return new Set(reached.flatMap((node) => branchOut(nodes, node.id).map(({ id }) => id)))
}
