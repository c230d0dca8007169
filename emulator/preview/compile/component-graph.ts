import path from 'node:path'
import { lineAt, type Problem } from './problem'
import { npmRoot, packageName, type SourceTree } from './source-tree'

export interface WindowConfig {
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationBarTitleText?: string
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface AppConfig {
  pages: string[]
  entryPagePath?: string
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  window?: WindowConfig
  tabBar?: {
    color?: string
    selectedColor?: string
    backgroundColor?: string
    borderStyle?: 'black' | 'white'
    list: TabItem[]
  }
  usingComponents?: Record<string, string>
  darkmode?: boolean
  style?: string
}

export interface ComponentConfig extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  styleIsolation?: string
  addGlobalClass?: boolean
}

export interface ComponentNode {
  id: string
  isPage: boolean
  config: ComponentConfig
  /** Tag name → component id. */
  using: Record<string, string>
}

export interface ComponentGraph {
  app: AppConfig
  pages: string[]
  components: Map<string, ComponentNode>
}

/** Walks app.json and every usingComponents below it; what cannot be found is reported, not skipped. */
export function readComponentGraph(source: SourceTree, problems: Problem[]): ComponentGraph {
  const app = readJson<AppConfig>(source, 'app.json', problems, true) ?? { pages: [] }
  const subPackages = app.subPackages ?? app.subpackages ?? []
  const pages = [
    ...app.pages,
    ...subPackages.flatMap(({ root, pages: inside }) => inside.map((page) => path.posix.join(root, page))),
  ]
  const components = new Map<string, ComponentNode>()

  const visit = (id: string, isPage: boolean) => {
    if (components.has(id)) {
      return
    }
    const config = readJson<ComponentConfig>(source, `${id}.json`, problems, !isPage) ?? {}
    const node: ComponentNode = { id, isPage, config, using: {} }
    components.set(id, node)
    if (!isPage && config.component !== true) {
      problems.push({ file: `${id}.json`, line: 1, message: '组件的 json 要写 "component": true' })
    }
    for (const ending of ['.wxml', ...(source.script(id) === null ? ['.ts'] : [])]) {
      if (!source.has(id + ending)) {
        problems.push({ file: id + ending, line: 1, message: '文件不存在' })
      }
    }
    const fromApp = id.startsWith(npmRoot) ? {} : app.usingComponents
    for (const [tag, reference] of Object.entries({ ...fromApp, ...config.usingComponents })) {
      const declaredIn = config.usingComponents?.[tag] === undefined ? 'app' : id
      const target = resolveComponent(source, reference, declaredIn)
      if (target === null) {
        reportUnresolved(source, `${declaredIn}.json`, tag, reference, problems)
        node.using[tag] = ''
        continue
      }
      node.using[tag] = target
      visit(target, false)
    }
    for (const generic of Object.values(config.componentGenerics ?? {})) {
      const target = generic !== true && generic.default && resolveComponent(source, generic.default, id)
      if (target) {
        visit(target, false)
      }
    }
  }

  for (const page of pages) {
    visit(page, true)
  }
  checkAppConfig(source, app, pages, problems)
  return { app, pages, components }
}

function resolveComponent(source: SourceTree, reference: string, from: string): string | null {
  const places = placesOf(source, reference, from)
  const folders = places.map((place) => `${place}/index`)
  return [...places, ...folders].find((place) => source.has(`${place}.json`)) ?? null
}

/** A bare name may stand beside the file that uses it, or be a package, if it is one that gets shipped. */
function placesOf(source: SourceTree, reference: string, from: string): string[] {
  if (reference.startsWith('/')) {
    return [reference.slice(1)]
  }
  const beside = path.posix.join(path.posix.dirname(from), reference)
  const isPackage = !reference.startsWith('.') && source.shippedPackages.has(packageName(reference))
  return isPackage ? [beside, npmRoot + reference] : [beside]
}

function reportUnresolved(
  source: SourceTree,
  file: string,
  tag: string,
  reference: string,
  problems: Problem[],
): void {
  const text = source.read(file) ?? ''
  const message = `找不到组件 <${tag}>：${reference}`
  if (!problems.some((problem) => problem.file === file && problem.message === message)) {
    problems.push({ file, line: lineAt(text, Math.max(0, text.indexOf(`"${tag}"`))), message })
  }
}

function checkAppConfig(source: SourceTree, app: AppConfig, pages: string[], problems: Problem[]): void {
  const text = source.read('app.json') ?? ''
  const report = (needle: string, message: string) =>
    problems.push({ file: 'app.json', line: lineAt(text, Math.max(0, text.indexOf(needle))), message })
  if (app.style !== undefined) {
    report('"style"', `预览没有 "style": "${app.style}"，TDesign 也要求去掉它`)
  }
  for (const item of app.tabBar?.list ?? []) {
    if (!pages.includes(item.pagePath)) {
      report(item.pagePath, `tabBar 的页面不在 pages 里：${item.pagePath}`)
    }
    for (const icon of [item.iconPath, item.selectedIconPath]) {
      if (icon && !source.has(icon)) {
        report(icon, `tabBar 的图标不存在：${icon}`)
      }
    }
  }
}

function readJson<T>(source: SourceTree, file: string, problems: Problem[], required: boolean): T | null {
  const text = source.read(file)
  if (text === null) {
    if (required) {
      problems.push({ file, line: 1, message: '文件不存在' })
    }
    return null
  }
  try {
    return JSON.parse(text) as T
  } catch (error) {
    const message = (error as Error).message
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
    problems.push({ file, line: lineAt(text, offset), message: `json 有误：${message}` })
    return null
  }
}
