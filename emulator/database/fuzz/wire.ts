import assert from 'node:assert/strict'

/** A reply, as far as the fuzzing looks at it. */
export interface Wire {
  readonly requestId: string
  readonly code?: string
  readonly message?: string
  readonly data?: {
    readonly list?: readonly string[]
    readonly insertedIds?: readonly unknown[]
    readonly deleted?: number
    readonly updated?: number
    readonly upsert_id?: unknown
    readonly doc?: unknown
  }
}

export async function send(url: string, body: string | object): Promise<Wire> {
  const response = await fetch(url, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    // A request that is never answered ends the run.
    signal: AbortSignal.timeout(30_000),
  })
  assert.equal(response.status, 200)
  return (await response.json()) as Wire
}

/** All documents of a collection, as extended JSON by the id's text. */
export async function documentsIn(url: string, collectionName: string): Promise<Map<string, string>> {
  const reply = await send(url, {
    action: 'database.getDocument',
    collectionName,
    queryType: 'WHERE',
    limit: 1_000,
  })
  const list = reply.data?.list
  assert.ok(list, `the documents cannot be read: ${reply.message}`)
  return new Map(list.map((text) => [JSON.stringify((JSON.parse(text) as { _id: unknown })._id), text]))
}

export interface Difference {
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly total: number
}

export function differenceOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Difference {
  const added = [...after.keys()].filter((id) => !before.has(id)).length
  const removed = [...before.keys()].filter((id) => !after.has(id)).length
  const changed = [...after].filter(([id, text]) => before.has(id) && before.get(id) !== text).length
  return { added, removed, changed, total: added + removed + changed }
}
