import { requestFailed } from '../wire-error'

/**
 * MongoDB matches with PCRE, compiled for UTF-8 (mongodb.com/docs/manual/reference/operator/query/regex). This gives
 * the JavaScript of a pattern (flag `u`) that means the same, as the manual of PCRE2 says it (pcre2pattern,
 * pcre2compat); what would mean something else is refused by name. The flag `m` is spent: it is in the result.
 */
export function fromPcre(pattern: string, flags: ReadonlySet<string>): string {
  let source = ''
  let isInClass = false
  for (let at = 0; at < pattern.length; ) {
    const token = tokenAt(pattern, at, isInClass)
    at += token.length
    if (token.startsWith('\\')) {
      source += escapeOf(token, isInClass)
    } else if (isInClass) {
      isInClass = token !== ']'
      source += classPart(token)
    } else {
      isInClass = token.startsWith('[')
      source += part(token, flags)
    }
  }
  return source
}

/** What belongs together: an escape, the head of a group or class, a quantifier with what follows it, or one character. */
function tokenAt(pattern: string, at: number, isInClass: boolean): string {
  const rest = isInClass ? IN_CLASS : OUTSIDE
  rest.lastIndex = at
  return rest.exec(pattern)?.[0] ?? String.fromCodePoint(pattern.codePointAt(at) as number)
}

const IN_CLASS = /\\[\s\S]|\[[:.=]/uy
const OUTSIDE = /\\(?:x\{|[1-9]\d*|0\d*|[\s\S])|\(\?<?[^\w]?|\(\*|\[\^?\]?|(?:[*+?]|\{\d+(?:,\d*)?\})[+?]?/uy

/** Those that mean the same in both; white space and line ends of PCRE are ASCII. */
const SAME_ESCAPES = new Set('dDwWbBnrtf')
const WHITE_SPACE = String.raw`\t-\r `

function escapeOf(token: string, isInClass: boolean): string {
  const name = token.slice(1)
  if (name === 's') {
    return isInClass ? WHITE_SPACE : `[${WHITE_SPACE}]`
  }
  if (name === 'S') {
    return isInClass ? String.raw`\0-\x08\x0e-\x1f!-\u{10ffff}` : `[^${WHITE_SPACE}]`
  }
  if (name === 'x' || name === '0' || SAME_ESCAPES.has(name)) {
    return token
  }
  if (name === '' || /^[\da-zA-Z]/.test(name)) {
    throw refused(token)
  }
  return literal(name, isInClass)
}

/** A character that stands for itself, as the flag `u` wants it. */
function literal(character: string, isInClass: boolean): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(character) || (isInClass && character === '-')
    ? `\\${character}`
    : character
}

function classPart(token: string): string {
  if (token.length > 1 && token.startsWith('[')) {
    throw refused(`${token} in a class`)
  }
  return token === '[' ? '\\[' : token
}

/** Line feeds alone end lines. `$` holds before a last one, `^` does not after it. */
function part(token: string, flags: ReadonlySet<string>): string {
  if (token === '$') {
    return flags.has('m') ? String.raw`(?![^\n])` : String.raw`(?=\n?(?![^]))`
  }
  if (token === '^') {
    return flags.has('m') ? String.raw`(?:^|(?<=\n)(?=[^]))` : token
  }
  if (token === '.') {
    return flags.has('s') ? token : String.raw`[^\n]`
  }
  if (token === '{' || token === '}' || token === ']') {
    return `\\${token}`
  }
  if (token === '[]' || token === '[^]') {
    throw refused(`${token} at the start of a class`)
  }
  if (token.startsWith('(') && token.length > 1 && !['(?:', '(?=', '(?!'].includes(token)) {
    throw refused(token)
  }
  if (/^[*+?{].*\+$/.test(token) && token.length > 1) {
    throw refused(`the possessive ${token}`)
  }
  return token
}

function refused(what: string): Error {
  return requestFailed(
    `not supported by the local database: ${what} in a regular expression, which JavaScript reads in another way than PCRE`,
  )
}
