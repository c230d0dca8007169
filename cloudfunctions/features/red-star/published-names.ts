import { findNewest } from './cycle-store'

/** The newest two published months of a branch, and the names on their lists. One operation. */
export async function publishedNames(branchId: string): Promise<{ month: string; names: string[] }[]> {
  return (await findNewest(branchId, 2)).flatMap(({ month, published }) => {
    const names = published.flatMap(({ rows }) => rows.flatMap(({ name }) => name ?? []))
    return names.length > 0 ? [{ month, names }] : []
  })
}
