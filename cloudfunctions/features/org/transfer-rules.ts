import type { OrgNode } from '../../contract/org'
import { activeBranch, branchOut, isNameTaken, refuse, rootOf } from './node-rules'
import type { TreeParts } from './tree-rules'

/** TREE_REFUSED unless the branch may go from one tree to the other. */
export function checkTransfer(from: TreeParts, to: TreeParts, branchId: string): void {
  const branch = activeBranch(from.nodes, branchId)
  if (isNameTaken(to.nodes, { ...branch, parentId: rootOf(to.nodes).id })) {
    refuse('nameTaken')
  }
}

/** A branch with all that belongs to it. */
export function partOf({ nodes, teams, areas }: TreeParts, branchId: string): TreeParts {
  const isOfBranch = (one: { branchId: string }) => one.branchId === branchId
  return {
    nodes: branchOut(nodes, branchId),
    teams: teams.filter(isOfBranch),
    areas: areas.filter(isOfBranch),
  }
}

/**
 * The tree with a branch from elsewhere below its root. A transfer that has begun always ends, so a name that was
 * taken in the meantime gets a number instead of a refusal.
 */
export function withPart(tree: TreeParts, part: TreeParts): TreeParts {
  const [branch, ...below] = part.nodes
  if (!branch) {
    return tree
  }
  const rooted = { ...branch, parentId: rootOf(tree.nodes).id }
  return {
    nodes: [...tree.nodes, { ...rooted, name: freeName(tree.nodes, rooted) }, ...below],
    teams: [...tree.teams, ...part.teams],
    areas: [...tree.areas, ...part.areas],
  }
}

export function withoutPart(tree: TreeParts, part: TreeParts): TreeParts {
  const gone = new Set([...part.nodes, ...part.teams, ...part.areas].map(({ id }) => id))
  const stays = ({ id }: { id: string }) => !gone.has(id)
  return {
    nodes: tree.nodes.filter(stays),
    teams: tree.teams.filter(stays),
    areas: tree.areas.filter(stays),
  }
}

function freeName(nodes: readonly OrgNode[], node: OrgNode): string {
  let name = node.name
  for (let number = 2; isNameTaken(nodes, { ...node, name }); number += 1) {
    name = `${node.name}（${number}）`
  }
  return name
}
