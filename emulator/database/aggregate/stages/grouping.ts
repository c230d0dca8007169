import { parseSort, type SortKey, sortInTurn } from '../../query/sort'
import { type HashKey, hashKeyOf } from '../../values/hash-key'
import { compareValues, typeRank } from '../../values/order'
import {
  type Document,
  type Fields,
  fieldOf,
  isArray,
  isFields,
  numberType,
  type Value,
} from '../../values/value'
import { notSupported, requestFailed } from '../../wire-error'
import { type Accumulator, compileAccumulator } from '../accumulators'
import { namedOperands } from '../operands'
import { PAUSE, type Pause } from '../pace'
import type { Compile, Expression } from '../scope'
import { fieldsOf, type Run, type Stage, type StageCompiler, scopeOf } from '../stage'
import type { Statistic } from '../statistics'

/** Stages that give one document for many. */
export const grouping: readonly [string, StageCompiler][] = [
  ['$group', group],
  ['$count', count],
  ['$sortByCount', sortByCount],
  ['$bucket', bucket],
  ['$bucketAuto', bucketAuto],
]

type Output = readonly (readonly [string, Accumulator])[]

const COUNT: Fields = { count: { $sum: 1 } }

function outputOf(operand: Fields, compile: Compile): Output {
  return Object.entries(operand).map(([name, value]) => [name, compileAccumulator(name, value, compile)])
}

/** One group in the making. */
class Group {
  readonly #statistics: readonly Statistic[]

  constructor(
    readonly id: Value,
    readonly output: Output,
  ) {
    this.#statistics = output.map(([, accumulator]) => accumulator.start())
  }

  add(document: Fields, run: Run): void {
    const scope = scopeOf(document, run)
    for (let at = 0; at < this.output.length; at++) {
      this.#statistics[at]?.add(this.output[at]?.[1].expression(scope))
    }
  }

  document(): Fields {
    const fields: Record<string, Value> = { _id: this.id }
    for (const [at, [name]] of this.output.entries()) {
      fields[name] = this.#statistics[at]?.result() ?? null
    }
    return fields
  }
}

/** Groups in the order of their first documents; a missing `_id` is null. */
function groupBy(id: Expression, output: Output): Stage {
  return function* (documents, run) {
    const groups = new Map<HashKey, Group>()
    for (const document of documents) {
      if (document === PAUSE) {
        yield document
        continue
      }
      const value = id(scopeOf(document, run)) ?? null
      const key = hashKeyOf(value)
      let found = groups.get(key)
      if (found === undefined) {
        found = new Group(value, output)
        groups.set(key, found)
      }
      found.add(document, run)
    }
    for (const found of groups.values()) {
      yield found.document()
    }
  }
}

function group(operand: Value, compile: Compile): Stage {
  const { _id: id, ...output } = fieldsOf('$group', operand)
  if (id === undefined) {
    throw requestFailed('a group specification must include an _id')
  }
  return groupBy(compile(id), outputOf(output, compile))
}

/** Nothing at all when there are no documents. */
function count(operand: Value): Stage {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
    throw requestFailed(
      "the count field must be a non-empty string that does not start with '$' or contain '.'",
    )
  }
  return function* (documents) {
    let found = 0
    for (const document of documents) {
      if (document === PAUSE) {
        yield document
      } else {
        found += 1
      }
    }
    if (found > 0) {
      yield { [operand]: found }
    }
  }
}

function sortByCount(operand: Value, compile: Compile): Stage {
  const isExpression = isFields(operand)
    ? Object.keys(operand)[0]?.startsWith('$')
    : String(operand).startsWith('$')
  if (!isExpression) {
    throw requestFailed(
      'the sortByCount field must be specified as a $-prefixed path or an expression in an object',
    )
  }
  const counted = groupBy(compile(operand), outputOf(COUNT, compile))
  const keys = parseSort({ count: -1 })
  return sorted(counted, keys)
}

