import { compileFilter, type Filter } from '../query/filter'
import { type Fields, fieldOf, isArray, isFields, type Value } from '../values/value'
import { requestFailed } from '../wire-error'
import { isTrue } from './operands'
import type { Compile, Scope } from './scope'

const LOGICAL = ['$and', '$or', '$nor'] as const

/** A `$match`: a query like any other, by the same matcher, and what `$expr` adds to it. */
export interface Match {
  readonly filter: Filter
  /** Undefined when the filter says it all. */
  readonly rest: ((scope: Scope) => boolean) | undefined
}

export function compileMatch(query: Fields, compile: Compile): Match {
  const { $expr: expression, ...others } = query
  if (hasExpression(others)) {
    return { filter: compileFilter({}), rest: compileTest(query, compile) }
  }
  const condition = expression === undefined ? undefined : compile(expression)
  return {
    filter: compileFilter(others),
    rest: condition === undefined ? undefined : (scope) => isTrue(condition(scope)),
  }
}

function hasExpression(query: Fields): boolean {
  return LOGICAL.some((name) => {
    const branches = fieldOf(query, name)
    return (
      isArray(branches) &&
      branches.some((branch) => isFields(branch) && (Object.hasOwn(branch, '$expr') || hasExpression(branch)))
    )
  })
}

function compileTest(query: Fields, compile: Compile): (scope: Scope) => boolean {
  const tests = Object.entries(query).map(([name, operand]) => {
    if (name === '$expr') {
      const condition = compile(operand)
      return (scope: Scope) => isTrue(condition(scope))
    }
    if (name === '$and' || name === '$or' || name === '$nor') {
      return logicalTest(name, operand, compile)
    }
    const filter = compileFilter({ [name]: operand })
    return (scope: Scope) => filter.matches(scope.root as Fields)
  })
  return (scope) => tests.every((test) => test(scope))
}

function logicalTest(
  name: (typeof LOGICAL)[number],
  operand: Value,
  compile: Compile,
): (scope: Scope) => boolean {
  if (!isArray(operand) || operand.length === 0 || !operand.every(isFields)) {
    throw requestFailed(`${name} must be a nonempty array of objects`)
  }
  const tests = operand.map((branch) => compileTest(branch as Fields, compile))
  if (name === '$and') {
    return (scope) => tests.every((test) => test(scope))
  }
  return name === '$or'
    ? (scope) => tests.some((test) => test(scope))
    : (scope) => !tests.some((test) => test(scope))
}
