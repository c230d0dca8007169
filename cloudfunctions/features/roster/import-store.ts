import { collection, op } from '../../platform/database'
import type { Scope } from '../../platform/scope'
import { within } from '../../platform/scoped'

/** One import into one branch. It holds ids and numbers only; the names are in the parts, which go when it is done. */
export interface ImportDocument {
  _id: string
  importId: string
  branchId: string
  begunAt: number
  parts: number
  state: 'open' | 'running'
  /** From the first confirmation on: the plan that is carried out, and how far. */
  stamp?: string
  steps?: string[]
  done?: number
}

/** A piece of the file. It never changes once it is there. */
interface PartDocument {
  _id: string
  importId: string
  branchId: string
  begunAt: number
  index: number
  data: string
}

const imports = collection<ImportDocument>('imports')
const parts = collection<PartDocument>('imports')

export async function insertImport(one: ImportDocument): Promise<void> {
  await imports.insert(one)
}

export function findImport(scope: Scope, importId: string) {
  return within<ImportDocument>(scope, 'imports').findById(importId, [
    'branchId',
    'begunAt',
    'parts',
    'state',
    'stamp',
    'steps',
    'done',
  ])
}

export type FoundImport = NonNullable<Awaited<ReturnType<typeof findImport>>>

export async function insertPart(one: FoundImport, index: number, data: string): Promise<void> {
  const { _id: importId, branchId, begunAt } = one
  await parts.insert({ _id: partId(importId, index), importId, branchId, begunAt, index, data })
}

const partId = (importId: string, index: number) => `${importId}-part-${index}`

/** The import itself has no index. */
const isPart = { index: op.gte(0) }

export async function countParts(importId: string): Promise<number> {
  const found = await parts.find({ importId, ...isPart }, { fields: ['index'], limit: 100 })
  return found.length
}

export function findParts(importId: string) {
  return parts.find({ importId, ...isPart }, { fields: ['data'], orderBy: [['index', 'asc']], limit: 100 })
}

/** Fixes the plan, once. */
export function startImport(
  scope: Scope,
  importId: string,
  stamp: string,
  steps: readonly string[],
): Promise<boolean> {
  return within<ImportDocument>(scope, 'imports').update(
    { _id: importId, state: 'open' },
    { state: 'running', stamp, steps, done: 0 },
  )
}

/** Not when another call was faster with the same steps. */
export async function advanceImport(importId: string, from: number, to: number): Promise<void> {
  await imports.update({ _id: importId, done: from }, { done: to })
}

export async function removeParts({ _id, parts: count }: FoundImport): Promise<void> {
  const indexes = Array.from({ length: count }, (_, index) => index)
  await Promise.all(indexes.map((index) => parts.remove({ _id: partId(_id, index) })))
}

/** What nobody finished or needs any more. */
export async function removeBegunBefore(branchId: string, instant: number): Promise<void> {
  const old = await imports.find({ branchId, begunAt: op.lt(instant) }, { fields: ['_id'], limit: 100 })
  await Promise.all(old.map(({ _id }) => imports.remove({ _id })))
}

/** Uploads of a branch that were never confirmed, with their parts. */
export async function removeUnconfirmed(branchId: string): Promise<void> {
  const open = await imports.find({ branchId, state: 'open' }, { fields: ['importId'], limit: 100 })
  const ids = open.map(({ importId }) => importId)
  const documents =
    ids.length === 0 ? [] : await parts.find({ importId: op.oneOf(ids) }, { fields: ['_id'], limit: 999 })
  await Promise.all(documents.map(({ _id }) => parts.remove({ _id })))
}
