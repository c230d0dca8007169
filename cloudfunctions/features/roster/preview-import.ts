import countBy from 'lodash/countBy'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { OfficerContext } from '../../platform/context'
import type { PlanItem } from './import-plan-rules'
import { findImport } from './import-store'
import { planOf, readImport } from './plan-of-import'

/** How much of it is shown; the counts are of all. */
const SHOWN = 200

/** What an import would do. Nothing is written. */
export async function previewImport(
  context: OfficerContext,
  { importId }: ParsedInput<'import.preview'>,
): Promise<Output<'import.preview'>> {
  const one = await findImport(context.scope, importId)
  if (!one) {
    throw new AppError('NOT_FOUND')
  }
  const { items, problems, stamp } = await planOf(context, one)
  const counts = countBy(items, 'what')
  return {
    rows: (await readImport(one)).length,
    create: counts.create ?? 0,
    change: counts.change ?? 0,
    unchanged: counts.unchanged ?? 0,
    problems: problems.length,
    firstProblems: problems.slice(0, SHOWN),
    firstRows: items.slice(0, SHOWN).map(viewItem),
    stamp,
  }
}

function viewItem(item: PlanItem) {
  const { row, entry, what } = item
  return { row, name: entry.name, what, ...(item.what === 'change' && { columns: item.columns }) }
}
