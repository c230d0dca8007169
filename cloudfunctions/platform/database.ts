import escapeRegExp from 'lodash/escapeRegExp'
import { app } from './cloud-app'
import type { CollectionName } from './collections'
import { refuseUndefined } from './refuse-undefined'

/**
 * The safe part of CloudBase's document database. What it leaves out, and why: `undefined` in a query is
 * dropped by the SDK, so `{ openid: undefined }` would match everybody; two `or` in one object merge into
 * one; `where().update` inside a transaction runs outside it; a `get` without a limit stops at 100.
 */
export type Where = Record<string, unknown>
export type Change = Record<string, unknown>
export type Order = readonly [path: string, direction: 'asc' | 'desc']

interface FindOptions<K> {
  fields: readonly K[]
  /** Parts of large fields: paths into them. */
  paths?: readonly string[]
  /** Of a list only the first element that fits; the list is absent when none does. */
  firsts?: Readonly<Record<string, Readonly<Record<string, string>>>>
  orderBy?: readonly Order[]
  /** 1–1,000 */
  limit: number
}

type Found<T, K extends keyof T> = Pick<T, K | ('_id' & keyof T)>

export interface Collection<T extends { _id: string }> {
  /** Says whether it was new; a document of that id, or of that unique index, stays as it is. */
  insert(document: T): Promise<boolean>
  /** At most 1,000, in one operation; those whose id exists stay as they are, so that a retry adds what is missing. */
  insertAll(documents: readonly T[]): Promise<void>
  find<K extends keyof T & string>(where: Where, options: FindOptions<K>): Promise<Found<T, K>[]>
  findById<K extends keyof T & string>(id: string, fields: readonly K[]): Promise<Found<T, K> | undefined>
  /** At most 1,000 ids; those that do not exist are left out. */
  findByIds<K extends keyof T & string>(ids: readonly string[], fields: readonly K[]): Promise<Found<T, K>[]>
  /**
   * One conditional write of at most one document; says whether it was done. It is not when none matched, or when
   * another document already has that value of a unique index.
   */
  update(where: Where & { _id: string }, change: Change): Promise<boolean>
  /** The same, answering with the document as it stands after the write. */
  updateAndReturn(where: Where & { _id: string }, change: Change): Promise<T | undefined>
  count(where: Where): Promise<number>
  /** Removes at most one document; says whether there was one. Only for what nobody may keep. */
  remove(where: Where & { _id: string }): Promise<boolean>
  /**
   * The same change of every document that fits, in one operation; says how many. Not one deed: it may stop half-way,
   * so only for what the next call finishes.
   */
  updateAll(where: Where, change: Change): Promise<number>
  /** Removes every document that fits, under the same terms. */
  removeAll(where: Where): Promise<number>
}

const database = app.database()
const command = database.command

/** The operators features may use in queries and changes. */
export const op = {
  gt: (value: number | string) => command.gt(value),
  gte: (value: number | string) => command.gte(value),
  lt: (value: number | string) => command.lt(value),
  lte: (value: number | string) => command.lte(value),
  neq: (value: string) => command.neq(value),
  oneOf: (values: readonly string[]) => command.in([...values]),
  noneOf: (values: readonly string[]) => command.nin([...values]),
  /** A list holds every one of these. */
  all: (values: readonly string[]) => command.all([...values]),
  /** One and the same element of a list fits all of this. */
  some: (match: object) => command.elemMatch(match),
  /** A text contains these words, as they are; letters of either case. Every candidate is looked at: needs an index before it. */
  contains: (words: string) => database.RegExp({ regexp: escapeRegExp(words), options: 'i' }),
  empty: () => command.size(0),
  absent: () => command.exists(false),
  /** A list of strings holds another one besides this. */
  someOtherThan: (value: string) => command.elemMatch(command.neq(value)),
  inc: (value: number) => command.inc(value),
  push: (value: object) => command.push([value]),
  pushAll: (values: readonly (object | string)[]) => command.push([...values]),
  /** Appends and keeps the newest `keep` elements. */
  pushBounded: (value: string | number | object, keep: number) =>
    command.push({ each: [value], slice: -keep }),
  pushAllBounded: (values: readonly string[], keep: number) =>
    command.push({ each: [...values], slice: -keep }),
  pull: (match: object | string) => command.pull(match),
  /** The whole value instead of what is there; a plain object would only be merged into it. */
  set: (value: object) => command.set(value),
  /** Takes the field away. */
  unset: () => command.remove(),
}

