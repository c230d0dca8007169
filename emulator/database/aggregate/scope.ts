import type { Value } from '../values/value'
import { requestFailed } from '../wire-error'

/** What an expression gives; `undefined` is MongoDB's "missing", which is not null. */
export type Computed = Value | undefined

/** What an expression is evaluated in: one document, and the variables of `let`, `$map` and their like. */
export interface Scope {
  readonly root: Value
  readonly variables: Binding | undefined
}

export interface Binding {
  readonly name: string
  readonly value: Computed
  readonly outer: Binding | undefined
}

export type Expression = (scope: Scope) => Computed

/** Compiles an operand where these variables may be used. */
export interface Compile {
  (operand: Value): Expression
  /** The same with more variables. */
  with(names: readonly string[]): Compile
}

export type OperatorCompiler = (operand: Value, compile: Compile) => Expression

export function bind(scope: Scope, name: string, value: Computed): Scope {
  return { root: scope.root, variables: { name, value, outer: scope.variables } }
}

/** MongoDB's rule for the names of user variables. */
export function assertVariableName(name: Value | undefined, where: string): string {
  if (typeof name !== 'string' || !/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
    throw requestFailed(`${where}: '${String(name)}' is not a valid name for a user variable`)
  }
  return name
}
