import type { CollectionName } from '../../cloudfunctions/platform/collections'
import { collection, op } from '../../cloudfunctions/platform/database'
import type { Finding, Place } from './check'
import { judgeSize } from './document-size'

/** Documents in the first page; and in any. */
const FIRST_PAGE = 50
const MOST = 500
/** What a page may come to, in characters: a shift may have a hundred kilobytes. */
const PAGE_SIZE = 2_000_000

/** How often it is said how far a walk has come, in real milliseconds. */
export const TELL_EVERY = 10_000

interface Route<K> {
  collection: CollectionName
  /** Whole documents, so that their size is seen, too. */
  fields: readonly K[]
  unit: string
}

interface Walked {
  total: number
  /** Documents that are near the limit. */
  large: readonly Finding[]
}

/**
 * Every document of a collection in the order of ids, a page at a time: memory stays where it is, however many there
 * are. What changes meanwhile is seen before or after its change, never half.
 */
export async function walk<T extends { _id: string }, K extends keyof T & string>(
  { tell }: Place,
  { collection: name, fields, unit }: Route<K>,
  visit: (page: readonly Pick<T, K | ('_id' & keyof T)>[]) => Promise<void> | void,
): Promise<Walked> {
  const documents = collection<T>(name)
  const large: Finding[] = []
  let total = 0
  let toldAt = performance.now()
  let last = ''
  let limit = FIRST_PAGE
  for (;;) {
    const page = await documents.find({ _id: op.gt(last) }, { fields, orderBy: [['_id', 'asc']], limit })
    const end = page.at(-1)
    if (end === undefined) {
      return { total, large }
    }
    await visit(page)
    large.push(...page.flatMap((one) => judgeSize(name, one)))
    total += page.length
    last = end._id
    limit = nextLimit(page)
    if (performance.now() - toldAt > TELL_EVERY) {
      toldAt = performance.now()
      tell(`已看 ${total} ${unit}`)
    }
  }
}

/** As many of the largest as may come at once. */
function nextLimit(page: readonly object[]): number {
  const largest = page.reduce((most, one) => Math.max(most, JSON.stringify(one).length), 1)
  return Math.min(MOST, Math.max(1, Math.floor(PAGE_SIZE / largest)))
}