/** Every condition holds; the only way to join an `anyOf` with something else. */
export function allOf(...conditions: Where[]): Where {
  return command.and(conditions) as unknown as Where
}

export function anyOf(...conditions: Where[]): Where {
  return command.or(conditions) as unknown as Where
}

export function collection<T extends { _id: string }>(name: CollectionName): Collection<T> {
  const native = database.collection(name)
  const selection = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, true]))
  const self: Collection<T> = {
    async insert(document) {
      refuseUndefined(document, 'document')
      try {
        await native.add(document)
        return true
      } catch (error) {
        if (isDuplicate(error)) {
          return false
        }
        throw error
      }
    },
    async insertAll(documents) {
      let missing = documents
      while (missing.length > 0) {
        refuseUndefined(missing, 'documents')
        try {
          await native.add([...missing])
          return
        } catch (error) {
          if (!isDuplicate(error)) {
            throw error
          }
          const ids = missing.map(({ _id }) => _id)
          const present = await self.findByIds(ids, ['_id'])
          if (present.length === 0) {
            // The duplicate is another document's value of a unique index.
            throw error
          }
          const presentIds = new Set(present.map(({ _id }) => _id))
          missing = missing.filter(({ _id }) => !presentIds.has(_id))
        }
      }
    },
    async find(where, { fields, paths = [], firsts = {}, orderBy = [], limit }) {
      refuseUndefined(where)
      refuseUndefined(firsts)
      const ordered = orderBy.reduce(
        (query, [path, direction]) => query.orderBy(path, direction),
        native.where(where),
      )
      const firstOnly = Object.entries(firsts).map(([list, match]) => [
        list,
        command.project.elemMatch(match),
      ])
      const projection = { ...selection([...fields, ...paths]), ...Object.fromEntries(firstOnly) }
      const { data } = await ordered.field(projection).limit(limit).get()
      return data
    },
    async findById(id, fields) {
      refuseUndefined(id)
      const { data } = await native.where({ _id: id }).field(selection(fields)).limit(1).get()
      return data[0]
    },
    async findByIds(ids, fields) {
      if (ids.length === 0) {
        return []
      }
      refuseUndefined(ids)
      const { data } = await native
        .where({ _id: command.in([...ids]) })
        .field(selection(fields))
        .limit(1_000)
        .get()
      return data
    },
    async update(where, change) {
      refuseUndefined(where)
      refuseUndefined(change)
      const { updated } = await unlessDuplicate(native.where(where).update(change))
      return updated === 1
    },
    async updateAndReturn(where, change) {
      refuseUndefined(where)
      refuseUndefined(change)
      const { updated, doc } = await unlessDuplicate(native.where(where).updateAndReturn(change))
      return updated === 1 ? doc : undefined
    },
    async count(where) {
      refuseUndefined(where)
      const { total } = await native.where(where).count()
      return total ?? 0
    },
    async remove(where) {
      refuseUndefined(where)
      const { deleted } = await native.where(where).remove()
      return deleted === 1
    },

    async updateAll(where, change) {
      refuseEverything(where)
      refuseUndefined(where)
      refuseUndefined(change)
      const { updated } = await native.where(where).update(change)
      return updated ?? 0
    },

    async removeAll(where) {
      refuseEverything(where)
      refuseUndefined(where)
      const { deleted } = await native.where(where).remove()
      return typeof deleted === 'number' ? deleted : 0
    },
  }
  return self
}

/** Without a condition a whole collection would be changed. */
function refuseEverything(where: Where): void {
  if (Object.keys(where).length === 0) {
    throw new Error('no condition: this would concern every document')
  }
}

/** A unique index refused the write: nothing was changed. */
async function unlessDuplicate<R>(write: Promise<R>): Promise<R | { updated: 0; doc?: undefined }> {
  try {
    return await write
  } catch (error) {
    if (isDuplicate(error)) {
      return { updated: 0 }
    }
    throw error
  }
}

/** Some of the vendor's paths give the code, others only MongoDB's words. */
export function isDuplicate(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return code === 'DATABASE_DUPLICATE_WRITE' || (typeof message === 'string' && message.includes('E11000'))
}
