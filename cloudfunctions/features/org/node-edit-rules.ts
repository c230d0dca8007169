import type { OrgNode } from '../../contract/org'
import { activeNode, branchOut, isNameTaken, refuse } from './node-rules'
import type { Edit, TreeParts } from './tree-rules'

const levelAbove: Readonly<Record<OrgNode['level'], OrgNode['level'] | undefined>> = {
  general: undefined,
  branch: 'general',
  group: 'branch',
}

const create: Edit<'create'> = {
  touches: (_, { parentId }) => [parentId],
  apply({ nodes }, { parentId, name, level, kind, region }, newId) {
    const node: OrgNode = { id: newId, name, level, kind, parentId, ...(region && { region }) }
    refuseMisplaced(nodes, node)
    return { nodes: [...nodes, node] }
  },
}

const rename: Edit<'rename'> = {
  touches: (_, { orgId }) => [orgId],
  apply({ nodes }, { orgId, name }) {
    const node = { ...activeNode(nodes, orgId), name }
    if (isNameTaken(nodes, node)) {
      refuse('nameTaken')
    }
    return { nodes: replace(nodes, node) }
  },
}

const describe: Edit<'describe'> = {
  touches: (_, { orgId }) => [orgId],
  apply({ nodes }, { orgId, kind, region, contacts }) {
    const { region: _, ...node } = activeNode(nodes, orgId)
    return { nodes: replace(nodes, { ...node, kind, contacts, ...(region && { region }) }) }
  },
}

/** Where an organisation stands is decided from above: by whoever reaches both parents. */
const move: Edit<'move'> = {
  touches: ({ nodes }, { orgId, toParentId }) => [parentOf(nodes, orgId), toParentId],
  apply({ nodes }, { orgId, toParentId }) {
    const node = activeNode(nodes, orgId)
    if (branchOut(nodes, orgId).some(({ id }) => id === toParentId)) {
      refuse('belowItself')
    }
    const moved = { ...node, parentId: toParentId }
    refuseMisplaced(nodes, moved)
    return { nodes: replace(nodes, moved) }
  },
}

/** It stays in the tree, since past months speak of it; its teams and areas go. */
const retire: Edit<'retire'> = {
  touches: ({ nodes }, { orgId }) => [parentOf(nodes, orgId)],
  apply({ nodes, teams, areas }, { orgId }) {
    const node = activeNode(nodes, orgId)
    if (node.parentId === null) {
      refuse('wrongLevel')
    }
    if (nodes.some(({ parentId, isRetired }) => parentId === orgId && !isRetired)) {
      refuse('notEmpty')
    }
    const isElsewhere = ({ branchId }: { branchId: string }) => branchId !== orgId
    return {
      nodes: replace(nodes, { ...node, isRetired: true }),
      teams: teams.filter(isElsewhere),
      areas: areas.filter(isElsewhere),
    }
  },
}

export const nodeEdits = { create, rename, describe, move, retire }

/** A branch stands below the general branch, a group below a branch. */
function refuseMisplaced(nodes: readonly OrgNode[], node: OrgNode): void {
  const parent = node.parentId === null ? refuse('wrongLevel') : activeNode(nodes, node.parentId)
  if (parent.level !== levelAbove[node.level]) {
    refuse('wrongLevel')
  }
  if (isNameTaken(nodes, node)) {
    refuse('nameTaken')
  }
}

function parentOf(nodes: readonly OrgNode[], orgId: string): string {
  return nodes.find(({ id }) => id === orgId)?.parentId ?? orgId
}

function replace(nodes: TreeParts['nodes'], node: OrgNode): OrgNode[] {
  return nodes.map((one) => (one.id === node.id ? node : one))
}
