import cloudbase from '@cloudbase/node-sdk'
import { compileExpression } from '../expression'
import { compileStages } from '../pipeline'
import { operators } from './operators'

const { command } = cloudbase.init({ env: 'none', secretId: 'none', secretKey: 'none' }).database()

/** Accumulators of `$group`, which its tests cover, and what needs a text index. */
const ELSEWHERE = new Set(['pipeline', 'meta', 'first', 'last', 'push', 'addToSet'])

test.each(Object.keys(command.aggregate).filter((name) => !ELSEWHERE.has(name)))(
  'the expression of the SDK’s %s is known',
  (name) => {
    const build = command.aggregate[name as 'abs'] as (operand: unknown) => object
    const [operator = ''] = Object.keys(build(1))
    expect(operators.has(operator)).toBe(true)
  },
)

test('every stage the SDK can build is known, but for geoNear', () => {
  const builder = Object.getPrototypeOf(command.aggregate.pipeline()) as object
  const own = new Set(['constructor', 'end', 'unwrap', 'done', '_pipe'])
  const unknown = Object.getOwnPropertyNames(builder)
    .filter((name) => !own.has(name))
    .filter((name) => {
      try {
        compileStages([{ name: `$${name}`, operand: null }], compileExpression)
        return false
      } catch (error) {
        return (error as Error).message.includes('the aggregation stage')
      }
    })
  expect(unknown).toEqual(['geoNear'])
})
