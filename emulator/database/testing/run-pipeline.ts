import { compileExpression } from '../aggregate/expression'
import { PAUSE, Pace } from '../aggregate/pace'
import { compileStages } from '../aggregate/pipeline'
import type { Source } from '../aggregate/stage'
import { sortDocuments } from '../query/sort'
import type { Document, Fields } from '../values/value'

/** A pipeline over plain arrays, read as collections would be, resting wherever it can; `here` is where it starts. */
export function runPipeline(
  stages: readonly Fields[],
  collections: Readonly<Record<string, readonly Fields[]>>,
): Fields[] {
  const source: Source = {
    find: (name, filter, sort, limit) =>
      sortDocuments(
        (collections[name] as readonly Document[]).filter((document) => filter.matches(document)),
        sort,
      ).slice(0, limit),
  }
  const named = stages.map((stage) => {
    const [[name, operand] = ['', null]] = Object.entries(stage)
    return { name, operand }
  })
  const run = { source, pace: new Pace(0), variables: undefined }
  const flow = compileStages(named, compileExpression).from('here', run)
  return [...flow].filter((document) => document !== PAUSE)
}
