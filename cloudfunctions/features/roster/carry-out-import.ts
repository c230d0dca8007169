import chunk from 'lodash/chunk'
import keyBy from 'lodash/keyBy'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { unboundOpenid } from '../../platform/identity'
import { isNamed, mergeEntry, readRows } from './import-plan-rules'
import type { FoundImport } from './import-store'
import { findMembers, insertMembers, type Member, saveEntry } from './member-store'
import type { SheetRow } from './read-row-rules'
import type { EntryInput } from './roster-rules'
import { standingIn } from './standing'

/** Writes that are under way at once. */
const ABREAST = 20

interface Step {
  row: number
  known?: { memberId: string; version: number }
}

/**
 * New entries in one operation, under ids of import and row; changes one by one, each only of the version that the
 * preview showed. An entry that somebody saved since the confirmation keeps what they saved.
 */
export async function carryOut(
  context: ActContext,
  { _id: importId, branchId }: FoundImport,
  steps: readonly string[],
  rows: readonly SheetRow[],
): Promise<void> {
  const { scope, now } = context
  const plan = steps.map(parseStep)
  const meant = new Set(plan.map(({ row }) => row))
  const sheetRows = rows.filter(({ row }) => meant.has(row))
  const read = keyBy(readRows(sheetRows, await standingIn(branchId, now), dayOf(now)), 'row')
  const changes = plan.flatMap(({ row, known }) => (known ? [{ row, ...known }] : []))
  const knownById = keyBy(
    await findMembers(
      scope,
      changes.map(({ memberId }) => memberId),
    ),
    '_id',
  )
  const entryOf = (row: number, known?: Member): EntryInput => {
    const values = read[row]?.values
    if (!values || !isNamed(values)) {
      throw new Error(`row ${row} of the import is not what was confirmed`)
    }
    return mergeEntry(values, known)
  }
  const created = plan.filter(({ known }) => !known)
  await insertMembers(
    created.map(({ row }) => {
      const memberId = `${importId}-${row}`
      const openid = unboundOpenid(memberId)
      return { ...entryOf(row), _id: memberId, branchId, openid, roles: [], version: 1 }
    }),
  )
  for (const some of chunk(changes, ABREAST)) {
    await Promise.all(
      some.map(async ({ row, memberId, version }) => {
        const known = knownById[memberId]
        if (known?.version === version) {
          await saveEntry(scope, { memberId, version, branchId }, entryOf(row, known))
        }
      }),
    )
  }
}

function parseStep(step: string): Step {
  const [row, memberId, version] = step.split(':')
  return {
    row: Number(row),
    ...(memberId !== undefined && { known: { memberId, version: Number(version) } }),
  }
}
