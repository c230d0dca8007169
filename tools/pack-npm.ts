import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { build } from 'esbuild'
import { isFile, isInside, type NpmLookup, searchUpward } from './package-files'
import { walkPackage } from './package-graph'

export interface NpmPack {
  /** Bytes of each packed npm package by its name. */
  readonly bytesByPackage: Readonly<Record<string, number>>
  /** Why the app cannot be packed; empty when miniprogram_npm stands complete. */
  readonly problems: readonly string[]
}

interface PackageDescription {
  main?: string
  /** The folder with components, which WeChat packs instead of the main entry. */
  miniprogram?: string
}

/** TDesign's icon font lives on a CDN: it would send every reader to a third party, and shows nothing offline. */
const remoteFontFace = /@font-face\s*\{[^}]*\btdesign\.gtimg\.com\b[^}]*\}/g

/** The npm packages of one project as WeChat's own npm build would see them. */
class Sources {
  private readonly dependencies: Set<string>

  constructor(private readonly project: string) {
    const text = readFileSync(join(project, 'package.json'), 'utf8')
    const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> }
    this.dependencies = new Set(Object.keys(dependencies))
  }

  /** WeChat packs what package.json names under "dependencies", and nothing else. */
  readonly lookUp: NpmLookup = (specifier, fromFile) => {
    const owner = this.ownerOf(fromFile)
    const nested = owner && searchUpward(specifier, fromFile, this.folderOf(owner))
    if (nested) {
      return nested
    }
    const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier
    if (!this.dependencies.has(name) || !existsSync(this.modulePath(name))) {
      return undefined
    }
    const rest = specifier.slice(name.length + 1)
    const { main = 'index.js', miniprogram } = this.describe(name)
    if (miniprogram) {
      return join(this.modulePath(name), miniprogram, rest || 'index')
    }
    // Of a package without components WeChat packs the main entry only: name/plugin/… would be missing.
    return rest === '' ? join(this.modulePath(name), main) : undefined
  }

  ownerOf(file: string): string | undefined {
    return [...this.dependencies].find((name) => isInside(file, this.modulePath(name)))
  }

  hasComponents(name: string): boolean {
    return this.describe(name).miniprogram !== undefined
  }

  /** The folder whose inside becomes miniprogram_npm/<name>/. */
  folderOf(name: string): string {
    return join(this.modulePath(name), this.describe(name).miniprogram ?? '')
  }

  private modulePath(name: string): string {
    return join(this.project, 'node_modules', name)
  }

  private describe(name: string): PackageDescription {
    return JSON.parse(readFileSync(join(this.modulePath(name), 'package.json'), 'utf8')) as PackageDescription
  }
}

async function bundleMainEntry(file: string): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2018',
    minify: true,
    logLevel: 'silent',
  })
  return Buffer.from(outputFiles[0]?.contents ?? [])
}

async function contentOf(file: string, isMainEntry: boolean): Promise<Buffer> {
  if (isMainEntry) {
    return bundleMainEntry(file)
  }
  const content = readFileSync(file)
  return file.endsWith('.wxss') ? Buffer.from(content.toString().replace(remoteFontFace, '')) : content
}

/** Brings `folder` to exactly these files, and leaves untouched those that are right already. */
async function mirror(folder: string, contents: ReadonlyMap<string, Buffer>): Promise<void> {
  const standing = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  for (const path of standing) {
    if (!contents.has(path) && isFile(join(folder, path))) {
      await rm(join(folder, path))
    }
  }
  for (const [path, content] of contents) {
    const target = join(folder, path)
    if (!existsSync(target) || !readFileSync(target).equals(content)) {
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, content)
    }
  }
}

/**
 * Fills miniprogram/miniprogram_npm with exactly the npm files the app in `miniprogram` reaches. WeChat's own
 * npm build would pack all of TDesign; where components are missing nothing is written.
 */
export async function packNpm(project: string, miniprogram: string): Promise<NpmPack> {
  const sources = new Sources(project)
  const { files, problems } = await walkPackage(miniprogram, sources.lookUp)
  if (problems.length > 0) {
    return { bytesByPackage: {}, problems }
  }
  const contents = new Map<string, Buffer>()
  const bytesByPackage: Record<string, number> = {}
  const remote: string[] = []
  for (const file of files) {
    const name = sources.ownerOf(file)
    if (!name) {
      continue
    }
    const isMainEntry = !sources.hasComponents(name)
    const content = await contentOf(file, isMainEntry)
    if (content.includes('tdesign.gtimg.com')) {
      remote.push(`${relative(project, file)}: 引用了 tdesign.gtimg.com，不能打进小程序包`)
    }
    const path = isMainEntry ? 'index.js' : relative(sources.folderOf(name), file)
    contents.set(join(name, path).split('/').join(sep), content)
    bytesByPackage[name] = (bytesByPackage[name] ?? 0) + content.byteLength
  }
  if (remote.length > 0) {
    return { bytesByPackage: {}, problems: remote }
  }
  await mirror(join(miniprogram, 'miniprogram_npm'), contents)
  return { bytesByPackage, problems: [] }
}
