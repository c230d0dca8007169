import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A function as it is to be run. The same object as long as nothing of it changes. */
export interface InstalledFunction {
  name: string
  /** Where its code lies. */
  directory: string
  /** `<file>.<export>` */
  handler: string
  /** Seconds a call may take. */
  timeout: number
  /** Megabytes. */
  memorySize: number
  variables: Readonly<Record<string, string>>
}

export type FindFunction = (name: string) => InstalledFunction | undefined

/** What the functions of this project are configured to (cloudbaserc.json). */
export const OWN_LIMITS = { timeout: 20, memorySize: 256 }

/** The functions that stand built in a folder: one folder each, with its `index.js`. */
export function functionsIn(
  folder: string,
  variables: Readonly<Record<string, string>> = {},
  limits = OWN_LIMITS,
): FindFunction {
  const known = new Map<string, InstalledFunction>()
  return (name) => {
    const directory = join(folder, name)
    if (!known.has(name) && /^[\w-]+$/.test(name) && existsSync(join(directory, 'index.js'))) {
      known.set(name, { name, directory, handler: 'index.main', variables, ...limits })
    }
    return known.get(name)
  }
}
