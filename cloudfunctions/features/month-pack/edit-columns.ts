import uniqBy from 'lodash/uniqBy'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext, OfficerContext } from '../../platform/context'
import { reachesBranch } from '../../platform/scope'
import { findColumns, writeColumns } from './columns-store'
import { allColumns, type Column, defaultColumns } from './sheet-rules'

/** How a branch has its columns, and what it leaves out. One operation. */
export async function showColumns(
  { scope }: OfficerContext,
  { branchId }: ParsedInput<'month.columns'>,
): Promise<Output<'month.columns'>> {
  if (!reachesBranch(scope, branchId)) {
    throw new AppError('NOT_FOUND')
  }
  const stored = await findColumns(branchId)
  const own = stored?.columns ?? []
  const columns = own.length > 0 ? own : defaultColumns
  return {
    version: stored?.version ?? 0,
    isDefault: own.length === 0,
    columns: [...columns],
    others: allColumns.filter(({ field }) => columns.every((column) => column.field !== field)),
  }
}

/** The columns as a branch wants them from now on; without any, the default. Three operations. */
export async function editColumns(
  context: ActContext,
  { branchId, version, columns = [] }: ParsedInput<'month.editColumns'>,
): Promise<Output<'month.editColumns'>> {
  const { scope, caller, now, requestId } = context
  if (!reachesBranch(scope, branchId)) {
    throw new AppError('NOT_FOUND')
  }
  if (columns.length > 0 && !isWhole(columns)) {
    throw new AppError('INVALID_INPUT', { path: 'columns' })
  }
  const note = columns.length === 0 ? '恢复默认列' : columns.map(({ heading }) => heading).join('、')
  await context.record({
    orgId: branchId,
    subjectId: branchId,
    note: `积分汇总表的列：${note}`.slice(0, 100),
  })
  const stored = await findColumns(branchId)
  if (stored?.request === requestId) {
    return { version: stored.version }
  }
  const next = {
    _id: branchId,
    columns,
    version: version + 1,
    by: caller.memberId,
    at: now,
    request: requestId,
  }
  if ((stored?.version ?? 0) !== version || !(await writeColumns(next, version))) {
    throw new AppError('EDIT_CONFLICT')
  }
  return { version: version + 1 }
}

/** Each once, and the names among them: figures without a name are nobody's. */
function isWhole(columns: readonly Column[]): boolean {
  return uniqBy(columns, 'field').length === columns.length && columns.some(({ field }) => field === 'name')
}

/** Those that the pack takes when nobody says otherwise. One operation. */
export async function columnsOf(branchId: string): Promise<readonly Column[]> {
  const stored = await findColumns(branchId)
  return stored && stored.columns.length > 0 ? stored.columns : defaultColumns
}
