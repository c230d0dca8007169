/** One organisation in a general branch's tree (PRODUCT §3). Any level may be absent. */
export interface OrgNode {
  id: string
  name: string
  level: 'general' | 'branch' | 'group'
  kind: 'area' | 'industry' | 'trade' | 'enterprise' | 'cooperative' | 'away' | 'business' | 'grid'
  parentId: string | null
}

/** A general branch's whole tree, one document. */
export interface Tree {
  _id: string
  nodes: OrgNode[]
  version: number
}

export function namesById(trees: readonly Pick<Tree, 'nodes'>[]): ReadonlyMap<string, string> {
  return new Map(trees.flatMap(({ nodes }) => nodes.map(({ id, name }) => [id, name] as const)))
}
