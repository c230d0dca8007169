import { isArray } from '../../values/value'
import { listOf } from '../operands'
import type { OperatorCompiler } from '../scope'
import { statistics } from '../statistics'

/** Outside of `$group`: of several operands, or of the elements of one that is an array. */
export const totals: readonly [string, OperatorCompiler][] = [...statistics].map(([name, start]) => [
  name,
  (operand, compile) => {
    const operands = listOf(name, operand, 0, Number.POSITIVE_INFINITY).map(compile)
    return (scope) => {
      const values = operands.map((one) => one(scope))
      const statistic = start()
      for (const value of values.length === 1 && isArray(values[0]) ? values[0] : values) {
        statistic.add(value)
      }
      return statistic.result()
    }
  },
])
