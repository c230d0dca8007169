import { encodeStored } from '../values/ejson'
import { arrayIndex, type Path } from '../values/path'
import { type Document, fieldOf, isArray, isFields, type Value } from '../values/value'
import { requestFailed } from '../wire-error'

type MutableFields = Record<string, Value>
type Container = MutableFields | Value[]

/** MongoDB's limit on filling an array with nulls up to an index. */
const MAX_BACKFILL = 1_500_000

/** Copy on write: containers on the way to a change are copied once, everything else is shared with the original. */
export class Draft {
  readonly #root: MutableFields
  readonly #owned = new Set<Container>()

  constructor(document: Document) {
    this.#root = { ...document }
    this.#owned.add(this.#root)
  }

  result(): Document {
    return this.#root as Document
  }

  /** The value at exactly this path: a number is an index where there is an array, and arrays are not searched. */
  read(path: Path): Value | undefined {
    let value: Value | undefined = this.#root
    for (const part of path) {
      value = childOf(value, part)
      if (value === undefined) {
        return undefined
      }
    }
    return value
  }

  /** Sets the value, creating objects for missing parents. */
  write(path: Path, value: Value): void {
    let container: Container = this.#root
    for (let at = 0; at < path.length - 1; at++) {
      const part = path[at] as string
      const child = childOf(container, part)
      if (child !== undefined && !isFields(child) && !isArray(child)) {
        throw requestFailed(
          `Cannot create field '${path[at + 1]}' in element {${part}: ${encodeStored(child).slice(0, 80)}}`,
        )
      }
      const next = this.#own(child ?? {})
      place(container, part, next, path[at - 1])
      container = next
    }
    place(container, path[path.length - 1] as string, value, path[path.length - 2])
  }

  /** An element of an array becomes null, so that the others keep their index; a missing path is left alone. */
  remove(path: Path): void {
    if (this.read(path) === undefined) {
      return
    }
    const parent = path.slice(0, -1)
    const last = path[path.length - 1] as string
    const container = this.read(parent)
    if (isArray(container)) {
      this.write(path, null)
      return
    }
    const own = this.#own(container as MutableFields) as MutableFields
    if (own !== container) {
      this.write(parent, own)
    }
    delete own[last]
  }

  #own(container: Value): Container {
    if (this.#owned.has(container as Container)) {
      return container as Container
    }
    const copy = isArray(container) ? [...container] : { ...(container as MutableFields) }
    this.#owned.add(copy)
    return copy
  }
}

function childOf(container: Value | undefined, part: string): Value | undefined {
  if (isArray(container)) {
    const index = arrayIndex(part)
    return index === undefined ? undefined : container[index]
  }
  return isFields(container) ? fieldOf(container, part) : undefined
}

function place(container: Container, part: string, value: Value, containerName: string | undefined): void {
  if (!Array.isArray(container)) {
    container[part] = value
    return
  }
  const index = arrayIndex(part)
  if (index === undefined) {
    throw requestFailed(
      `Cannot create field '${part}' in element {${containerName}: ${encodeStored(container).slice(0, 80)}}`,
    )
  }
  if (index - container.length > MAX_BACKFILL) {
    throw requestFailed(`can't backfill more than ${MAX_BACKFILL} elements of an array`)
  }
  while (container.length < index) {
    container.push(null)
  }
  container[index] = value
}
