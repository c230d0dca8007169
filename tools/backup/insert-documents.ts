import { isDuplicate } from '../../cloudfunctions/platform/database'
import { Refusal } from '../cloud/refusal'
import type { Data } from './copy-collection'
import { lineOf, type Stored } from './document-line'
import { appendLists, isTooLarge, withoutLists } from './insert-in-parts'
import { patiently } from './patiently'

/**
 * Puts documents there, in one operation when none is there yet. One that an earlier run has put there is as good; one
 * that is there and says something else is not, and is refused by its id.
 */
export async function insertDocuments(app: Data, name: string, documents: readonly Stored[]): Promise<void> {
  const collection = app.database().collection(name)
  let missing = documents
  while (missing.length > 0) {
    try {
      await patiently(() => collection.add([...missing]))
      return
    } catch (error) {
      const [only, ...others] = missing
      if (isTooLarge(error) && only && others.length === 0) {
        return insertLarge(app, name, only)
      }
      if (!isDuplicate(error)) {
        throw error
      }
      const present = await linesOfThose(app, name, missing)
      if (present.size === 0) {
        // Another document's value of a unique index.
        throw error
      }
      refuseOther(name, missing, present)
      missing = missing.filter(({ _id }) => !present.has(_id))
    }
  }
}

async function insertLarge(app: Data, name: string, document: Stored): Promise<void> {
  try {
    await patiently(() => app.database().collection(name).add(withoutLists(document)))
  } catch (error) {
    if (isTooLarge(error)) {
      throw new Refusal(`${name}/${document._id} 太大，一次请求放不下，也分不开。请把这一条交给维护的人`)
    }
    if (!isDuplicate(error)) {
      throw error
    }
  }
  await appendLists(app, name, document)
  const present = await linesOfThose(app, name, [document])
  if (present.size === 0) {
    throw new Refusal(`${name}/${document._id} 放不进去：唯一的值被另一条占着`)
  }
  refuseOther(name, [document], present)
}

/** At most a thousand are asked for. */
async function linesOfThose(app: Data, name: string, documents: readonly Stored[]) {
  const database = app.database()
  const ids = documents.map(({ _id }) => _id)
  const { data } = await patiently(() =>
    database
      .collection(name)
      .where({ _id: database.command.in(ids) })
      .limit(1_000)
      .get(),
  )
  return new Map((data as Stored[]).map((document) => [document._id, lineOf(name, document)]))
}

function refuseOther(name: string, documents: readonly Stored[], present: ReadonlyMap<string, string>): void {
  const other = documents.find((document) => {
    const line = present.get(document._id)
    return line !== undefined && line !== lineOf(name, document)
  })
  if (other) {
    throw new Refusal(
      `${name}/${other._id} 已在环境里，和备份里的不一样：恢复的时候有人在用这个环境。\n` +
        '请新建一个环境，部署后恢复到那里；做完之前不要让人打开小程序',
    )
  }
}

/** The backup's take the place of those that are there. */
export async function replaceDocuments(app: Data, name: string, documents: readonly Stored[]): Promise<void> {
  for (const { _id, ...rest } of documents) {
    await patiently(() => app.database().collection(name).doc(_id).set(rest))
  }
}
