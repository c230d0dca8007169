import type { OperatorCompiler } from '../scope'
import { arithmetic } from './arithmetic'
import { arrays } from './arrays'
import { comparisons } from './comparisons'
import { conditions } from './conditions'
import { dates } from './dates'
import { iterations } from './iterations'
import { objects } from './objects'
import { sets } from './sets'
import { strings } from './strings'
import { totals } from './totals'

/**
 * What `db.command.aggregate` can build, apart from `$meta`, which needs a text index, and from `$first`, `$last`,
 * `$push` and `$addToSet`, which only `$group` has (accumulators.ts).
 */
export const operators: ReadonlyMap<string, OperatorCompiler> = new Map([
  ...arithmetic,
  ...arrays,
  ...comparisons,
  ...conditions,
  ...dates,
  ...iterations,
  ...objects,
  ...sets,
  ...strings,
  ...totals,
])
