import type { Database, WireReply } from '../database'

/** Requests as the SDK words them, for tests that look at one database directly. */
export interface Asker {
  insert(...documents: readonly object[]): Promise<WireReply>
  get(query?: object, fields?: object): Promise<WireReply>
  update(query: object, data: object): Promise<WireReply>
  updateAndReturn(query: object, data: object): Promise<WireReply>
  remove(query: object): Promise<WireReply>
}

export function askerFor(database: Database, collectionName: string): Asker {
  const send = (action: string, fields: object) =>
    database.handle({ action: `database.${action}`, collectionName, ...fields })
  const where = (query: object) => ({ queryType: 'WHERE', query: JSON.stringify(query) })
  return {
    insert: (...documents) => send('insertDocument', { data: documents.map((one) => JSON.stringify(one)) }),
    get: (query = {}, fields = {}) => send('getDocument', { ...where(query), ...fields }),
    update: (query, data) =>
      send('modifyDocument', {
        ...where(query),
        data: JSON.stringify(data),
        multi: true,
        merge: true,
        upsert: false,
      }),
    updateAndReturn: (query, data) =>
      send('modifyAndReturnDoc', { ...where(query), data: JSON.stringify(data) }),
    remove: (query) => send('removeDocument', { ...where(query), multi: true }),
  }
}

/** The documents of a reply to `get`, numbers plain. */
export function documentsOf(reply: WireReply): Record<string, unknown>[] {
  if (reply.code !== undefined) {
    throw new Error(`${reply.code}: ${reply.message}`)
  }
  const list = reply.data?.list as readonly string[]
  return list.map((text) => JSON.parse(text, (_key, value) => plain(value)))
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value
  }
  const { $numberInt: int, $numberDouble: double } = value as { $numberInt?: string; $numberDouble?: string }
  return int !== undefined || double !== undefined ? Number(int ?? double) : value
}
