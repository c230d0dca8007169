import type { ErrorDetails } from '../../contract/errors'
import type { OrgNode } from '../../contract/org'
import { AppError } from '../../platform/app-error'

export function refuse(why: ErrorDetails['TREE_REFUSED']['why']): never {
  throw new AppError('TREE_REFUSED', { why })
}

export function activeNode(nodes: readonly OrgNode[], orgId: string): OrgNode {
  const node = nodes.find(({ id }) => id === orgId) ?? refuse('notHere')
  return node.isRetired ? refuse('retired') : node
}

/** A branch that stands; teams and areas belong to one. */
export function activeBranch(nodes: readonly OrgNode[], branchId: string): OrgNode {
  const node = activeNode(nodes, branchId)
  return node.level === 'branch' ? node : refuse('wrongLevel')
}

export function rootOf(nodes: readonly OrgNode[]): OrgNode {
  const root = nodes.find(({ parentId }) => parentId === null)
  if (!root) {
    throw new Error('a tree without a root')
  }
  return root
}

/** An organisation with everything below it. */
export function branchOut(nodes: readonly OrgNode[], orgId: string): OrgNode[] {
  const found = nodes.filter(({ id }) => id === orgId)
  for (const { id } of found) {
    found.push(...nodes.filter(({ parentId }) => parentId === id))
  }
  return found
}

/** An organisation and those above it, up to the root. */
export function lineOf(nodes: readonly OrgNode[], orgId: string): string[] {
  const node = nodes.find(({ id }) => id === orgId)
  return node ? [node.id, ...(node.parentId === null ? [] : lineOf(nodes, node.parentId))] : []
}

/** Nobody could tell two apart that stand beside each other. A retired one gives its name free. */
export function isNameTaken(
  nodes: readonly OrgNode[],
  { id, name, parentId }: Pick<OrgNode, 'id' | 'name' | 'parentId'>,
): boolean {
  return nodes.some(
    (node) => node.name === name && node.parentId === parentId && node.id !== id && !node.isRetired,
  )
}
