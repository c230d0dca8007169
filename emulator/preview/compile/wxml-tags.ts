import { lineAt } from './problem'

export interface Attribute {
  name: string
  line: number
}

export interface Tag {
  name: string
  /** Offset of the name in the source, after `<` or `</`. */
  start: number
  line: number
  isClosing: boolean
  attributes: Attribute[]
}

/**
 * Lists the tags of a WXML file without building a tree: enough to check names and to rename built-in tags.
 * Comments, `{{ }}` and the text of inline wxs are skipped; grammar errors are left to the template compiler.
 */
export function listTags(source: string): Tag[] {
  const tags: Tag[] = []
  let at = 0
  while (at < source.length) {
    if (source.startsWith('<!--', at)) {
      at = after(source, '-->', at)
      continue
    }
    if (source.startsWith('{{', at)) {
      at = after(source, '}}', at)
      continue
    }
    const opening = /^<(\/?)([A-Za-z][\w.-]*)/.exec(source.slice(at, at + 120))
    if (opening === null) {
      at += 1
      continue
    }
    const [matched, slash, name = ''] = opening
    const tag: Tag = {
      name,
      start: at + matched.length - name.length,
      line: lineAt(source, at),
      isClosing: slash === '/',
      attributes: [],
    }
    tags.push(tag)
    at = readAttributes(source, at + matched.length, tag)
    if (name === 'wxs' && !tag.isClosing && source[at - 2] !== '/') {
      const end = source.indexOf('</wxs', at)
      at = end === -1 ? source.length : end
    }
  }
  return tags
}

/** Returns the offset after the tag's `>`. */
function readAttributes(source: string, from: number, tag: Tag): number {
  let at = from
  while (at < source.length && source[at] !== '>') {
    const name = /^[^\s=/>"']+/.exec(source.slice(at, at + 200))?.[0]
    if (name === undefined) {
      at += 1
      continue
    }
    tag.attributes.push({ name, line: lineAt(source, at) })
    at += name.length
    const value = /^\s*=\s*(["'])/.exec(source.slice(at, at + 40))
    if (value !== null) {
      at = after(source, value[1] as string, at + value[0].length)
    }
  }
  return at + 1
}

function after(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  return found === -1 ? source.length : found + mark.length
}
