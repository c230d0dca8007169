import { compileExpression } from '../aggregate/expression'
import { type Flow, PAUSE, Pace, type Pause } from '../aggregate/pace'
import { compileStages, type NamedStage } from '../aggregate/pipeline'
import type { Source } from '../aggregate/stage'
import { STRETCH_MS, withinLimits } from '../aggregate/time-limit'
import { encode } from '../values/ejson'
import { isFields } from '../values/value'
import { requestFailed } from '../wire-error'
import type { Action } from './action'

/** What the vendor returns without a `$limit` (CLOUDBASE.md §5). */
const DEFAULT_LIMIT = 20
const WARN_RESULT_SIZE = 1_000
const MAX_RESULT_LENGTH = 16 * 1024 * 1024

/** `aggregate()…end()`: everything it reads is of one durable state, also when others write meanwhile. */
export const aggregateDocuments: Action = {
  writes: false,
  async perform(engine, request) {
    const collection = engine.collection(request.collectionName())
    const stages = request.stages()
    request.refuseOthers()
    const pipeline = compileStages(stages, compileExpression)
    const isLimited = stages.some(({ name }) => name === '$limit')
    if (!isLimited && !givesOneDocument(stages)) {
      engine.warnOnce(
        `${collection.name}: an aggregate without $limit, of which at most ${DEFAULT_LIMIT} documents come back`,
      )
    }
    const limit = isLimited ? Number.POSITIVE_INFINITY : DEFAULT_LIMIT
    const pace = new Pace(STRETCH_MS)
    const list = await engine.reading((find) => {
      const source: Source = {
        find: (name, filter, sort, most) => find(engine.collection(name), filter, { sort, limit: most }),
      }
      const documents = () => pipeline.from(collection.name, { source, pace, variables: undefined })
      return withinLimits(collection.size, pace, encoded(documents, limit))
    })
    if (list.length > WARN_RESULT_SIZE) {
      engine.warnOnce(`${collection.name}: an aggregate returned more than ${WARN_RESULT_SIZE} documents`)
    }
    return { data: { list } }
  },
}

/** At its end, and not opened up again by an `$unwind`. */
function givesOneDocument(stages: readonly NamedStage[]): boolean {
  const at = stages.findLastIndex(
    ({ name, operand }) =>
      name === '$count' ||
      name === '$facet' ||
      (name === '$group' && isFields(operand) && operand._id === null),
  )
  return at !== -1 && stages.slice(at).every(({ name }) => name !== '$unwind')
}

function* encoded(documents: () => Flow, limit: number): Generator<Pause, string[]> {
  const list: string[] = []
  let length = 0
  for (const document of documents()) {
    if (document === PAUSE) {
      yield document
      continue
    }
    const text = encode(document)
    length += text.length
    if (length > MAX_RESULT_LENGTH) {
      throw requestFailed(`the result is larger than ${MAX_RESULT_LENGTH} bytes`)
    }
    list.push(text)
    if (list.length >= limit) {
      break
    }
  }
  return list
}
