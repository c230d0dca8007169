import { namesById } from './tree-rules'
import { findTrees } from './tree-store'

/** Names change rarely: an instance reads them once a minute. Rights never come from here. */
const KEPT_FOR = 60_000

let kept: { names: ReadonlyMap<string, string>; readAt: number } | undefined

/** The name of every organisation, by id. */
export async function orgNames(now: number): Promise<ReadonlyMap<string, string>> {
  if (!kept || Math.abs(now - kept.readAt) > KEPT_FOR) {
    kept = { names: namesById(await findTrees()), readAt: now }
  }
  return kept.names
}
