import type { Tree } from '../../platform/organisation'
import type { TreeParts } from './tree-rules'

/** What an edit reads and writes. */
export interface WholeTree extends Omit<Tree, 'areas' | 'leaving'>, TreeParts {
  /** Requests that were carried out, the newest last: a repeated one changes nothing. */
  applied: string[]
}

/**
 * The step from every older shape of a tree to the present one. The first trees had organisations and a version only;
 * teams, duty areas and remembered requests came later. The next edit writes them (decision 0020).
 */
export function presentTree<T extends Tree & Partial<WholeTree>>(
  stored: T,
): T & Pick<WholeTree, 'teams' | 'areas' | 'applied'> {
  return {
    ...stored,
    teams: stored.teams ?? [],
    areas: stored.areas ?? [],
    applied: stored.applied ?? [],
  }
}
