import { fieldOf, type Value } from '../../values/value'
import { arrayOf, isNullish, isTrue, namedOperands } from '../operands'
import {
  assertVariableName,
  type Binding,
  bind,
  type Compile,
  type Computed,
  type Expression,
  type OperatorCompiler,
  type Scope,
} from '../scope'

/** Operators that evaluate an operand with variables of their own. */
export const iterations: readonly [string, OperatorCompiler][] = [
  ['$filter', filter],
  ['$map', map],
  ['$reduce', reduce],
  ['$let', letIn],
]

function filter(operand: Value, compile: Compile): Expression {
  const named = namedOperands('$filter', operand, ['input', 'cond'], ['as'])
  const as = assertVariableName(fieldOf(named, 'as') ?? 'this', '$filter')
  const input = compile(named.input as Value)
  const condition = compile.with([as])(named.cond as Value)
  return onArray('$filter', input, (array, scope) =>
    array.filter((element) => isTrue(condition(bind(scope, as, element)))),
  )
}

/** What is missing becomes null, since an array has no gaps. */
function map(operand: Value, compile: Compile): Expression {
  const named = namedOperands('$map', operand, ['input', 'in'], ['as'])
  const as = assertVariableName(fieldOf(named, 'as') ?? 'this', '$map')
  const input = compile(named.input as Value)
  const each = compile.with([as])(named.in as Value)
  return onArray('$map', input, (array, scope) =>
    array.map((element) => each(bind(scope, as, element)) ?? null),
  )
}

function reduce(operand: Value, compile: Compile): Expression {
  const named = namedOperands('$reduce', operand, ['input', 'initialValue', 'in'])
  const input = compile(named.input as Value)
  const initial = compile(named.initialValue as Value)
  const step = compile.with(['this', 'value'])(named.in as Value)
  return onArray('$reduce', input, (array, scope) => {
    let value = initial(scope)
    for (const element of array) {
      value = step(bind(bind(scope, 'value', value), 'this', element))
    }
    return value
  })
}

function onArray(
  name: string,
  input: Expression,
  compute: (array: readonly Value[], scope: Scope) => Computed,
): Expression {
  return (scope) => {
    const array = input(scope)
    return isNullish(array) ? null : compute(arrayOf(`'input' to ${name}`, array), scope)
  }
}

function letIn(operand: Value, compile: Compile): Expression {
  const named = namedOperands('$let', operand, ['vars', 'in'])
  const bindings = compileBindings('$let', named.vars as Value, compile)
  const inside = compile.with(bindings.map(([name]) => name))(named.in as Value)
  return (scope) => inside({ root: scope.root, variables: variablesOf(bindings, scope) })
}

type Bindings = readonly (readonly [string, Expression])[]

/** `{name: expression}`, of `$let` and of the `let` of `$lookup`. */
export function compileBindings(where: string, operand: Value, compile: Compile): Bindings {
  return Object.entries(namedOperands(where, operand, [], Object.keys(operand ?? {}))).map(
    ([name, value]) => [assertVariableName(name, where), compile(value)],
  )
}

/** The variables do not see each other. */
export function variablesOf(bindings: Bindings, scope: Scope): Binding | undefined {
  let variables = scope.variables
  for (const [name, expression] of bindings) {
    variables = { name, value: expression(scope), outer: variables }
  }
  return variables
}
