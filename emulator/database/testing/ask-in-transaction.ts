import type { Database, WireReply } from '../database'

/** One transaction, as the SDK asks for it. */
export interface TransactionAsker {
  get(collectionName: string, id: string): Promise<WireReply>
  insert(collectionName: string, document: object): Promise<WireReply>
  update(collectionName: string, id: string, data: object): Promise<WireReply>
  remove(collectionName: string, id: string): Promise<WireReply>
  commit(): Promise<WireReply>
  abort(): Promise<WireReply>
}

/** Nothing if the database has stopped. */
export async function beginTransaction(database: Database): Promise<TransactionAsker | undefined> {
  const started = await database.handle({ action: 'database.startTransaction' })
  if (started.code !== undefined) {
    return undefined
  }
  const { transactionId } = started
  const send = (action: string, fields: object = {}) =>
    database.handle({ action: `database.${action}`, transactionId, ...fields })
  const doc = (collectionName: string, id: string) => ({
    collectionName,
    queryType: 'DOC',
    multi: false,
    query: JSON.stringify({ _id: id }),
  })
  return {
    get: (collectionName, id) => send('getDocument', doc(collectionName, id)),
    insert: (collectionName, document) =>
      send('insertDocument', { collectionName, data: [JSON.stringify(document)] }),
    update: (collectionName, id, data) =>
      send('modifyDocument', {
        ...doc(collectionName, id),
        merge: true,
        upsert: false,
        data: JSON.stringify(data),
      }),
    remove: (collectionName, id) => send('removeDocument', doc(collectionName, id)),
    commit: () => send('commitTransaction'),
    abort: () => send('abortTransaction'),
  }
}
