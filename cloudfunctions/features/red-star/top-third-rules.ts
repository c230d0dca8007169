import { type Candidate, countedOf } from './choose-rules'

/**
 * Whom a branch may name besides the winners: the top third of the counted by score, ⌊counted/3⌋ at most. Equals across
 * the edge are all left out, so that nobody is put before an equal and the last named has no place of their own.
 */
export function topThirdOf(candidates: readonly Candidate[]): string[] {
  const counted = countedOf(candidates).sort((a, b) => b.score.score - a.score.score)
  const most = Math.floor(counted.length / 3)
  const beyond = counted[most]?.score.score ?? 0
  return counted
    .slice(0, most)
    .filter(({ score }) => score.score > beyond)
    .map(({ memberId }) => memberId)
}
