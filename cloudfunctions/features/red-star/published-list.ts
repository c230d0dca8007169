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

/** The next list of a month, with a commitment to each row and the check code over all of them. */
export function nextList(cycle: Cycle, { kind, names, saltFor, at, by }: Publishing): PublishedList {
  const rows = publishable(cycle).map(({ memberId, kind: how }): KeptRow => {
    const row = {
      memberId,
      name: names.get(memberId) ?? '',
      sentence: cycle.sentences[memberId] ?? '',
      kind: kind === 'supplement' ? ('supplement' as const) : how,
      score: cycle.scores[memberId] ?? 0,
      salt: saltFor(memberId),
    }
    return { ...row, commitment: commitmentOf(row) }
  })
  const { branchId, month, ruleVersion } = cycle
  const list = cycle.published.length + 1
  const commitments = rows.map(({ commitment }) => commitment)
  return { list, rows, code: checkCode({ branchId, month, ruleVersion, list }, commitments), at, by }
}
