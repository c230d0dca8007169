import type { connectData } from '../cloud/connect-data'
import { Refusal } from '../cloud/refusal'
import { say } from '../say'
import { documentOf, lineOf, type Stored } from './document-line'
import type { LineFile } from './line-file'
import { openMeter } from './meter'
import { patiently } from './patiently'
import { countOf } from './read-target'

export type Data = ReturnType<typeof connectData>

/** Documents in the first page, and in any; a page is at most twice as large as the one before. */
const FIRST_PAGE = 8
const MOST = 500

/** What a page may come to, in characters: a document may have half a megabyte, a thousand of them none of our memory. */
const PAGE_SIZE = 2_000_000

/** What every file address of an environment begins with: another environment has other ones. */
const ADDRESS = '"cloud://'

/**
 * Appends the documents of a collection after the last that stands in the file, in the order of their ids and each as it
 * was at one moment. Says which of them hold an address of the old environment's storage.
 */
export async function copyCollection(app: Data, name: string, file: LineFile): Promise<string[]> {
  const database = app.database()
  const collection = database.collection(name)
  const total = await countOf(app, name)
  if (total === undefined) {
    say(`  线上还没有集合 ${name}：这里的代码比线上的新`)
    return []
  }
  const meter = openMeter(name, total, '条', file.count)
  const addressed: string[] = []
  let last = file.last === undefined ? undefined : documentOf(file.last)._id
  let page = FIRST_PAGE
  let largest = 1
  for (;;) {
    const rest = last === undefined ? collection : collection.where({ _id: database.command.gt(last) })
    const { data } = await patiently(() => rest.orderBy('_id', 'asc').limit(page).get())
    const documents = data as Stored[]
    if (documents.length === 0) {
      break
    }
    refuseOtherIds(name, documents)
    const lines = documents.map((document) => lineOf(name, document))
    await file.append(lines)
    addressed.push(...documents.filter((_, at) => lines[at]?.includes(ADDRESS)).map(({ _id }) => _id))
    meter.add(documents.length)
    last = documents.at(-1)?._id
    largest = lines.reduce((most, { length }) => Math.max(most, length), largest)
    page = Math.max(1, Math.min(page * 2, MOST, Math.floor(PAGE_SIZE / largest)))
  }
  meter.end()
  return addressed.map((id) => `${name}/${id}`)
}

/** The database compares an id with ids of its own type only: others would be passed over in silence. */
function refuseOtherIds(name: string, documents: readonly Stored[]): void {
  const other = documents.find(({ _id }) => typeof _id !== 'string')
  if (other) {
    throw new Refusal(`集合 ${name} 里有编号不是文字的文档（${other._id}），不能逐页备份`)
  }
}
