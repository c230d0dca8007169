import type { Path } from '../values/path'
import type { Value } from '../values/value'
import type { Draft } from './draft'

/** One field's change, ready to be applied to any number of documents. */
export type Change = (draft: Draft, path: Path) => void

/** Reads an operator's operand once; throws where the operand makes no sense. */
export type Operator = (operand: Value, field: string) => Change
