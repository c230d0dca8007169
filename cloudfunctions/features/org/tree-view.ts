import type { TreeView } from '../../contract/org'
import { reaches, type Scope } from '../../platform/scope'
import { rootOf } from './node-rules'
import type { TreeDocument } from './tree-store'

/** As much of a tree as the scope reaches, with the organisations above, so that it has a root. */
export function viewTree({ _id, version, nodes, teams, areas }: TreeDocument, scope: Scope): TreeView {
  const root = rootOf(nodes)
  const isWithin = ({ branchId }: { branchId: string }) => reaches(scope, branchId)
  const shown = reaches(scope, root.id) ? nodes : withAncestors(nodes, scope)
  return {
    treeId: _id,
    name: root.name,
    version,
    nodes: shown,
    teams: teams.filter(isWithin),
    areas: areas.filter(isWithin),
  }
}

function withAncestors(nodes: TreeView['nodes'], scope: Scope): TreeView['nodes'] {
  const nodeById = new Map(nodes.map((node) => [node.id, node]))
  const shown = new Set<string>()
  for (const { id } of nodes.filter((node) => reaches(scope, node.id))) {
    let at = nodeById.get(id)
    while (at && !shown.has(at.id)) {
      shown.add(at.id)
      at = at.parentId === null ? undefined : nodeById.get(at.parentId)
    }
  }
  return nodes.filter(({ id }) => shown.has(id))
}
