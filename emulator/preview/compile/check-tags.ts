import { builtInTags, commonEvents, structuralTags } from '../built-in-tags'
import type { ComponentNode } from './component-graph'
import type { Problem } from './problem'
import { npmRoot } from './source-tree'
import type { Attribute, Tag } from './wxml-tags'

const commonAttributes = new Set(['id', 'class', 'style', 'slot', 'hidden', 'is', 'data', 'name'])
const directive = /^(wx|data|mark|model|change|generic|worklet|slot|let)[:-]|^aria-|^data-/
const listener = /^(?:capture-bind|capture-catch|mut-bind|bind|catch):?(\w+)$/

/** A tag or property the preview lacks would be ignored in silence by a browser; here it stops the compilation. */
export function checkTags(
  file: string,
  tags: readonly Tag[],
  owner: ComponentNode,
  problems: Problem[],
): void {
  for (const tag of tags) {
    if (tag.isClosing || structuralTags.has(tag.name)) {
      continue
    }
    if (owner.using[tag.name] !== undefined || owner.config.componentGenerics?.[tag.name] !== undefined) {
      continue
    }
    if (builtInTags[tag.name] === undefined) {
      const message = `预览没有标签 <${tag.name}>：不是已支持的内置组件，也不在 usingComponents 里`
      problems.push({ file, line: tag.line, message })
      continue
    }
    // A kit may pass what only newer or native renderers know; its own code cannot be mended here.
    if (!file.startsWith(npmRoot)) {
      checkAttributes(file, tag, problems)
    }
  }
}

function checkAttributes(file: string, tag: Tag, problems: Problem[]): void {
  for (const attribute of tag.attributes) {
    if (!isKnown(tag.name, attribute)) {
      const message = `预览的 <${tag.name}> 没有属性或事件 ${attribute.name}`
      problems.push({ file, line: attribute.line, message })
    }
  }
}

function isKnown(tagName: string, { name }: Attribute): boolean {
  const { properties, inert = [], events = [] } = builtInTags[tagName] ?? { properties: {} }
  if (commonAttributes.has(name) || directive.test(name)) {
    return true
  }
  const property = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  if (Object.hasOwn(properties, property) || inert.includes(property)) {
    return true
  }
  const event = listener.exec(name)?.[1]
  return event !== undefined && (commonEvents.has(event) || events.includes(event))
}
