import { removeUnconfirmed } from './import-store'

/**
 * Files that wait in a branch may hold the name of somebody who deletes their data; the officer uploads again.
 * An import that is under way is left to end: its file goes with it.
 */
export function forgetUploads(branchId: string): Promise<void> {
  return removeUnconfirmed(branchId)
}
