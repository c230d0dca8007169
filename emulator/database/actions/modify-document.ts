import type { Engine } from '../engine/engine'
import { compileUpdate } from '../update/update'
import { equalValues } from '../values/order'
import { assertStorable, type Document, type DocumentId } from '../values/value'
import { invalidParam, notSupported } from '../wire-error'
import type { Action, Success } from './action'
import type { RequestFields } from './request'

/** `update()` with `merge`, `set()` without. */
export const modifyDocument: Action = {
  writes: true,
  perform(engine, request) {
    return request.flag('merge') ? update(engine, request) : set(engine, request)
  },
}

/** Counts documents that became different. One after the other, as MongoDB: those before a failing one stay changed. */
function update(engine: Engine, request: RequestFields): Success {
  const collection = engine.collection(request.collectionName())
  const access = request.accessOfWrite(engine)
  const filter = request.filterOfWrite()
  const apply = compileUpdate(request.requiredFields('data'))
  const limit = request.flag('multi') ? Number.POSITIVE_INFINITY : 1
  if (request.flag('upsert')) {
    throw notSupported('upsert together with merge')
  }
  request.refuseOthers()
  let updated = 0
  for (const document of access.findNewest(collection, filter, limit)) {
    const changed = apply(document)
    if (equalValues(changed, document)) {
      continue
    }
    access.replace(collection, changed)
    updated += 1
  }
  return { data: { updated, upsert_id: null } }
}

/** Replaces one document whole, or creates it. */
function set(engine: Engine, request: RequestFields): Success {
  const collection = engine.collection(request.collectionName())
  const access = request.access(engine)
  if (request.queryType() !== 'DOC') {
    throw notSupported('replacing documents by a where')
  }
  const { _id: id } = request.requiredFields('query')
  const filter = request.filter()
  const fields = request.requiredFields('data')
  if (request.flag('multi')) {
    throw invalidParam('multi must be false')
  }
  if (!request.flag('upsert')) {
    throw notSupported('replacing without upsert')
  }
  request.refuseOthers()
  if (fields._id !== undefined) {
    throw invalidParam('_id cannot be changed')
  }
  assertStorable(fields)
  const [present] = access.findNewest(collection, filter, 1)
  const document: Document = { _id: id as DocumentId, ...fields }
  if (present === undefined) {
    access.insert(collection, document)
    return { data: { updated: 0, upsert_id: document._id } }
  }
  if (equalValues(present, document)) {
    return { data: { updated: 0, upsert_id: null } }
  }
  access.replace(collection, document)
  return { data: { updated: 1, upsert_id: null } }
}
