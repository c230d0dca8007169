import { collection } from '../../platform/database'
import type { Tree } from './tree-rules'

const trees = collection<Tree>('trees')

/** Every general branch of the county; at most 100. */
export function findTrees(): Promise<Pick<Tree, '_id' | 'nodes'>[]> {
  return trees.find({}, { fields: ['nodes'], limit: 100 })
}
