import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { transform } from 'esbuild'
import { isFile, isInside, searchUpward } from './package-files'
import { walkPackage } from './package-graph'

/** WeChat's own limit is 2 MB; the rest is room for a bad day. */
export const mainPackageLimit = 1.5 * 1024 * 1024

export interface ShippedPackage {
  /** The folder WeChat packs. */
  readonly root: string
  /** Every file that ships, relative to the root, with slashes. */
  readonly files: readonly string[]
  readonly mainBytes: number
  /** Bytes by the root of each subpackage. */
  readonly bytesBySubpackage: Readonly<Record<string, number>>
  /** What would be missing or too much on a phone; empty when the package is sound. */
  readonly problems: readonly string[]
}

interface IgnoreRule {
  type: 'glob' | 'folder' | 'file' | 'suffix' | 'prefix'
  value: string
}

interface ProjectSettings {
  miniprogramRoot: string
  packOptions?: { ignore?: IgnoreRule[] }
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

function globPattern(glob: string): RegExp {
  const source = glob
    .split(/(\*\*\/|\*)/)
    .map((part) => {
      if (part === '**/') {
        return '(.*/)?'
      }
      return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    })
    .join('')
  return new RegExp(`^${source}$`, 'i')
}

function isIgnored(file: string, { type, value }: IgnoreRule): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1)
  switch (type) {
    case 'glob':
      return globPattern(value).test(file)
    case 'folder':
      return isInside(file, value)
    case 'file':
      return file === value
    case 'suffix':
      return file.endsWith(value)
    case 'prefix':
      return name.startsWith(value)
  }
}

/** Scripts ship as WeChat makes them: types erased, minified. Everything else ships as it is. */
async function shippedBytes(path: string): Promise<number> {
  if (!/\.[jt]s$/.test(path)) {
    return statSync(path).size
  }
  const { code } = await transform(readFileSync(path, 'utf8'), {
    loader: path.endsWith('.ts') ? 'ts' : 'js',
    format: 'cjs',
    target: 'es2018',
    minify: true,
  })
  return Buffer.byteLength(code)
}

function subpackageRoots(root: string): string[] {
  const manifest = join(root, 'app.json')
  if (!isFile(manifest)) {
    return []
  }
  const { subPackages = [], subpackages = [] } = readJson<{
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }>(manifest)
  return [...subPackages, ...subpackages].map((subpackage) => subpackage.root)
}

/** Looks at the package of `project` as WeChat would upload it by its project.config.json, after the build. */
export async function inspectPackage(project: string): Promise<ShippedPackage> {
  const settings = readJson<ProjectSettings>(join(project, 'project.config.json'))
  const root = join(project, settings.miniprogramRoot)
  const rules = settings.packOptions?.ignore ?? []
  const ships = (file: string) => !rules.some((rule) => isIgnored(file, rule))
  const nameOf = (path: string) => relative(root, path).split('\\').join('/')

  const graph = await walkPackage(root, (specifier, fromFile) => searchUpward(specifier, fromFile, root))
  const problems = [...graph.problems]
  for (const file of [...graph.files].map(nameOf).filter((name) => !ships(name))) {
    problems.push(`${file} 被用到，却被 project.config.json 的 packOptions.ignore 排除`)
  }

  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => isFile(join(root, path)))
    .map((path) => path.split('\\').join('/'))
    .filter(ships)
  const roots = subpackageRoots(root)
  const bytesBySubpackage: Record<string, number> = Object.fromEntries(roots.map((name) => [name, 0]))
  let mainBytes = 0
  for (const file of files) {
    const bytes = await shippedBytes(join(root, file))
    const subpackage = roots.find((name) => isInside(file, name))
    if (subpackage) {
      bytesBySubpackage[subpackage] = (bytesBySubpackage[subpackage] ?? 0) + bytes
    } else {
      mainBytes += bytes
    }
  }
  if (mainBytes > mainPackageLimit) {
    problems.push(`主包 ${(mainBytes / 1024).toFixed(0)} KB，超过 ${mainPackageLimit / 1024} KB`)
  }
  return { root, files, mainBytes, bytesBySubpackage, problems }
}
