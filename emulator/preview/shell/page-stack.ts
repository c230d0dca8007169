import type { AssociatedBackend, CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { Manifest } from './manifest'
import { Page, type Query } from './page'

/** WeChat's limit of pages opened one above another. */
const maximumDepth = 10

export interface PageStackOptions {
  manifest: Manifest
  backend: AssociatedBackend
  space: CodeSpace
  onChange(): void
}

let options: PageStackOptions
let pages: Page[] = []
/** Tab pages stay mounted when another tab is shown. */
const tabs = new Map<string, Page>()

export function openPageStack(stackOptions: PageStackOptions): void {
  options = stackOptions
}

export function currentPages(): readonly Page[] {
  return pages
}

export function currentPage(): Page {
  const page = pages.at(-1)
  if (page === undefined) {
    throw new Error('还没有打开任何页面')
  }
  return page
}

export function isTab(path: string): boolean {
  return options.manifest.app.tabBar?.list.some((tab) => tab.pagePath === path) ?? false
}

export function homePath(): string {
  return options.manifest.app.entryPagePath ?? (options.manifest.pages[0] as string)
}

export function navigateTo(url: string): void {
  const { path, query } = parse(url)
  if (isTab(path)) {
    throw new Error('can not navigateTo a tabbar page')
  }
  if (pages.length >= maximumDepth) {
    throw new Error(`webview count limit exceed: ${maximumDepth}`)
  }
  pages.at(-1)?.hide()
  enter(path, query)
}

export function redirectTo(url: string): void {
  const { path, query } = parse(url)
  if (isTab(path)) {
    throw new Error('can not redirectTo a tabbar page')
  }
  remove(pages.pop())
  enter(path, query)
}

/** Going back further than the first page stops there, as in WeChat. */
export function navigateBack(delta: number): void {
  if (pages.length <= 1) {
    throw new Error('cannot navigate back at first page.')
  }
  for (let count = Math.min(delta, pages.length - 1); count > 0; count -= 1) {
    remove(pages.pop())
  }
  reveal(currentPage())
}

export function switchTab(url: string): void {
  const { path } = parse(url)
  if (!isTab(path)) {
    throw new Error('can not switch to no-tabBar page')
  }
  const before = pages.at(-1)
  for (const page of pages.splice(1)) {
    remove(page)
  }
  const bottom = pages.pop()
  if (bottom !== undefined && !isTab(bottom.path)) {
    remove(bottom)
  } else if (bottom === before && bottom?.path !== path) {
    bottom?.hide()
  }
  const page = tabs.get(path)
  if (page === undefined) {
    enter(path, {})
    return
  }
  pages = [page]
  if (page === before) {
    options.onChange()
    return
  }
  reveal(page)
}

export function reLaunch(url: string): void {
  const { path, query } = parse(url)
  for (const page of new Set([...pages.reverse(), ...tabs.values()])) {
    remove(page)
  }
  pages = []
  enter(path, query)
}

/** The page is on the stack before its onLoad runs, which may already lead elsewhere. */
function enter(path: string, query: Query): void {
  const { app, components } = options.manifest
  const page = new Page(options.backend, options.space, path, query, {
    ...app.window,
    ...components[path]?.config,
  })
  if (isTab(path)) {
    tabs.set(path, page)
  }
  pages.push(page)
  page.load()
  reveal(page)
}

function reveal(page: Page): void {
  if (pages.at(-1) === page) {
    page.show()
  }
  options.onChange()
}

function remove(page: Page | undefined): void {
  if (page !== undefined) {
    if (tabs.get(page.path) === page) {
      tabs.delete(page.path)
    }
    page.unload()
  }
}

/** Query values arrive as they were written: WeChat does not decode them either. */
function parse(url: string): { path: string; query: Query } {
  const [reference = '', search = ''] = url.split('?')
  const from = pages.at(-1)?.path ?? ''
  const path = new URL(reference, `http://app/${from}`).pathname.slice(1)
  if (!options.manifest.pages.includes(path)) {
    throw new Error(`page "${path}" is not found`)
  }
  const query: Query = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', value = ''] = pair.split('=')
    query[name] = value
  }
  return { path, query }
}