function bucket(operand: Value, compile: Compile): Stage {
  const named = namedOperands('$bucket', operand, ['groupBy', 'boundaries'], ['default', 'output'])
  const groupByValue = compile(named.groupBy as Value)
  const boundaries = boundariesOf(named.boundaries as Value, compile)
  const other = fieldOf(named, 'default')
  const fallback = other === undefined ? undefined : constant('default', other, compile)
  const output = outputOf(fieldsOf('$bucket output', fieldOf(named, 'output') ?? COUNT), compile)
  const [lowest, highest] = [boundaries[0] as Value, boundaries[boundaries.length - 1] as Value]
  if (fallback !== undefined && isBetween(fallback, lowest, highest)) {
    throw requestFailed(
      "the $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary",
    )
  }
  const bucketId: Expression = (scope) => {
    const value = groupByValue(scope)
    if (isBetween(value, lowest, highest)) {
      return boundaries.findLast((boundary) => compareValues(boundary, value) <= 0)
    }
    if (fallback === undefined) {
      throw requestFailed(
        '$switch could not find a matching branch for an input, and no default was specified.',
      )
    }
    return fallback
  }
  const grouped = groupBy(bucketId, output)
  const keys = parseSort({ _id: 1 })
  return sorted(grouped, keys)
}

/** A group's _id is any value, by which the order of ties is stable. */
function sorted(grouped: Stage, keys: readonly SortKey[]): Stage {
  return (documents, run) => sortInTurn(grouped(documents, run) as Iterable<Document | Pause>, keys, PAUSE)
}

function boundariesOf(operand: Value, compile: Compile): Value[] {
  if (!isArray(operand) || operand.length < 2) {
    throw requestFailed("the $bucket 'boundaries' field must be an array of at least 2 values")
  }
  const boundaries = operand.map((boundary) => constant('boundaries', boundary, compile))
  for (let at = 1; at < boundaries.length; at++) {
    const [left, right] = [boundaries[at - 1] as Value, boundaries[at] as Value]
    if (typeRank(left) !== typeRank(right) || compareValues(left, right) >= 0) {
      throw requestFailed("the $bucket 'boundaries' must be of one type and in ascending order")
    }
  }
  return boundaries
}

/** Its expression must not look at a document. */
function constant(what: string, operand: Value, compile: Compile): Value {
  if (JSON.stringify(operand).includes('"$')) {
    const isLiteral = isFields(operand) && Object.keys(operand).join() === '$literal'
    if (!isLiteral) {
      throw notSupported(`an expression in the $bucket '${what}'`)
    }
  }
  return compile(operand)({ root: null, variables: undefined }) ?? null
}

function isBetween(value: Value | undefined, lowest: Value, highest: Value): boolean {
  return compareValues(value, lowest) >= 0 && compareValues(value, highest) < 0
}

/** Buckets of about the same size; equal values are never parted. */
function bucketAuto(operand: Value, compile: Compile): Stage {
  const named = namedOperands('$bucketAuto', operand, ['groupBy', 'buckets'], ['output', 'granularity'])
  if (named.granularity !== undefined) {
    throw notSupported("the 'granularity' of $bucketAuto")
  }
  const { buckets } = named
  if (typeof buckets !== 'number' || numberType(buckets) !== 'int' || buckets < 1) {
    throw requestFailed("The $bucketAuto 'buckets' field must be a whole number greater than 0")
  }
  const groupByValue = compile(named.groupBy as Value)
  const output = outputOf(fieldsOf('$bucketAuto output', fieldOf(named, 'output') ?? COUNT), compile)
  return function* (documents, run) {
    const rows: { document: Fields; value: Value }[] = []
    for (const document of documents) {
      if (document === PAUSE) {
        yield document
      } else {
        rows.push({ document, value: groupByValue(scopeOf(document, run)) ?? null })
      }
    }
    rows.sort((left, right) => compareValues(left.value, right.value))
    const size = Math.max(1, Math.round(rows.length / buckets))
    let made = 0
    for (let from = 0; from < rows.length; made++) {
      let to = made === buckets - 1 ? rows.length : Math.min(from + size, rows.length)
      while (to < rows.length && compareValues(rows[to]?.value, rows[to - 1]?.value) === 0) {
        to += 1
      }
      const max = (rows[to] ?? rows[rows.length - 1])?.value ?? null
      const found = new Group({ min: rows[from]?.value ?? null, max }, output)
      for (const { document } of rows.slice(from, to)) {
        found.add(document, run)
      }
      yield found.document()
      from = to
    }
  }
}
