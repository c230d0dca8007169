import { existsSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'

/** Finds an npm name from the file that uses it; the answer is a path that may still lack its extension. */
export type NpmLookup = (specifier: string, fromFile: string) => string | undefined

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** WeChat takes a script as written, with .js, or, by its TypeScript plugin, with .ts. */
export function scriptAt(base: string): string | undefined {
  return [base, `${base}.ts`, `${base}.js`, join(base, 'index.ts'), join(base, 'index.js')].find(isFile)
}

/** A path inside the mini-program: `/` starts at its root, everything else at the file that names it. */
export function localPath(specifier: string, fromFile: string, root: string): string {
  return specifier.startsWith('/') ? join(root, specifier) : join(dirname(fromFile), specifier)
}

/** WeChat's own search: miniprogram_npm beside the file, then beside each folder above it, up to the root. */
export function searchUpward(specifier: string, fromFile: string, root: string): string | undefined {
  const path = `miniprogram_npm/${specifier}`
  for (let folder = dirname(fromFile); isInside(folder, root); folder = dirname(folder)) {
    const found = join(folder, path)
    const stands =
      scriptAt(found) || existsSync(`${found}.json`) || existsSync(`${found}.wxss`) || isFile(found)
    if (stands) {
      return found
    }
  }
  return undefined
}

export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
