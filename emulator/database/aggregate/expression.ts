import { parsePath } from '../values/path'
import { type Fields, isArray, isFields, type Value } from '../values/value'
import { notSupported, requestFailed } from '../wire-error'
import { pathReader } from './field-path'
import { operators } from './operators/operators'
import type { Compile, Computed, Expression, OperatorCompiler, Scope } from './scope'

/**
 * MongoDB's expressions, compiled once to functions. mingo 7.2.7, the plan, differs here as it does in queries: types
 * do not order (`'x' > 1` is false), numbers in paths are indexes, missing equals null, a field it does not know is
 * ignored. It is the oracle of the tests instead (docs/decisions/0006).
 */
export function compilerFor(variables: ReadonlySet<string>): Compile {
  const compile = (operand: Value): Expression => compileIn(operand, variables, compiler)
  const compiler: Compile = Object.assign(compile, {
    with: (names: readonly string[]) => compilerFor(new Set([...variables, ...names])),
  })
  return compiler
}

export const compileExpression: Compile = compilerFor(new Set())

function compileIn(operand: Value, variables: ReadonlySet<string>, compile: Compile): Expression {
  if (typeof operand === 'string' && operand.startsWith('$')) {
    return reference(operand, variables)
  }
  if (operand instanceof RegExp) {
    throw notSupported('a regular expression in an aggregation expression')
  }
  if (isArray(operand)) {
    const elements = operand.map(compile)
    return (scope) => elements.map((element) => element(scope) ?? null)
  }
  if (!isFields(operand)) {
    return () => operand
  }
  const names = Object.keys(operand)
  const operator = names.find((name) => name.startsWith('$'))
  if (operator === undefined) {
    return objectOf(operand, compile)
  }
  if (names.length !== 1) {
    throw requestFailed(
      `an object representing an expression must have exactly one field: ${names.join(', ').slice(0, 200)}`,
    )
  }
  return operatorNamed(operator)(operand[operator] as Value, compile)
}

function operatorNamed(name: string): OperatorCompiler {
  const operator = operators.get(name)
  if (operator === undefined) {
    throw notSupported(`the aggregation expression ${name}`)
  }
  return operator
}

function objectOf(operand: Fields, compile: Compile): Expression {
  const fields = Object.entries(operand).map(([name, value]) => {
    if (name === '' || name.includes('.')) {
      throw requestFailed(`FieldPath field names may not be empty or contain '.': '${name}'`)
    }
    return [name, compile(value)] as const
  })
  return (scope) => {
    const object: Record<string, Value> = {}
    for (const [name, expression] of fields) {
      const value = expression(scope)
      if (value !== undefined) {
        object[name] = value
      }
    }
    return object
  }
}

/** `$a.b`, `$$ROOT.a`, `$$name.b`. */
function reference(text: string, variables: ReadonlySet<string>): Expression {
  if (!text.startsWith('$$')) {
    if (text === '$') {
      throw requestFailed("'$' by itself is not a valid FieldPath")
    }
    const read = pathReader(parsePath(text.slice(1)))
    return (scope) => read(scope.root)
  }
  const [name = '', ...rest] = text.slice(2).split('.')
  const read = rest.length === 0 ? (value: Computed) => value : pathReader(parsePath(rest.join('.')))
  if (name === 'ROOT' || name === 'CURRENT') {
    return (scope) => read(scope.root)
  }
  if (name === 'REMOVE') {
    return () => undefined
  }
  if (variables.has(name)) {
    return (scope) => read(variableOf(scope, name))
  }
  if (/^[A-Z]/.test(name)) {
    throw notSupported(`the system variable $$${name}`)
  }
  throw requestFailed(`Use of undefined variable: ${name}`)
}

function variableOf(scope: Scope, name: string): Computed {
  let binding = scope.variables
  while (binding !== undefined && binding.name !== name) {
    binding = binding.outer
  }
  return binding?.value
}
