import type { Filter } from '../query/filter'
import type { SortKey } from '../query/sort'
import { type Fields, isFields, typeName, type Value } from '../values/value'
import { requestFailed } from '../wire-error'
import type { Flow, Pace } from './pace'
import type { Binding, Compile, Scope } from './scope'

/** What a pipeline reads: all of it in one consistent state. */
export interface Source {
  /** With `undefined` for what was looked at in vain. Throws when there is no such collection. */
  find(
    collection: string,
    filter: Filter,
    sort: readonly SortKey[],
    limit: number,
  ): Iterable<Fields | undefined>
}

/** What a stage runs in; the variables are those of the `let` of an enclosing `$lookup`. */
export interface Run {
  readonly source: Source
  readonly pace: Pace
  readonly variables: Binding | undefined
}

/** Takes documents as they come and gives documents; one that need not see all of them takes no more than it must. */
export type Stage = (documents: Flow, run: Run) => Flow

/** The stages inside of another stage. */
export interface Pipeline {
  /** From a collection. */
  from(collection: string, run: Run): Flow
  /** From documents at hand. */
  readonly through: Stage
}

export type CompilePipeline = (where: string, stages: Value, compile: Compile) => Pipeline

export type StageCompiler = (operand: Value, compile: Compile, compilePipeline: CompilePipeline) => Stage

export function scopeOf(document: Value, { variables }: Run): Scope {
  return { root: document, variables }
}

export function fieldsOf(stage: string, operand: Value): Fields {
  if (isFields(operand)) {
    return operand
  }
  throw requestFailed(`the ${stage} stage specification must be an object, not ${typeName(operand)}`)
}
