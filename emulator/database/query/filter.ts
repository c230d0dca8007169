import { type Path, parsePath } from '../values/path'
import { type Fields, isArray, isFields, type Value } from '../values/value'
import { notSupported, requestFailed } from '../wire-error'
import type { Condition, KeyRange } from './condition'
import { conditionOf } from './operators'

/**
 * A query, read once. Matching follows MongoDB's matcher, of which mingo 7.2.7 differs in nearly every comparison
 * (CLOUDBASE.md §7 and arrays on the way of a path); mingo is the oracle of the tests instead. Most queries are asked
 * once, about one document, so what only the choice of an index needs to know is found when it is asked for.
 */
export interface Filter {
  matches(document: Fields): boolean
  /** Values, one of which every match has at this dotted path, as `someAt` sees it. What an index can use. */
  valuesAt(path: string): readonly Value[] | undefined
  /** Ranges, in each of which every match has a value at this dotted path; none if nothing is known. */
  rangesAt(path: string): readonly KeyRange[]
  /** Per `$or`: every match satisfies at least one of its branches. */
  readonly alternatives: readonly (readonly Filter[])[]
  /** Conditions on one field in it; infinite with a regular expression. What decides whether it needs a time limit. */
  readonly steps: number
  /** The paths it looks at, for messages. None for a filter that everything matches. */
  readonly paths: readonly string[]
}

export function compileFilter(query: Fields): Filter {
  const parts: Filter[] = []
  for (const name of Object.keys(query)) {
    const operand = query[name] as Value
    if (!name.startsWith('$')) {
      parts.push(new FieldFilter(name, operand))
    } else if (name === '$and') {
      parts.push(...branches(name, operand))
    } else if (name === '$or') {
      parts.push(new AnyOf(branches(name, operand)))
    } else if (name === '$nor') {
      parts.push(new NoneOf(branches(name, operand)))
    } else {
      throw notSupported(`the top level operator ${name}`)
    }
  }
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : new AllOf(parts)
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

class FieldFilter implements Filter {
  readonly steps: number
  readonly #name: string
  readonly #path: Path
  readonly #condition: Condition

  constructor(name: string, operand: Value) {
    this.#name = name
    this.#path = parsePath(name)
    this.#condition = conditionOf(operand, compileFilter)
    this.steps = this.#condition.steps
  }

  matches(document: Fields): boolean {
    return this.#condition.at(document, this.#path)
  }

  valuesAt(path: string): readonly Value[] | undefined {
    const { requires } = this.#condition
    if (requires === undefined || 'keyIn' in requires) {
      return undefined
    }
    if ('oneOf' in requires) {
      return path === this.#name ? requires.oneOf : undefined
    }
    const prefix = `${this.#name}.`
    return path.startsWith(prefix) ? requires.inElement.valuesAt(path.slice(prefix.length)) : undefined
  }

  rangesAt(path: string): readonly KeyRange[] {
    const { requires } = this.#condition
    return path === this.#name && requires !== undefined && 'keyIn' in requires ? requires.keyIn : []
  }

  get alternatives(): readonly (readonly Filter[])[] {
    return []
  }

  get paths(): readonly string[] {
    return [this.#name]
  }
}

abstract class Combination implements Filter {
  readonly steps: number
  protected readonly parts: readonly Filter[]

  constructor(parts: readonly Filter[]) {
    this.parts = parts
    this.steps = parts.reduce((sum, { steps }) => sum + steps, 0)
  }

  abstract matches(document: Fields): boolean

  valuesAt(_path: string): readonly Value[] | undefined {
    return undefined
  }

  rangesAt(_path: string): readonly KeyRange[] {
    return []
  }

  get alternatives(): readonly (readonly Filter[])[] {
    return []
  }

  get paths(): readonly string[] {
    return [...new Set(this.parts.flatMap((part) => part.paths))]
  }
}

class AllOf extends Combination {
  matches(document: Fields): boolean {
    for (const part of this.parts) {
      if (!part.matches(document)) {
        return false
      }
    }
    return true
  }

  override valuesAt(path: string): readonly Value[] | undefined {
    let fewest: readonly Value[] | undefined
    for (const part of this.parts) {
      const values = part.valuesAt(path)
      if (values !== undefined && (fewest === undefined || values.length < fewest.length)) {
        fewest = values
      }
    }
    return fewest
  }

  override rangesAt(path: string): readonly KeyRange[] {
    return this.parts.flatMap((part) => part.rangesAt(path))
  }

  override get alternatives(): readonly (readonly Filter[])[] {
    return this.parts.flatMap((part) => part.alternatives)
  }
}

class AnyOf extends Combination {
  matches(document: Fields): boolean {
    return this.parts.some((part) => part.matches(document))
  }

  override get alternatives(): readonly (readonly Filter[])[] {
    return [this.parts]
  }
}

class NoneOf extends Combination {
  matches(document: Fields): boolean {
    return !this.parts.some((part) => part.matches(document))
  }
}
