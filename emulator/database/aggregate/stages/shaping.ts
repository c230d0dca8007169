import { type Fields, isFields, typeName, type Value } from '../../values/value'
import { requestFailed } from '../../wire-error'
import { namedOperands } from '../operands'
import { PAUSE } from '../pace'
import type { Compile } from '../scope'
import { exclude, extend, include, leavesOf, type Shape, shapeOf } from '../shape'
import { fieldsOf, type Run, type Stage, type StageCompiler, scopeOf } from '../stage'

/** Stages that give one document for each. */
export const shaping: readonly [string, StageCompiler][] = [
  [
    '$addFields',
    (operand, compile) => {
      const shape = shapeOf(leavesOf('$addFields', fieldsOf('$addFields', operand), compile, false))
      return each((document, run) => extend(document, shape, scopeOf(document, run)) as Fields)
    },
  ],
  ['$project', (operand, compile) => project(fieldsOf('$project', operand), compile)],
  ['$replaceRoot', replaceRoot],
]

function each(change: (document: Fields, run: Run) => Fields): Stage {
  return function* (documents, run) {
    for (const document of documents) {
      yield document === PAUSE ? document : change(document, run)
    }
  }
}

/** Names what stays or what goes, not both; `_id` stays unless it goes by name. */
function project(operand: Fields, compile: Compile): Stage {
  const leaves = leavesOf('$project', operand, compile, true)
  const others = leaves.filter(({ path }) => path !== '_id')
  const decisive = others.length > 0 ? others : leaves
  const isExclusive = decisive[0]?.branch === 'drop'
  const odd = others.find(({ branch }) => (branch === 'drop') !== isExclusive)
  const id = leaves.find(({ path }) => path === '_id')
  if (odd !== undefined || (isExclusive && typeof id?.branch === 'function')) {
    const [kind, mode] = isExclusive ? ['inclusion', 'exclusion'] : ['exclusion', 'inclusion']
    throw requestFailed(
      `Invalid $project: Cannot do ${kind} on field ${odd?.path ?? '_id'} in ${mode} projection`,
    )
  }
  if (isExclusive) {
    const shape = shapeOf(leaves.filter(({ branch }) => branch === 'drop'))
    return each((document) => exclude(document, shape) as Fields)
  }
  const isIdNamed = leaves.some(({ path }) => path === '_id' || path.startsWith('_id.'))
  const kept = leaves.filter(({ branch }) => branch !== 'drop')
  const shape: Shape = shapeOf(isIdNamed ? kept : [{ path: '_id', branch: 'keep' }, ...kept])
  return each((document, run) => include(document, shape, scopeOf(document, run)) as Fields)
}

function replaceRoot(operand: Value, compile: Compile): Stage {
  const newRoot = compile(namedOperands('$replaceRoot', operand, ['newRoot']).newRoot as Value)
  return each((document, run) => {
    const root = newRoot(scopeOf(document, run))
    if (!isFields(root)) {
      throw requestFailed(
        `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeName(root)}`,
      )
    }
    return root
  })
}
