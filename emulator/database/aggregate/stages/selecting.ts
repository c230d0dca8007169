import { parseSort, sortInTurn } from '../../query/sort'
import { type Document, type Fields, numberType, typeName, type Value } from '../../values/value'
import { requestFailed } from '../../wire-error'
import { compileMatch } from '../match'
import { namedOperands } from '../operands'
import { collected, PAUSE, type Pause } from '../pace'
import type { Compile } from '../scope'
import { fieldsOf, type Stage, type StageCompiler, scopeOf } from '../stage'

/** Stages that give some of the documents, or all in another order. */
export const selecting: readonly [string, StageCompiler][] = [
  ['$match', match],
  ['$sort', (operand) => sort(sortKeys(operand))],
  ['$limit', (operand) => limit(limitOf(operand))],
  ['$skip', (operand) => skip(wholeNumber('$skip', operand, 0))],
  ['$sample', sample],
]

function match(operand: Value, compile: Compile): Stage {
  const { filter, rest } = compileMatch(fieldsOf('$match', operand), compile)
  return function* (documents, run) {
    for (const document of documents) {
      if (
        document === PAUSE ||
        (filter.matches(document) && (rest === undefined || rest(scopeOf(document, run))))
      ) {
        yield document
      }
    }
  }
}

export function sortKeys(operand: Value): ReturnType<typeof parseSort> {
  const keys = parseSort(fieldsOf('$sort', operand))
  if (keys.length === 0 || keys.length > 32) {
    throw requestFailed('$sort stage must have at least one sort key, and at most 32')
  }
  return keys
}

function sort(keys: ReturnType<typeof parseSort>): Stage {
  // After a `$group` an _id may be of any type, or absent; the order of ties takes any value there is.
  return (documents) => sortInTurn(documents as Iterable<Document | Pause>, keys, PAUSE)
}

export function limitOf(operand: Value): number {
  return wholeNumber('$limit', operand, 1)
}

function limit(count: number): Stage {
  return function* (documents) {
    let left = count
    for (const document of documents) {
      yield document
      left -= document === PAUSE ? 0 : 1
      if (left === 0) {
        return
      }
    }
  }
}

function skip(count: number): Stage {
  return function* (documents) {
    let left = count
    for (const document of documents) {
      if (left > 0 && document !== PAUSE) {
        left -= 1
      } else {
        yield document
      }
    }
  }
}

/** Without repeats. */
function sample(operand: Value): Stage {
  const size = wholeNumber('$sample', namedOperands('$sample', operand, ['size']).size as Value, 1)
  return function* (documents) {
    const rest = yield* collected(documents)
    for (let taken = 0; taken < size && rest.length > 0; taken++) {
      const at = Math.floor(Math.random() * rest.length)
      yield rest[at] as Fields
      rest[at] = rest[rest.length - 1] as Fields
      rest.pop()
    }
  }
}

function wholeNumber(stage: string, operand: Value, least: number): number {
  if (typeof operand === 'number' && numberType(operand) !== 'double' && operand >= least) {
    return operand
  }
  const found = typeof operand === 'number' ? operand : typeName(operand)
  throw requestFailed(
    `invalid argument to ${stage} stage: expected a whole number of at least ${least}, found ${found}`,
  )
}
