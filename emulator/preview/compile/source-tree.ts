import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export const npmRoot = 'miniprogram_npm/'

/**
 * The mini-program's files by the path WeChat knows them under: `pages/home/home.wxml`, and for npm packages
 * `miniprogram_npm/<package>/<path>`, which is served from node_modules without WeChat's npm build.
 */
export class SourceTree {
  /** Every file that was looked for, found or not, by absolute path: a change to one calls for a new compilation. */
  readonly inputs = new Set<string>()
  private readonly nodeModules: string
  private readonly packageFolders = new Map<string, string>()
  readonly shippedPackages: ReadonlySet<string>

  constructor(readonly root: string) {
    const project = findUp(root, 'package.json')
    this.nodeModules = path.join(path.dirname(project), 'node_modules')
    const { dependencies = {} } = JSON.parse(readFileSync(project, 'utf8')) as {
      dependencies?: Record<string, string>
    }
    this.shippedPackages = new Set(Object.keys(dependencies))
    this.inputs.add(project)
  }

  locate(file: string): string {
    if (!file.startsWith(npmRoot)) {
      return path.join(this.root, file)
    }
    const inside = file.slice(npmRoot.length)
    const name = packageName(inside)
    return path.join(this.packageFolder(name), inside.slice(name.length + 1))
  }

  read(file: string): string | null {
    const location = this.locate(file)
    this.inputs.add(location)
    try {
      return readFileSync(location, 'utf8')
    } catch {
      return null
    }
  }

  has(file: string): boolean {
    const location = this.locate(file)
    this.inputs.add(location)
    return statSync(location, { throwIfNoEntry: false })?.isFile() ?? false
  }

  /** The script of a page or component: TypeScript or JavaScript. */
  script(id: string): string | null {
    const location = ['.ts', '.js'].map((ending) => this.locate(id + ending)).find((file) => existsSync(file))
    return location ?? null
  }

  private packageFolder(name: string): string {
    const known = this.packageFolders.get(name)
    if (known !== undefined) {
      return known
    }
    const folder = path.join(this.nodeModules, name)
    const manifest = path.join(folder, 'package.json')
    const distribution = existsSync(manifest)
      ? ((JSON.parse(readFileSync(manifest, 'utf8')) as { miniprogram?: string }).miniprogram ?? '')
      : ''
    const resolved = path.join(folder, distribution)
    this.packageFolders.set(name, resolved)
    return resolved
  }
}

export function packageName(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

function findUp(from: string, name: string): string {
  const candidate = path.join(from, name)
  if (existsSync(candidate)) {
    return candidate
  }
  const parent = path.dirname(from)
  if (parent === from) {
    throw new Error(`no ${name} above the mini-program`)
  }
  return findUp(parent, name)
}
