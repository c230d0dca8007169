import { compileExpression } from '../aggregate/expression'
import { compileStages } from '../aggregate/pipeline'
import type { Source } from '../aggregate/stage'
import { sortDocuments } from '../query/sort'
import type { Document, Fields } from '../values/value'

/** A pipeline over plain arrays, read as collections would be; `here` is where it starts. */
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
  return [...compileStages(named, compileExpression).from('here', { source, variables: undefined })]
}
