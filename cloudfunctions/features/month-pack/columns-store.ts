import { collection, op } from '../../platform/database'
import type { Column } from './sheet-rules'

/** How a branch has the columns of the month's Excel file. */
interface BranchColumns {
  /** The branch. */
  _id: string
  /** Empty: the default. */
  columns: Column[]
  version: number
  by: string
  at: number
  /** The request that wrote it, for its retry. */
  request: string
}

const branchColumns = collection<BranchColumns>('sheet-columns')
const fields = ['columns', 'version', 'request'] as const

type StoredColumns = Pick<BranchColumns, '_id' | (typeof fields)[number]>

export function findColumns(branchId: string): Promise<StoredColumns | undefined> {
  return branchColumns.findById(branchId, fields)
}

/** Written when nobody has written since `version`; 0: nobody ever has. */
export function writeColumns(document: BranchColumns, version: number): Promise<boolean> {
  const { _id, columns, by, at, request } = document
  return version === 0
    ? branchColumns.insert(document)
    : branchColumns.update(
        { _id, version },
        { columns: op.set(columns), version: op.inc(1), by, at, request },
      )
}
