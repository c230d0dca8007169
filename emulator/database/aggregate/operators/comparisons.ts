import { compareValues } from '../../values/order'
import { isTrue, listOf, operatorOf } from '../operands'
import type { Computed, OperatorCompiler } from '../scope'

/** Any value compares with any other: by type first, and missing comes before null. */
export const comparisons: readonly [string, OperatorCompiler][] = [
  operatorOf('$cmp', 2, 2, (left, right) => Math.sign(compareValues(left, right))),
  comparison('$eq', (difference) => difference === 0),
  comparison('$ne', (difference) => difference !== 0),
  comparison('$gt', (difference) => difference > 0),
  comparison('$gte', (difference) => difference >= 0),
  comparison('$lt', (difference) => difference < 0),
  comparison('$lte', (difference) => difference <= 0),
  operatorOf('$not', 1, 1, (value) => !isTrue(value)),
  [
    '$and',
    (operand, compile) => {
      const operands = listOf('$and', operand, 0, Number.POSITIVE_INFINITY).map(compile)
      return (scope) => operands.every((one) => isTrue(one(scope)))
    },
  ],
  [
    '$or',
    (operand, compile) => {
      const operands = listOf('$or', operand, 0, Number.POSITIVE_INFINITY).map(compile)
      return (scope) => operands.some((one) => isTrue(one(scope)))
    },
  ],
]

function comparison(name: string, holds: (difference: number) => boolean): [string, OperatorCompiler] {
  return operatorOf(name, 2, 2, (left: Computed, right: Computed) => holds(compareValues(left, right)))
}
