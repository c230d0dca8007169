import { createHash } from 'node:crypto'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { OfficerContext } from '../../platform/context'
import { type Plan, planImport } from './import-plan-rules'
import { type FoundImport, findParts } from './import-store'
import { findWholeBranch } from './member-store'
import { readRosterFile } from './read-roster-file'
import type { SheetRow } from './read-row-rules'
import { standingIn } from './standing'

const MAX_FILE = 2 * 1024 * 1024

/**
 * The file that was read last: the chunks of one confirmation need it many times, and a complete file never changes.
 */
let lastRead: { importId: string; rows: SheetRow[] } | undefined

export async function readImport({ _id: importId, parts: expected }: FoundImport): Promise<SheetRow[]> {
  if (lastRead?.importId === importId) {
    return lastRead.rows
  }
  const parts = await findParts(importId)
  if (parts.length < expected) {
    throw new AppError('FILE_REFUSED', { why: 'incomplete' })
  }
  const file = Buffer.concat(parts.map(({ data }) => Buffer.from(data, 'base64')))
  if (file.length > MAX_FILE) {
    throw new AppError('FILE_REFUSED', { why: 'tooLarge' })
  }
  const rows = await readRosterFile(file)
  lastRead = { importId, rows }
  return rows
}

export function forgetImport(): void {
  lastRead = undefined
}

/** `stamp` names the plan with the versions of all entries it was compared with. */
export async function planOf(context: OfficerContext, one: FoundImport): Promise<Plan & { stamp: string }> {
  const { scope, now } = context
  const rows = await readImport(one)
  const roster = await findWholeBranch(scope, one.branchId)
  const plan = planImport(rows, roster, await standingIn(one.branchId, now), dayOf(now))
  const stamp = createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 32)
  return { ...plan, stamp }
}
