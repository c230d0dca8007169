import { isArray, type Value } from '../../values/value'
import { requestFailed } from '../../wire-error'
import { arrayOf, isNullish, isTrue, listOf, namedOperands, optional } from '../operands'
import type { Compile, Expression, OperatorCompiler } from '../scope'

/** Only the branch that is taken is evaluated. */
export const conditions: readonly [string, OperatorCompiler][] = [
  ['$cond', condition],
  [
    '$ifNull',
    (operand, compile) => {
      const operands = listOf('$ifNull', operand, 2, 2).map(compile) as [Expression, Expression]
      return (scope) => {
        const value = operands[0](scope)
        return isNullish(value) ? operands[1](scope) : value
      }
    },
  ],
  ['$switch', switchOf],
  [
    '$literal',
    (operand) => {
      return () => operand
    },
  ],
]

function condition(operand: Value, compile: Compile): Expression {
  const [test, yes, no] = partsOf(operand).map(compile) as [Expression, Expression, Expression]
  return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope))
}

function partsOf(operand: Value): readonly Value[] {
  if (isArray(operand)) {
    return listOf('$cond', operand, 3, 3)
  }
  const names = ['if', 'then', 'else']
  const named = namedOperands('$cond', operand, names)
  return names.map((name) => named[name] as Value)
}

function switchOf(operand: Value, compile: Compile): Expression {
  const named = namedOperands('$switch', operand, ['branches'], ['default'])
  const branches = arrayOf("$switch's 'branches'", named.branches).map((branch) => {
    const { case: test, then } = namedOperands("$switch's branch", branch, ['case', 'then'])
    return [compile(test as Value), compile(then as Value)] as const
  })
  const fallback = optional(named, 'default', compile)
  if (branches.length === 0) {
    throw requestFailed('$switch requires at least one branch.')
  }
  return (scope) => {
    for (const [test, then] of branches) {
      if (isTrue(test(scope))) {
        return then(scope)
      }
    }
    if (fallback === undefined) {
      throw requestFailed(
        '$switch could not find a matching branch for an input, and no default was specified.',
      )
    }
    return fallback(scope)
  }
}
