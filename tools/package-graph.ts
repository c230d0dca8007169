import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { isFile, isInside, localPath, type NpmLookup, scriptAt } from './package-files'

export interface PackageGraph {
  /** Every file the app reaches from app.json, as absolute paths. */
  readonly files: ReadonlySet<string>
  /** What would be missing in the package, one sentence each, with the file that asks for it. */
  readonly problems: readonly string[]
}

interface Manifest {
  pages?: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { iconPath?: string; selectedIconPath?: string }[] }
  usingComponents?: Record<string, string>
}

const markupReference = /<(import|include|wxs|image)\b[^>]*?\ssrc\s*=\s*["']([^"'{}]+)["']/g
const styleReference = /@import\s+(?:url\(\s*)?["']([^"']+)["']/g
const wxsReference = /\brequire\(\s*["']([^"']+)["']\s*\)/g

/** The walk from app.json through pages, components, templates, styles and scripts. */
class Walk {
  readonly files = new Set<string>()
  readonly problems: string[] = []
  private readonly scripts = new Set<string>()

  constructor(
    private readonly root: string,
    private readonly npm: NpmLookup,
  ) {}

  async run(): Promise<void> {
    const app = join(this.root, 'app.json')
    const manifest = this.readManifest(app)
    this.addScript(join(this.root, 'app'), 'app.json')
    this.addStyleIfThere(join(this.root, 'app.wxss'))
    this.addComponentsOf(manifest, app)
    for (const page of pagesOf(manifest)) {
      this.addComponent(join(this.root, page), `app.json: 页面 ${page}`)
    }
    for (const { iconPath, selectedIconPath } of manifest.tabBar?.list ?? []) {
      for (const icon of [iconPath, selectedIconPath].filter((path) => path !== undefined)) {
        this.addFile(join(this.root, icon), `app.json: 图标 ${icon}`)
      }
    }
    await this.walkScripts()
  }

  private name(path: string): string {
    return relative(isInside(path, this.root) ? this.root : process.cwd(), path)
  }

  private readManifest(path: string): Manifest {
    if (!this.addFile(path, this.name(path))) {
      return {}
    }
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Manifest
    } catch (error) {
      this.problems.push(`${this.name(path)} 不是合格的 JSON：${(error as Error).message}`)
      return {}
    }
  }

  /** Returns whether the file is new and there, so that the caller reads on in it. */
  private addFile(path: string, asked: string): boolean {
    if (this.files.has(path)) {
      return false
    }
    if (!isFile(path)) {
      this.problems.push(`${asked} 不存在`)
      return false
    }
    this.files.add(path)
    return true
  }

  private addScript(base: string, asked: string): void {
    const script = scriptAt(base)
    if (!script) {
      this.problems.push(`${asked} 缺少脚本 ${this.name(base)}.ts`)
      return
    }
    this.scripts.add(script)
  }

  private addComponent(base: string, asked: string): void {
    const manifestPath = `${base}.json`
    if (this.files.has(manifestPath)) {
      return
    }
    if (!isFile(manifestPath) && !isFile(`${base}.wxml`) && !scriptAt(base)) {
      this.problems.push(`${asked} 不存在`)
      return
    }
    this.addComponentsOf(this.readManifest(manifestPath), manifestPath)
    this.addScript(base, asked)
    this.addMarkup(`${base}.wxml`, `${this.name(base)}.wxml`)
    this.addStyleIfThere(`${base}.wxss`)
  }

  private addComponentsOf(manifest: Manifest, path: string): void {
    for (const [tag, specifier] of Object.entries(manifest.usingComponents ?? {})) {
      const base = /^[./]/.test(specifier) ? localPath(specifier, path, this.root) : this.npm(specifier, path)
      const asked = `${this.name(path)}: 组件 ${tag} “${specifier}”`
      if (base) {
        this.addComponent(base, asked)
      } else {
        this.problems.push(`${asked} 不存在`)
      }
    }
  }

  private addMarkup(path: string, asked: string): void {
    if (!this.addFile(path, asked)) {
      return
    }
    const source = readFileSync(path, 'utf8').replace(/<!--[\s\S]*?-->/g, '')
    for (const [, tag, specifier = ''] of source.matchAll(markupReference)) {
      const target = localPath(specifier, path, this.root)
      const told = `${this.name(path)}: <${tag} src="${specifier}">`
      if (tag === 'wxs') {
        this.addWxs(target, told)
      } else if (tag !== 'image') {
        this.addMarkup(target.endsWith('.wxml') ? target : `${target}.wxml`, told)
      } else if (!/^(https?|data|cloud):/.test(specifier)) {
        this.addFile(target, told)
      }
    }
  }

  private addWxs(path: string, asked: string): void {
    if (!this.addFile(path, asked)) {
      return
    }
    for (const [, specifier = ''] of withoutComments(readFileSync(path, 'utf8')).matchAll(wxsReference)) {
      this.addWxs(localPath(specifier, path, this.root), `${this.name(path)}: require("${specifier}")`)
    }
  }

  private addStyleIfThere(path: string): void {
    if (isFile(path)) {
      this.addStyle(path, this.name(path))
    }
  }

  private addStyle(path: string, asked: string): void {
    if (!this.addFile(path, asked)) {
      return
    }
    for (const [, specifier = ''] of withoutComments(readFileSync(path, 'utf8')).matchAll(styleReference)) {
      const isLocal = /^[./]/.test(specifier) || isFile(join(dirname(path), specifier))
      const target = isLocal ? localPath(specifier, path, this.root) : this.npm(specifier, path)
      const told = `${this.name(path)}: @import "${specifier}"`
      if (target) {
        this.addStyle(target, told)
      } else {
        this.problems.push(`${told} 不存在`)
      }
    }
  }

  /** esbuild follows the scripts: it erases types as WeChat's compiler does, and reads comments as comments. */
  private async walkScripts(): Promise<void> {
    const follow: Plugin = {
      name: 'follow-what-ships',
      setup: (bundler) => {
        bundler.onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
          const script = kind === 'entry-point' ? path : this.scriptFor(path, importer)
          if (!script) {
            return { path, external: true }
          }
          this.files.add(script)
          return { path: script }
        })
      },
    }
    const result = await build({
      entryPoints: [...this.scripts],
      bundle: true,
      write: false,
      outdir: this.root,
      format: 'esm',
      logLevel: 'silent',
      plugins: [follow],
      tsconfigRaw: {},
    }).catch(
      (failure: { errors: { text: string; location: { file: string; line: number } | null }[] }) => failure,
    )
    for (const { text, location } of result.errors) {
      this.problems.push(`${location ? `${location.file}:${location.line}: ` : ''}${text}`)
    }
  }

  private scriptFor(specifier: string, importer: string): string | undefined {
    const base = /^[./]/.test(specifier)
      ? localPath(specifier, importer, this.root)
      : this.npm(specifier, importer)
    const script = base && scriptAt(base)
    const told = `${this.name(importer)}: import "${specifier}"`
    if (!script) {
      this.problems.push(`${told} 不存在，或者不会打进小程序包`)
      return undefined
    }
    const isOutside = isInside(importer, this.root) && /^[./]/.test(specifier) && !isInside(script, this.root)
    if (isOutside) {
      this.problems.push(`${told} 不会打进小程序包`)
      return undefined
    }
    return script
  }
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

function pagesOf(manifest: Manifest): string[] {
  const inSubpackages = [...(manifest.subPackages ?? []), ...(manifest.subpackages ?? [])]
  return [
    ...(manifest.pages ?? []),
    ...inSubpackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
}

/** Walks all that the app in `root` reaches, finding npm names by `npm`. */
export async function walkPackage(root: string, npm: NpmLookup): Promise<PackageGraph> {
  const walk = new Walk(root, npm)
  await walk.run()
  return { files: walk.files, problems: walk.problems }
}
