import type { TreeParts } from './tree-rules'

/** What later versions put beside the organisations of a tree. */
export interface Later extends Pick<TreeParts, 'teams' | 'areas'> {
  /** Requests that were carried out, the newest last: a repeated one changes nothing. */
  applied: string[]
}

/**
 * The step from every older shape of a tree to the present one. The first trees had organisations and a version only;
 * teams, duty areas and remembered requests came later. The next edit writes them (decision 0020).
 */
export function presentTree<T extends Pick<TreeParts, 'nodes'> & Partial<Later>>(stored: T): T & Later {
  const { teams = [], areas = [], applied = [] } = stored
  return { ...stored, teams, areas, applied }
}
