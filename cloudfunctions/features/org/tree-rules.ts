import type { TreeEdit, TreeView } from '../../contract/org'
import { nodeEdits } from './node-edit-rules'
import { areaEdits, teamEdits } from './team-edit-rules'

/** What an edit changes of a tree. */
export type TreeParts = Pick<TreeView, 'nodes' | 'teams' | 'areas'>

export type Doing<D extends TreeEdit['do']> = Extract<TreeEdit, { do: D }>

/** One kind of edit. Whether members are in its way is the use case's question: a rule knows the tree only. */
export interface Edit<D extends TreeEdit['do']> {
  /** The organisations that whoever makes this edit must reach. */
  touches(tree: TreeParts, edit: Doing<D>): string[]
  /** What is new in the tree, or TREE_REFUSED; `newId` is the id of what the edit creates. */
  apply(tree: TreeParts, edit: Doing<D>, newId: string): Partial<TreeParts>
}

const edits: { readonly [D in TreeEdit['do']]: Edit<D> } = { ...nodeEdits, ...teamEdits, ...areaEdits }

export function touchedBy(tree: TreeParts, edit: TreeEdit): string[] {
  return kindOf(edit).touches(tree, edit)
}

export function applyEdit(tree: TreeParts, edit: TreeEdit, newId: string): TreeParts {
  return { ...tree, ...kindOf(edit).apply(tree, edit, newId) }
}

/** The entry of the table that takes exactly this edit; its own `do` chose it. */
function kindOf(edit: TreeEdit): Edit<TreeEdit['do']> {
  return edits[edit.do] as Edit<TreeEdit['do']>
}
