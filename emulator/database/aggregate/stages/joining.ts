import { compileFilter } from '../../query/filter'
import { type HashKey, hashKeyOf } from '../../values/hash-key'
import { type Path, parsePath, someAt } from '../../values/path'
import { type Fields, fieldOf, isArray, isFields, type Value } from '../../values/value'
import { notSupported, requestFailed } from '../../wire-error'
import { pathReader } from '../field-path'
import { namedOperands } from '../operands'
import { compileBindings, variablesOf } from '../operators/iterations'
import { collected, PAUSE, type Pause, paced } from '../pace'
import type { Compile } from '../scope'
import { extend, shapeOf } from '../shape'
import { type CompilePipeline, fieldsOf, type Run, type Stage, type StageCompiler, scopeOf } from '../stage'

export const joining: readonly [string, StageCompiler][] = [
  ['$lookup', lookup],
  ['$facet', facet],
]

/** As many values as the other collection is asked for by index; for more, all of it is read. */
const MAX_VALUES_BY_INDEX = 200

function lookup(operand: Value, compile: Compile, compilePipeline: CompilePipeline): Stage {
  const fields = fieldsOf('$lookup', operand)
  if (Object.hasOwn(fields, 'pipeline') || Object.hasOwn(fields, 'let')) {
    return lookupByPipeline(fields, compile, compilePipeline)
  }
  const named = namedOperands('$lookup', operand, ['from', 'localField', 'foreignField', 'as'])
  const from = textOf('from', named.from)
  const localField = pathReader(parsePath(textOf('localField', named.localField)))
  const foreignField = textOf('foreignField', named.foreignField)
  const foreignPath = parsePath(foreignField)
  const attach = attachAs(textOf('as', named.as))
  return function* (documents, run) {
    const all = yield* collected(documents)
    const rows = all.map((document) => ({ document, values: valuesOf(localField(document)) }))
    const wanted = rows.flatMap(({ values }) => values)
    const others = yield* findOthers(run, from, foreignField, wanted)
    const byKey = keyed(others, foreignPath)
    for (const { document, values } of rows) {
      const found = new Set(values.flatMap((value) => byKey.get(hashKeyOf(value)) ?? []))
      yield attach(
        document,
        [...found].sort((left, right) => left - right).map((at) => others[at] as Fields),
      )
    }
  }
}

/** An array joins by each of its elements; what is missing joins what is null or missing. */
function valuesOf(local: Value | undefined): readonly Value[] {
  return isArray(local) ? local : [local ?? null]
}

function findOthers(
  run: Run,
  from: string,
  field: string,
  wanted: readonly Value[],
): Generator<Pause, readonly Fields[]> {
  const distinct = [...new Map(wanted.map((value) => [hashKeyOf(value), value])).values()]
  const byValues = distinct.length > 0 && distinct.length <= MAX_VALUES_BY_INDEX
  const filter = compileFilter(byValues ? { [field]: { $in: distinct } } : {})
  return collected(paced(run.source.find(from, filter, [], Number.POSITIVE_INFINITY), run.pace))
}

/** Places of documents by every value that a query for equality finds in them. */
function keyed(documents: readonly Fields[], path: Path): ReadonlyMap<HashKey, number[]> {
  const byKey = new Map<HashKey, number[]>()
  for (const [at, document] of documents.entries()) {
    someAt(document, path, false, (value) => {
      const key = hashKeyOf(value ?? null)
      const places = byKey.get(key)
      if (places === undefined) {
        byKey.set(key, [at])
      } else if (places[places.length - 1] !== at) {
        places.push(at)
      }
      return false
    })
  }
  return byKey
}

function lookupByPipeline(fields: Fields, compile: Compile, compilePipeline: CompilePipeline): Stage {
  if (Object.hasOwn(fields, 'localField') || Object.hasOwn(fields, 'foreignField')) {
    throw notSupported("$lookup with both 'pipeline' and 'localField' or 'foreignField'")
  }
  const named = namedOperands('$lookup', fields, ['from', 'pipeline', 'as'], ['let'])
  const from = textOf('from', named.from)
  const bindings = compileBindings('$lookup let', fieldOf(named, 'let') ?? {}, compile)
  const names = bindings.map(([name]) => name)
  const pipeline = compilePipeline('$lookup', named.pipeline as Value, compile.with(names))
  const attach = attachAs(textOf('as', named.as))
  return function* (documents, run) {
    for (const document of documents) {
      if (document === PAUSE) {
        yield document
        continue
      }
      const variables = variablesOf(bindings, scopeOf(document, run))
      yield attach(document, yield* collected(pipeline.from(from, { ...run, variables })))
    }
  }
}

function attachAs(as: string): (document: Fields, found: readonly Fields[]) => Fields {
  const path = parsePath(as)
  const [only] = path
  if (path.length === 1 && only !== undefined) {
    return (document, found) => ({ ...document, [only]: found })
  }
  return (document, found) => {
    const shape = shapeOf([{ path: as, branch: () => found }])
    return extend(document, shape, { root: document, variables: undefined }) as Fields
  }
}

function textOf(name: string, value: Value | undefined): string {
  if (typeof value === 'string' && value !== '') {
    return value
  }
  throw requestFailed(`$lookup argument '${name}' must be a non-empty string`)
}

/** Several pipelines over the same documents, each into a field of one document. */
function facet(operand: Value, compile: Compile, compilePipeline: CompilePipeline): Stage {
  const facets = Object.entries(fieldsOf('$facet', operand)).map(([name, stages]) => {
    if (name.includes('.') || name.startsWith('$') || name === '') {
      throw requestFailed(`invalid name of a facet: '${name}'`)
    }
    if (isArray(stages) && stages.some((stage) => isFields(stage) && Object.hasOwn(stage, '$facet'))) {
      throw requestFailed('$facet is not allowed to be used within a $facet stage')
    }
    return [name, compilePipeline('$facet', stages, compile)] as const
  })
  if (facets.length === 0) {
    throw requestFailed('the $facet specification must be a non-empty object')
  }
  return function* (documents, run) {
    const all = yield* collected(documents)
    const result: Record<string, Value> = {}
    for (const [name, pipeline] of facets) {
      result[name] = yield* collected(pipeline.through(all, run))
    }
    yield result
  }
}
