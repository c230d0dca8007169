import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { carryOut } from './carry-out-import'
import type { PlanItem } from './import-plan-rules'
import { advanceImport, type FoundImport, findImport, removeParts, startImport } from './import-store'
import { forgetImport, planOf, readImport } from './plan-of-import'

/** Rows of one call; a phone shows progress in between. */
const CHUNK = 100

/**
 * The first call fixes the plan as steps of ids, in one write that only one officer's call can do; each call carries
 * out the next steps and moves on. Every step is harmless to repeat, so whoever calls after a crash goes on with it.
 */
export async function confirmImport(
  context: ActContext,
  { importId, stamp }: ParsedInput<'import.confirm'>,
): Promise<Output<'import.confirm'>> {
  const found = await findImport(context.scope, importId)
  if (!found) {
    throw new AppError('NOT_FOUND')
  }
  const one = found.state === 'open' ? await start(context, found, stamp) : found
  const { steps = [], done = 0, branchId } = one
  if (one.stamp !== stamp) {
    throw new AppError('IMPORT_STALE')
  }
  await context.record({
    ...confirming(importId),
    orgId: branchId,
    note: `导入名册：${steps.length} 人有变动`,
  })
  const chunk = steps.slice(done, done + CHUNK)
  const end = done + chunk.length
  if (chunk.length > 0) {
    await carryOut(context, one, chunk, await readImport(one))
    await advanceImport(importId, done, end)
  }
  if (end === steps.length) {
    forgetImport()
    await removeParts(one)
  }
  return { done: end, total: steps.length }
}

async function start(context: ActContext, one: FoundImport, stamp: string): Promise<FoundImport> {
  const plan = await planOf(context, one)
  if (plan.stamp !== stamp) {
    throw new AppError('IMPORT_STALE')
  }
  if (plan.problems.length > 0) {
    throw new AppError('IMPORT_HAS_PROBLEMS')
  }
  await startImport(context.scope, one._id, stamp, plan.items.flatMap(stepOf))
  const started = await findImport(context.scope, one._id)
  if (!started) {
    throw new AppError('NOT_FOUND')
  }
  return started
}

function stepOf(item: PlanItem): string[] {
  if (item.what === 'unchanged') {
    return []
  }
  return [item.what === 'create' ? `${item.row}` : `${item.row}:${item.memberId}:${item.version}`]
}

/** The calls of one confirmation are one deed. */
const confirming = (importId: string) => ({ deed: `${importId}:confirm`, subjectId: importId })
