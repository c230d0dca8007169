import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { builtInTags, elementName } from '../built-in-tags'
import { checkTags } from './check-tags'
import type { ComponentGraph, ComponentNode } from './component-graph'
import type { Problem } from './problem'
import { npmRoot, type SourceTree } from './source-tree'
import { listTags, type Tag } from './wxml-tags'

/** What the template compiler reports; its own typings say `any`. */
interface TemplateMessage {
  isError: boolean
  level: 'Fatal' | 'Error' | 'Warn' | 'Note'
  message: string
  path: string
  startLine: number
}

/** Lets listeners written in wxs receive their component as second argument, which the compiled code leaves out. */
const callWxsWithOwner = ';Q.C=(c,e,f)=>f.call(c,e,c._$);;'

/** Compiles every template to one JavaScript expression: an object of template generators by path. */
export function compileTemplates(source: SourceTree, graph: ComponentGraph, problems: Problem[]): string {
  const group = new TmplGroup()
  group.setExtraRuntimeScript(callWxsWithOwner)
  const compiled = new Map<string, Tag[]>()

  const addTemplate = (id: string, importer: string): Tag[] => {
    const known = compiled.get(id)
    if (known !== undefined) {
      return known
    }
    const text = source.read(`${id}.wxml`)
    if (text === null) {
      problems.push({ file: `${importer}.wxml`, line: 1, message: `找不到模板 ${id}.wxml` })
      return []
    }
    const tags = listTags(text)
    compiled.set(id, tags)
    const messages = group.addTmpl(id, renameBuiltIns(text, tags)) as TemplateMessage[]
    const isOurs = !id.startsWith(npmRoot)
    for (const { isError, level, message, startLine } of messages) {
      if (isError || (isOurs && level !== 'Note')) {
        problems.push({ file: `${id}.wxml`, line: startLine + 1, message: `模板有误：${message}` })
      }
    }
    for (const name of group.getInlineScriptModuleNames(id) as string[]) {
      group.setInlineScript(id, name, adaptWxs(group.getInlineScript(id, name)))
    }
    for (const script of group.getScriptDependencies(id) as string[]) {
      addScript(script, id)
    }
    return tags
  }

  const scripts = new Set<string>()
  const addScript = (id: string, importer: string) => {
    if (scripts.has(id)) {
      return
    }
    scripts.add(id)
    const text = source.read(id) ?? source.read(`${id}.wxs`)
    if (text === null) {
      problems.push({ file: `${importer}.wxml`, line: 1, message: `找不到 wxs：${id}` })
      return
    }
    group.addScript(id, adaptWxs(text))
    for (const [, required = ''] of text.matchAll(/require\(\s*['"](.+?)['"]\s*\)/g)) {
      addScript(path.posix.join(path.posix.dirname(id), required), id)
    }
  }

  const checkClosure = (id: string, owner: ComponentNode, importer: string, seen: Set<string>) => {
    if (seen.has(id)) {
      return
    }
    seen.add(id)
    checkTags(`${id}.wxml`, addTemplate(id, importer), owner, problems)
    const dependencies = compiled.has(id) ? (group.getDirectDependencies(id) as string[]) : []
    for (const dependency of dependencies) {
      checkClosure(dependency, owner, id, seen)
    }
  }

  for (const node of graph.components.values()) {
    if (source.has(`${node.id}.wxml`)) {
      checkClosure(node.id, node, node.id, new Set())
    }
  }
  const expression = group.getTmplGenObjectGroups()
  group.free()
  return expression
}

function renameBuiltIns(text: string, tags: readonly Tag[]): string {
  let renamed = ''
  let copied = 0
  for (const { name, start } of tags) {
    if (builtInTags[name] !== undefined) {
      renamed += text.slice(copied, start) + elementName(name)
      copied = start + name.length
    }
  }
  return renamed + text.slice(copied)
}

/** In wxs `x.constructor` is the type's name as a string; in JavaScript it is the function. */
function adaptWxs(text: string): string {
  return text.replace(/\.constructor\b(?!\.name)/g, '.constructor.name')
}
