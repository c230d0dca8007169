import path from 'node:path'
import postcss, { type AtRule, type CssSyntaxError, type Root, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { builtInTags, elementName } from '../built-in-tags'
import type { ComponentGraph, ComponentNode } from './component-graph'
import type { Problem } from './problem'
import { npmRoot, type SourceTree } from './source-tree'

const iconFont = "@font-face{font-family:t;src:url(/preview/icons.woff) format('woff')}"

export interface CompiledStyles {
  css: string
  /** Class prefix of each component with styles of its own; an empty one shares the app's classes. */
  scopes: Record<string, string>
}

/** One style sheet for the whole app: app.wxss, then components, then pages. */
export function compileStyles(
  source: SourceTree,
  graph: ComponentGraph,
  problems: Problem[],
): CompiledStyles {
  const compiler = new StyleCompiler(source, graph.app.darkmode === true, problems)
  const nodes = [...graph.components.values()].sort((a, b) => Number(a.isPage) - Number(b.isPage))
  const scopes: Record<string, string> = {}
  const sheets = [compiler.compile('app.wxss', {})]
  for (const [index, node] of nodes.entries()) {
    const scope = isShared(node) ? '' : `c${index.toString(36)}`
    scopes[node.id] = scope
    const page = node.isPage && scope === '' ? node.id : undefined
    sheets.push(compiler.compile(`${node.id}.wxss`, { scope, page }))
  }
  return { css: sheets.join('\n'), scopes }
}

function isShared({ config }: ComponentNode): boolean {
  const isolation = config.styleIsolation ?? (config.component ? 'isolated' : 'shared')
  return isolation === 'shared' || isolation === 'page-shared'
}

interface Place {
  scope?: string
  /** Rules of a page without a scope count on that page only. */
  page?: string
}

class StyleCompiler {
  constructor(
    private readonly source: SourceTree,
    private readonly isDarkModeOn: boolean,
    private readonly problems: Problem[],
  ) {}

  compile(file: string, place: Place): string {
    const sheet = this.inline(file, [])
    sheet.walkRules((rule) => {
      if (!isKeyframe(rule)) {
        rule.selector = this.placeSelector(rule, place, file)
      }
    })
    sheet.walkAtRules((rule) => {
      if (!this.isDarkModeOn && rule.name === 'media' && /prefers-color-scheme:\s*dark/.test(rule.params)) {
        rule.remove()
      }
    })
    sheet.walkDecls((declaration) => {
      const local = findLocalFile(declaration.value)
      if (local !== undefined) {
        const line = declaration.source?.start?.line ?? 1
        this.problems.push({ file, line, message: `WXSS 里不能引用本地文件：${local}` })
      }
      declaration.value = convertRpx(declaration.value)
    })
    // The kit loads its icon font from the internet; the preview works without one.
    sheet.walkAtRules('font-face', (rule) => {
      if (rule.toString().includes('tdesign.gtimg.com')) {
        rule.replaceWith(postcss.parse(iconFont))
      }
    })
    return sheet.toString()
  }

  private inline(file: string, chain: readonly string[]): Root {
    const text = this.source.read(file)
    if (text === null) {
      return postcss.root()
    }
    const sheet = this.parse(file, text)
    sheet.walkAtRules('import', (rule) => {
      const reference = /['"](.+?)['"]/.exec(rule.params)?.[1] ?? ''
      const target = reference.startsWith('/')
        ? reference.slice(1)
        : path.posix.join(path.posix.dirname(file), reference)
      if (!this.source.has(target)) {
        const line = rule.source?.start?.line ?? 1
        this.problems.push({ file, line, message: `@import 的文件不存在：${reference}` })
      }
      replaceImport(rule, chain.includes(target) ? [] : this.inline(target, [...chain, file]).nodes)
    })
    return sheet
  }

  private parse(file: string, text: string): Root {
    try {
      return postcss.parse(text)
    } catch (error) {
      const { reason, line = 1 } = error as CssSyntaxError
      this.problems.push({ file, line, message: `样式有误：${reason}` })
      return postcss.root()
    }
  }

  private placeSelector(rule: Rule, { scope = '', page }: Place, file: string): string {
    const line = rule.source?.start?.line ?? 1
    const isOurs = !file.startsWith(npmRoot)
    const placed = selectorParser((selectors) => {
      selectors.walk((node) => {
        if (node.type === 'tag' && builtInTags[node.value] !== undefined) {
          node.value = elementName(node.value)
        }
        if (scope === '') {
          return
        }
        if (isOurs && (node.type === 'tag' || node.type === 'id')) {
          this.problems.push({ file, line, message: `组件的样式只能用类选择器，不能用 ${rule.selector}` })
        } else if (node.type === 'class') {
          node.value = `${scope}--${node.value}`
        } else if (node.type === 'pseudo' && node.value === ':host') {
          node.replaceWith(
            selectorParser.attribute({
              attribute: 'wx-host',
              operator: '=',
              value: scope,
              quoteMark: '"',
              raws: {},
            }),
          )
        }
      })
    }).processSync(rule.selector)
    return page === undefined ? placed : onPage(placed, page)
  }
}

/** `:where` keeps the specificity the author wrote. */
function onPage(selectors: string, page: string): string {
  return postcss.list
    .comma(selectors)
    .map((selector) => `:where(.mp-page[data-path="${page}"]) ${selector}`)
    .join(', ')
}

const urls = /url\(\s*("[^"]*"|'[^']*'|[^)]*)\s*\)/g

/** Touches numbers with the unit only; what stands inside `url()`, such as an inline SVG, passes as it is. */
export function convertRpx(value: string): string {
  if (!value.includes('rpx')) {
    return value
  }
  return value.replace(
    new RegExp(`${urls.source}|(?<![\\w.#-])(-?\\d*\\.?\\d+)rpx\\b`, 'g'),
    (matched, _url, amount: string | undefined) =>
      amount === undefined ? matched : `calc(var(--rpx) * ${amount})`,
  )
}

function findLocalFile(value: string): string | undefined {
  return [...value.matchAll(urls)]
    .map(([, target = '']) => target.replace(/^['"]|['"]$/g, ''))
    .find((target) => !/^(data:|https?:)/.test(target))
}

function isKeyframe(rule: Rule): boolean {
  const { parent } = rule
  return parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes')
}

function replaceImport(rule: AtRule, nodes: Root['nodes']): void {
  if (nodes.length === 0) {
    rule.remove()
    return
  }
  rule.replaceWith(nodes)
}
