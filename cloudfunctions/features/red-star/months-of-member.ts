import { frozenThird, type Objection } from './cycle-rules'
import { findNaming } from './cycle-store'

/** What the months' documents hold about a person: lists that name them, and objections they raised. */
export async function monthsOfMember(memberId: string): Promise<{
  lists: { branchId: string; month: string; sentence: string; isPublished: boolean }[]
  objections: (Pick<Objection, 'raisedAt' | 'text' | 'state' | 'answer'> & { month: string })[]
}> {
  const cycles = await findNaming(memberId)
  return {
    lists: cycles
      .filter(({ winners, repeats, topThird = [] }) =>
        [...winners, ...repeats, ...topThird.map((one) => one.memberId)].includes(memberId),
      )
      .map((cycle) => ({
        branchId: cycle.branchId,
        month: cycle.month,
        sentence: cycle.sentences[memberId] ?? '',
        isPublished: [...cycle.published.flatMap(({ rows }) => rows), ...(frozenThird(cycle) ?? [])].some(
          (row) => row.memberId === memberId,
        ),
      })),
    objections: cycles.flatMap(({ month, objections }) =>
      objections
        .filter(({ by }) => by === memberId)
        .map(({ raisedAt, text, state, answer }) => ({
          month,
          raisedAt,
          text,
          state,
          ...(answer && { answer }),
        })),
    ),
  }
}
