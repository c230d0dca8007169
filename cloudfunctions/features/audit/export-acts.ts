import writeExcel from 'write-excel-file/node'
import type { Act } from '../../contract/audit'
import type { Output, ParsedInput } from '../../contract/contract'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { momentText } from './audit-rules'
import { type ActFilter, findActs, type Recorded } from './audit-store'
import { methodText } from './method-words-rules'
import { actFilter, wordActs } from './read-acts'

const MOST_ACTS = 5_000
const AT_ONCE = 500

const columns = [
  { head: '时间', width: 18, cell: ({ at }: Act) => momentText(at) },
  { head: '经办人', width: 14, cell: ({ by }: Act) => by },
  { head: '代谁办', width: 14, cell: ({ onBehalfOf = '' }: Act) => onBehalfOf },
  { head: '事项', width: 18, cell: ({ method }: Act) => methodText(method) },
  { head: '组织', width: 24, cell: ({ orgName }: Act) => orgName },
  { head: '对象', width: 24, cell: ({ subject }: Act) => subject },
  { head: '说明', width: 32, cell: ({ note }: Act) => note },
  { head: '结果', width: 10, cell: ({ isRefused }: Act) => (isRefused ? '未办成' : '') },
]

/** The newest 5,000 acts as an Excel file; taking it is an act itself. */
export async function exportActs(
  context: ActContext,
  input: ParsedInput<'audit.export'>,
): Promise<Output<'audit.export'>> {
  const filter = await actFilter(context, input)
  await context.record({ orgId: input.orgId, subjectId: input.orgId, note: '导出审计记录' })
  const acts = await wordActs(await findNewest(filter), context.now)
  const head = columns.map((column) => ({ value: column.head, fontWeight: 'bold' as const }))
  // A cell typed as text stays text, whatever it begins with.
  const rows = acts.map((act) => columns.map(({ cell }) => ({ value: cell(act), type: String })))
  const file = writeExcel([head, ...rows], {
    sheet: '审计记录',
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
  })
  const orgName = (await orgNames(context.now)).get(input.orgId) ?? ''
  return {
    name: `审计记录-${orgName}-${dayOf(context.now)}.xlsx`,
    base64: (await file.toBuffer()).toString('base64'),
  }
}

/** Page by page: one query gives a thousand at most, and one that is full looks as if it had been cut. */
async function findNewest(filter: ActFilter): Promise<Recorded[]> {
  const acts: Recorded[] = []
  while (acts.length < MOST_ACTS) {
    const last = acts.at(-1)
    const page = await findActs(filter, last && { at: last.at, id: last._id }, AT_ONCE)
    acts.push(...page)
    if (page.length < AT_ONCE) {
      break
    }
  }
  return acts
}
