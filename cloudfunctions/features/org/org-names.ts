import { COUNTY, readTrees } from '../../platform/organisation'

/** The name of every organisation, by id. */
export async function orgNames(now: number): Promise<ReadonlyMap<string, string>> {
  const trees = await readTrees(now)
  return new Map([
    [COUNTY, '全县'],
    ...trees.flatMap(({ nodes }) => nodes.map(({ id, name }): [string, string] => [id, name])),
  ])
}
