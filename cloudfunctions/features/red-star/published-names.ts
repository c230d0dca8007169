import { findCycle, findListed } from './cycle-store'

/** The newest two published months of a branch, and the names on their lists. Up to three operations. */
export async function publishedNames(branchId: string): Promise<{ month: string; names: string[] }[]> {
  const listed = (await findListed(branchId)).slice(0, 2)
  const cycles = await Promise.all(listed.map(({ month }) => findCycle(branchId, month)))
  return cycles.flatMap((cycle) => {
    const names = cycle?.published.flatMap(({ rows }) => rows.flatMap(({ name }) => name ?? [])) ?? []
    return cycle && names.length > 0 ? [{ month: cycle.month, names }] : []
  })
}
