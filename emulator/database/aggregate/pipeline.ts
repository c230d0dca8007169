import { compileFilter } from '../query/filter'
import { type Fields, isArray, isFields, type Value } from '../values/value'
import { notSupported, requestFailed } from '../wire-error'
import { compileMatch } from './match'
import { type Flow, PAUSE, paced } from './pace'
import type { Compile } from './scope'
import {
  type CompilePipeline,
  fieldsOf,
  type Pipeline,
  type Run,
  type Stage,
  type StageCompiler,
  scopeOf,
} from './stage'
import { grouping } from './stages/grouping'
import { joining } from './stages/joining'
import { limitOf, selecting, sortKeys } from './stages/selecting'
import { shaping } from './stages/shaping'
import { unwinding } from './stages/unwinding'

/** The stages `db.collection().aggregate()` can build but for `$geoNear`, and `$facet`. Any other is refused by its name. */
const stages: ReadonlyMap<string, StageCompiler> = new Map([
  ...selecting,
  ...shaping,
  ...grouping,
  ...unwinding,
  ...joining,
])

const MAX_STAGES = 1_000

export interface NamedStage {
  readonly name: string
  readonly operand: Value
}

/**
 * A pipeline. From a collection its first `$match`, and a `$sort` and `$limit` right behind, are what the collection is
 * searched by, with its indexes, as any `where` is.
 */
export function compileStages(list: readonly NamedStage[], compile: Compile): Pipeline {
  if (list.length > MAX_STAGES) {
    throw requestFailed(`Pipeline length must be no longer than ${MAX_STAGES} stages.`)
  }
  const compiled = list.map(({ name, operand }) => {
    const stage = stages.get(name)
    if (stage === undefined) {
      throw notSupported(`the aggregation stage ${name}`)
    }
    return stage(operand, compile, compilePipeline)
  })
  const search = searchOf(list, compile)
  const rest = compiled.slice(search.stages)
  return {
    through: (documents, run) => through(compiled, documents, run),
    from(collection, run) {
      const found = paced(run.source.find(collection, search.filter, search.sort, search.limit), run.pace)
      const { test } = search
      const matching = test === undefined ? found : passing(found, (document) => test(scopeOf(document, run)))
      return through(rest, matching, run)
    },
  }
}

function through(compiled: readonly Stage[], documents: Flow, run: Run): Flow {
  return compiled.reduce((given, stage) => paced(stage(given, run), run.pace), documents)
}

function* passing(documents: Flow, test: (document: Fields) => boolean): Flow {
  for (const document of documents) {
    if (document === PAUSE || test(document)) {
      yield document
    }
  }
}

/** What of the first stages the search of a collection does. */
function searchOf(list: readonly NamedStage[], compile: Compile) {
  let at = 0
  const isNext = (name: string): boolean => list[at]?.name === name
  const take = (): Value => (list[at++] as NamedStage).operand
  const match = isNext('$match') ? compileMatch(fieldsOf('$match', take()), compile) : undefined
  const isWhole = match?.rest === undefined
  const sort = isWhole && isNext('$sort') ? sortKeys(take()) : []
  const limit = isWhole && isNext('$limit') ? limitOf(take()) : Number.POSITIVE_INFINITY
  return { filter: match?.filter ?? compileFilter({}), test: match?.rest, sort, limit, stages: at }
}

/** `[{$match: …}, …]`, inside of a stage. */
const compilePipeline: CompilePipeline = (where, list, compile) => {
  if (!isArray(list)) {
    throw requestFailed(`the 'pipeline' of ${where} must be an array`)
  }
  return compileStages(
    list.map((stage) => {
      const [name, ...others] = isFields(stage) ? Object.keys(stage) : []
      if (!isFields(stage) || name === undefined || others.length > 0) {
        throw requestFailed('A pipeline stage specification object must contain exactly one field.')
      }
      return { name, operand: stage[name] as Value }
    }),
    compile,
  )
}
