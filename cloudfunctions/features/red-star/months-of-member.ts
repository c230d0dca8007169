import type { Objection } from './cycle-rules'
import { findNaming } from './cycle-store'

/** What the months' documents hold about a person: lists they stand on, and objections they raised. */
export async function monthsOfMember(memberId: string): Promise<{
  lists: { month: string; sentence: string; isPublished: boolean }[]
  objections: (Pick<Objection, 'raisedAt' | 'text' | 'state' | 'answer'> & { month: string })[]
}> {
  const cycles = await findNaming(memberId)
  return {
    lists: cycles
      .filter(({ winners, repeats }) => [...winners, ...repeats].includes(memberId))
      .map(({ month, sentences, published }) => ({
        month,
        sentence: sentences[memberId] ?? '',
        isPublished: published.some(({ rows }) => rows.some((row) => row.memberId === memberId)),
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
