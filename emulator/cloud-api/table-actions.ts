import * as v from 'valibot'
import type { CollectionDescription } from '../database/database'
import type { Definition } from '../database/engine/collection'
import { indexName, type NamedIndex } from '../database/engine/field-index'
import { WireError } from '../database/wire-error'
import { type Action, action, type Cloud } from './action'
import { CloudApiError, unsupported } from './cloud-api-error'

/** cloud.tencent.com/document/api/876/127968: 长度不超过96个字符，英文字母、数字、下划线和短横线，不能以下划线开头. */
const TableName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-][\w-]{0,95}$/))

/** docs.cloudbase.net/en/faq/database */
const MOST_TABLES = 100
const MOST_INDEXES = 100
const MOST_FIELDS = 31

const Index = v.object({
  IndexName: v.pipe(v.string(), v.nonEmpty()),
  MgoKeySchema: v.object({
    MgoIndexKeys: v.pipe(
      v.array(v.object({ Name: v.pipe(v.string(), v.nonEmpty()), Direction: v.string() })),
      v.minLength(1),
      v.maxLength(MOST_FIELDS),
    ),
    MgoIsUnique: v.boolean(),
  }),
})

function tableOf({ database }: Cloud, name: string): CollectionDescription {
  const table = database.collections().find((one) => one.name === name)
  if (table === undefined) {
    // The code and words the database's own door has, too.
    throw new CloudApiError('ResourceNotFound', `Db or Table not exist: ${name}`)
  }
  return table
}

/** An index's size and use are not measured here. */
function shown(name: string, fields: readonly string[], isUnique: boolean) {
  return {
    Name: name,
    Size: 0,
    Unique: isUnique,
    Keys: fields.map((field) => ({ Name: field, Direction: '1' })),
    Accesses: { Ops: 0, Since: '' },
  }
}

function indexFrom({ IndexName: name, MgoKeySchema: schema }: v.InferOutput<typeof Index>): NamedIndex {
  const descending = schema.MgoIndexKeys.find(({ Direction }) => Direction !== '1')
  if (descending !== undefined) {
    throw unsupported(`an index with the direction ${descending.Direction}`)
  }
  const fields = schema.MgoIndexKeys.map(({ Name }) => Name)
  return { name, fields, ...(schema.MgoIsUnique && { unique: true }) }
}

async function define({ database }: Cloud, definition: Definition): Promise<void> {
  try {
    await database.define(definition)
  } catch (error) {
    if (error instanceof WireError && error.code === 'DATABASE_DUPLICATE_WRITE') {
      throw new CloudApiError('FailedOperation.DuplicatedData', error.message)
    }
    throw error
  }
}

/**
 * Shapes: cloud.tencent.com/document/api/876/ 127965 (ListTables), 127966 (DescribeTable), 127968 (CreateTable), 127964
 * (UpdateTable).
 */
export const tableActions: Readonly<Record<string, Action>> = {
  ListTables: action(
    { MgoLimit: v.optional(v.number(), 100), MgoOffset: v.optional(v.number(), 0) },
    ({ database }, { MgoLimit: limit, MgoOffset: offset }) => {
      const tables = database
        .collections()
        .map(({ name, indexes, count }) => ({
          TableName: name,
          Count: count,
          Size: 0,
          IndexCount: indexes.length + 1,
          IndexSize: 0,
        }))
        .sort((a, b) => (a.TableName < b.TableName ? -1 : 1))
      return {
        Tables: tables.length === 0 ? null : tables.slice(offset, offset + limit),
        Pager: { Offset: offset, Limit: limit, Total: tables.length },
      }
    },
  ),
  DescribeTable: action({ TableName }, (cloud, { TableName: name }) => {
    const { indexes } = tableOf(cloud, name)
    const all = [
      shown('_id_', ['_id'], true),
      ...indexes.map((index) => shown(indexName(index), index.fields, index.unique === true)),
    ]
    return { Indexes: all, IndexNum: all.length }
  }),
  CreateTable: action({ TableName }, async (cloud, { TableName: name }) => {
    const tables = cloud.database.collections()
    if (tables.some((table) => table.name === name)) {
      throw new CloudApiError('ResourceInUse', `Table exist: ${name}`)
    }
    if (tables.length >= MOST_TABLES) {
      throw new CloudApiError('LimitExceeded.OutOfTableQuota', `more than ${MOST_TABLES} tables`)
    }
    await define(cloud, { name, indexes: [] })
    return {}
  }),
  UpdateTable: action(
    {
      TableName,
      CreateIndexes: v.optional(v.array(Index), []),
      DropIndexes: v.optional(v.array(v.object({ IndexName: v.string() })), []),
    },
    async (cloud, { TableName: name, CreateIndexes, DropIndexes }) => {
      const created = CreateIndexes.map(indexFrom)
      const dropped = DropIndexes.map(({ IndexName }) => IndexName)
      // One that is created under a name that is taken is rebuilt, as the vendor does.
      const gone = new Set([...dropped, ...created.map(indexName)])
      const { indexes } = tableOf(cloud, name)
      const missing = dropped.find((one) => !indexes.some((index) => indexName(index) === one))
      if (missing !== undefined) {
        throw new CloudApiError('ResourceNotFound', `index not found with name [${missing}]`)
      }
      const kept = indexes.filter((index) => !gone.has(indexName(index)))
      const twin = created.find(({ fields }) => kept.some((index) => index.fields.join() === fields.join()))
      if (twin !== undefined) {
        throw new CloudApiError(
          'ResourceUnavailable.IndexOptionsConflict',
          `Index already exists with a different name: ${twin.fields.join()}`,
        )
      }
      if (kept.length + created.length > MOST_INDEXES) {
        throw new CloudApiError('LimitExceeded.OutOfIndexQuota', `more than ${MOST_INDEXES} indexes`)
      }
      await define(cloud, { name, indexes: [...kept, ...created] })
      return {}
    },
  ),
}
