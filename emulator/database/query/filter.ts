import { parsePath } from '../values/path'
import { type Fields, isArray, isFields, type Value } from '../values/value'
import { notSupported, requestFailed } from '../wire-error'
import { type FieldTest, fieldTest, type KeyRange, type Requirement } from './operators'

/**
 * A query, compiled once. Matching follows MongoDB's matcher, of which mingo 7.2.7 differs in nearly every comparison
 * (CLOUDBASE.md §7 and arrays on the way of a path); mingo is the oracle of the tests instead.
 */
export interface Filter {
  matches(document: Fields): boolean
  /** Dotted path → values, one of which every match has there, as `someAt` sees it. What an index can use. */
  readonly equalities: ReadonlyMap<string, readonly Value[]>
  /** Dotted path → ranges, in each of which every match has a value there. */
  readonly ranges: ReadonlyMap<string, readonly KeyRange[]>
  /** Per `$or`: every match satisfies at least one of its branches. */
  readonly alternatives: readonly (readonly Filter[])[]
  /** Conditions on one field in it; infinite with a regular expression. What decides whether it needs a time limit. */
  readonly steps: number
  /** The paths it looks at, for messages. None for a filter that everything matches. */
  readonly paths: readonly string[]
}

const NONE = new Map<string, never>()

export function compileFilter(query: Fields): Filter {
  const parts: Filter[] = []
  for (const [name, operand] of Object.entries(query)) {
    if (name === '$and') {
      parts.push(...branches(name, operand))
    } else if (name === '$or') {
      parts.push(anyOf(branches(name, operand)))
    } else if (name === '$nor') {
      parts.push(noneOf(branches(name, operand)))
    } else if (name.startsWith('$')) {
      throw notSupported(`the top level operator ${name}`)
    } else {
      parts.push(fieldFilter(name, operand))
    }
  }
  return allOf(parts)
}

function branches(name: string, operand: Value): Filter[] {
  if (!isArray(operand) || operand.length === 0) {
    throw requestFailed(`${name} must be a nonempty array`)
  }
  return operand.map((branch) => {
    if (!isFields(branch)) {
      throw requestFailed(`${name} entries need to be full objects`)
    }
    return compileFilter(branch)
  })
}

function fieldFilter(name: string, operand: Value): Filter {
  const test: FieldTest = fieldTest(parsePath(name), operand, compileFilter)
  return {
    matches: test.matches,
    equalities: test.requires === undefined ? NONE : equalityOf(name, test.requires),
    ranges:
      test.requires !== undefined && 'keyIn' in test.requires ? new Map([[name, test.requires.keyIn]]) : NONE,
    alternatives: [],
    steps: test.steps,
    paths: [name],
  }
}

function equalityOf(name: string, requirement: Requirement): ReadonlyMap<string, readonly Value[]> {
  if ('oneOf' in requirement) {
    return new Map([[name, requirement.oneOf]])
  }
  if ('keyIn' in requirement) {
    return new Map()
  }
  return new Map([...requirement.inElement].map(([inner, values]) => [`${name}.${inner}`, values]))
}

function allOf(parts: readonly Filter[]): Filter {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) {
    return only
  }
  const equalities = new Map<string, readonly Value[]>()
  const ranges = new Map<string, readonly KeyRange[]>()
  for (const part of parts) {
    for (const [path, tests] of part.ranges) {
      ranges.set(path, [...(ranges.get(path) ?? []), ...tests])
    }
    for (const [path, values] of part.equalities) {
      const known = equalities.get(path)
      if (known === undefined || values.length < known.length) {
        equalities.set(path, values)
      }
    }
  }
  return {
    matches: (document) => parts.every((part) => part.matches(document)),
    equalities,
    ranges,
    alternatives: parts.flatMap((part) => part.alternatives),
    steps: stepsOf(parts),
    paths: pathsOf(parts),
  }
}

function anyOf(parts: readonly Filter[]): Filter {
  return {
    matches: (document) => parts.some((part) => part.matches(document)),
    equalities: NONE,
    ranges: NONE,
    alternatives: [parts],
    steps: stepsOf(parts),
    paths: pathsOf(parts),
  }
}

function noneOf(parts: readonly Filter[]): Filter {
  return {
    matches: (document) => !parts.some((part) => part.matches(document)),
    equalities: NONE,
    ranges: NONE,
    alternatives: [],
    steps: stepsOf(parts),
    paths: pathsOf(parts),
  }
}

function stepsOf(parts: readonly Filter[]): number {
  return parts.reduce((sum, { steps }) => sum + steps, 0)
}

function pathsOf(parts: readonly Filter[]): string[] {
  return [...new Set(parts.flatMap((part) => part.paths))]
}
