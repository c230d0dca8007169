import type { TreeView } from '../../cloudfunctions/contract/org'
import { isSecretary, placeIn, type Role, rolesAt } from './place-view'
import { type NodeRow, nodeRows } from './tree-view'

export interface EditableRow extends NodeRow {
  canEdit: boolean
}

/** The tree as far as I see it; what stands above my own organisations is shown and not mine to change. */
export function editableRows(tree: TreeView, roles: readonly Role[]): EditableRow[] {
  return nodeRows(tree.nodes).map((row) => {
    const place = placeIn(tree, row.id)
    return { ...row, canEdit: place !== undefined && isSecretary(rolesAt(roles, place)) }
  })
}
