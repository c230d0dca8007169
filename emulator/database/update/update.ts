import { equalValues } from '../values/order'
import { type Path, parsePath } from '../values/path'
import { type Document, type Fields, isFields, type Value } from '../values/value'
import { notSupported, requestFailed } from '../wire-error'
import { arrayOperators } from './array-operators'
import { bitOperator } from './bit-operator'
import { Draft } from './draft'
import { fieldOperators } from './field-operators'
import type { Change, Operator } from './operator'

export type Update = (document: Document) => Document

const operators: Readonly<Record<string, Operator>> = {
  ...fieldOperators,
  ...arrayOperators,
  $bit: bitOperator,
}

/**
 * MongoDB's update language, strictly: a change that cannot be made as written is an error and the document stays
 * as it was. The result shares what did not change with the original.
 */
export function compileUpdate(update: Fields): Update {
  const changes: { path: Path; change: Change }[] = []
  const claims = new PathClaims()
  for (const name of Object.keys(update)) {
    const fields = update[name]
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
    if (operator === undefined) {
      if (name.startsWith('$')) {
        throw notSupported(`the update operator ${name}`)
      }
      throw requestFailed(`the update has the field '${name}' outside of any operator`)
    }
    if (!isFields(fields)) {
      throw requestFailed(`Modifiers operate on fields but we found type ${typeof fields} for ${name}`)
    }
    const names = Object.keys(fields)
    if (names.length === 0) {
      throw requestFailed(`'${name}' is empty: it must name a field`)
    }
    for (const field of names) {
      const operand = fields[field] as Value
      const path = parsePath(field)
      claims.add(field, path)
      if (name === '$rename') {
        claims.add(String(operand), parsePath(String(operand)))
      }
      changes.push({ path, change: operator(operand, field) })
    }
  }
  if (changes.length === 0) {
    throw requestFailed('the update is empty')
  }
  return (document) => {
    const draft = new Draft(document)
    for (const { path, change } of changes) {
      try {
        change(draft, path)
      } catch (error) {
        throw inDocument(error, document)
      }
    }
    const result = draft.result()
    if (!equalValues(result._id, document._id)) {
      throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
    }
    return result
  }
}

/** No path of one update may equal another or lie inside it. */
class PathClaims {
  readonly #claimed = new Map<string, 'whole' | 'part'>()

  add(text: string, path: Path): void {
    for (let length = 1; length < path.length; length++) {
      const prefix = path.slice(0, length).join('.')
      if (this.#claimed.get(prefix) === 'whole') {
        throw conflict(text, prefix)
      }
      this.#claimed.set(prefix, 'part')
    }
    if (this.#claimed.has(text)) {
      throw conflict(text, text)
    }
    this.#claimed.set(text, 'whole')
  }
}

function conflict(path: string, at: string): Error {
  return requestFailed(`Updating the path '${path}' would create a conflict at '${at}'`)
}

/** A type error names the document, as MongoDB's does. */
function inDocument(error: unknown, document: Document): unknown {
  if (error instanceof Error) {
    error.message += ` in the document {_id: ${JSON.stringify(document._id)}}`
  }
  return error
}
