import { checkCode, commitmentOf } from './check-code'
import { type Cycle, type KeptRow, type PublishedList, publishable } from './cycle-rules'

interface Publishing {
  kind: 'own' | 'supplement'
  names: ReadonlyMap<string, string>
  /** 16 random bytes in hex, another one for each person. */
  saltFor(memberId: string): string
  at: number
  by: string
}

/** By strokes of the name, as on a paper notice: the order in which they were chosen is nobody's business. */
export function byStrokes(a: { name?: string }, b: { name?: string }): number {
  return (a.name ?? '').localeCompare(b.name ?? '', 'zh-Hans-CN-u-co-stroke')
}

/** The next list of a month, with a commitment to each row and the check code over all of them. */
export function nextList(cycle: Cycle, { kind, names, saltFor, at, by }: Publishing): PublishedList {
  const rows = publishable(cycle)
    .map(({ memberId, kind: how }): KeptRow => {
      const row = {
        memberId,
        name: names.get(memberId) ?? '',
        sentence: cycle.sentences[memberId] ?? '',
        kind: kind === 'supplement' ? ('supplement' as const) : how,
        salt: saltFor(memberId),
      }
      return { ...row, commitment: commitmentOf(row) }
    })
    .sort(byStrokes)
  const { branchId, month, ruleVersion } = cycle
  const list = cycle.published.length + 1
  const commitments = rows.map(({ commitment }) => commitment)
  return { list, rows, code: checkCode({ branchId, month, ruleVersion, list }, commitments), at, by }
}
