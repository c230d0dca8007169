import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { HOUR } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { branchInScope } from '../binding/branch-in-scope'
import { lastingId } from '../binding/lasting-id'
import { countParts, findImport, insertImport, insertPart, removeBegunBefore } from './import-store'

/** A file holds names: it is kept for a day at most. */
const KEPT_FOR = 24 * HOUR

export async function beginImport(
  context: ActContext,
  { branchId, parts }: ParsedInput<'import.begin'>,
): Promise<Output<'import.begin'>> {
  const { caller, now, requestId } = context
  await branchInScope(context, branchId)
  const importId = lastingId('im', caller.memberId, requestId)
  await context.record({ ...uploading(importId), orgId: branchId })
  await removeBegunBefore(branchId, now - KEPT_FOR)
  await insertImport({ _id: importId, importId, branchId, begunAt: now, parts, state: 'open' })
  return { importId }
}

/** Parts come in any order and more than once; the first of each stays. */
export async function receivePart(
  context: ActContext,
  { importId, index, data }: ParsedInput<'import.part'>,
): Promise<Output<'import.part'>> {
  const one = await findImport(context.scope, importId)
  if (!one) {
    throw new AppError('NOT_FOUND')
  }
  if (index >= one.parts) {
    throw new AppError('INVALID_INPUT', { path: 'index' })
  }
  await context.record({ ...uploading(importId), orgId: one.branchId })
  await insertPart(one, index, data)
  return { received: await countParts(importId) }
}

/** The parts of a file are one deed. */
const uploading = (importId: string) => ({
  deed: `${importId}:upload`,
  subjectId: importId,
  note: '上传名册文件',
})
