import type { RuleSet } from '../points/rule-set-rules'
import type { Score } from '../points/score-rules'

/** A member of the branch on the last day of the month, with the month's score. */
export interface Candidate {
  memberId: string
  track: 'A' | 'B' | 'C' | 'D' | 'E'
  score: Pick<Score, 'score' | 'contribution' | 'hours' | 'kinds'>
  /** X, a sanction in the period: 不参评, no number, no reason shown. */
  isExcluded: boolean
  /** How many months in a row, up to the one before, the member took a place. */
  monthsRunning: number
}

export type Exclusion = 'exempt' | 'excluded' | 'belowThreshold'

/** Why somebody is not eligible; `undefined`: eligible. */
export function exclusionOf(candidate: Candidate, rules: Pick<RuleSet, 'threshold'>): Exclusion | undefined {
  if (candidate.track === 'E') {
    return 'exempt'
  }
  if (candidate.isExcluded) {
    return 'excluded'
  }
  return candidate.score.score < rules.threshold ? 'belowThreshold' : undefined
}

/** Those who are counted: everybody but the exempt and the excluded. */
export function countedOf(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ track, isExcluded }) => track !== 'E' && !isExcluded)
}

/** PRODUCT §5.2: one place for fifteen counted members, one at least, three at most. */
export function placesFor(counted: number): number {
  return Math.min(3, Math.max(1, Math.round(counted / 15)))
}

/** The same person takes a place at most so many months in a row. */
export const MOST_RUNNING = 2

export interface Choice {
  places: number
  /** In order. */
  winners: string[]
  /** 蝉联: would have had a place, had it two months running before, and takes none. */
  repeats: string[]
  /** Equal in everything at the edge of the places: the committee's ballot decides. */
  tie?: { memberIds: string[]; places: number }
  /** The place that was kept for somebody who is no cadre. */
  nonCadre?: string
}

/**
 * Who gets the month's places: by score, then contribution, hours and kinds of deed, then the committee's recorded
 * ballot; never by alphabet or chance. `ballot` names those it decided between, the first the foremost; of equals it
 * decides nothing while it leaves one of them out.
 */
export function chooseWinners(
  candidates: readonly Candidate[],
  rules: Pick<RuleSet, 'threshold' | 'keepsNonCadrePlace'>,
  ballot: readonly string[] = [],
): Choice {
  const places = placesFor(countedOf(candidates).length)
  const eligible = candidates.filter((candidate) => exclusionOf(candidate, rules) === undefined)
  const groups = inGroups(eligible)
  const general = fill(groups, places, ballot)
  const hasOther = general.winners.some(({ track }) => track !== 'A')
  if (general.tie || !rules.keepsNonCadrePlace || places < 2 || hasOther) {
    return { places, ...named(general) }
  }
  // All places would go to cadres: the last is kept for the foremost who is none.
  const others = fill(
    groups.map((group) => group.filter(({ track }) => track !== 'A')),
    1,
    ballot,
  )
  const [other] = others.winners
  if (!other && !others.tie) {
    return { places, ...named(general) }
  }
  const cadres = fill(groups, places - 1, ballot)
  const tie = cadres.tie ?? others.tie
  return tie || !other
    ? { places, ...named({ ...cadres, tie }) }
    : {
        places,
        ...named({ ...cadres, winners: [...cadres.winners, other] }),
        nonCadre: other.memberId,
      }
}

interface Filled {
  winners: Candidate[]
  repeats: Candidate[]
  tie?: { candidates: Candidate[]; places: number }
}

/** Takes groups of equals, the foremost first; where a group has more people than places are left, the ballot says who. */
function fill(groups: readonly Candidate[][], places: number, ballot: readonly string[]): Filled {
  const winners: Candidate[] = []
  const repeats: Candidate[] = []
  for (const group of groups) {
    const left = places - winners.length
    if (left === 0) {
      break
    }
    const resting = group.filter(({ monthsRunning }) => monthsRunning >= MOST_RUNNING)
    const running = group.filter((candidate) => !resting.includes(candidate))
    repeats.push(...resting)
    const isDecided = running.every(({ memberId }) => ballot.includes(memberId))
    if (running.length > left && !isDecided) {
      return { winners, repeats, tie: { candidates: running, places: left } }
    }
    const inOrder = isDecided
      ? [...running].sort((a, b) => ballot.indexOf(a.memberId) - ballot.indexOf(b.memberId))
      : running
    winners.push(...inOrder.slice(0, left))
  }
  return { winners, repeats }
}

function named({ winners, repeats, tie }: Filled): Pick<Choice, 'winners' | 'repeats' | 'tie'> {
  const ids = (list: readonly Candidate[]) => list.map(({ memberId }) => memberId)
  return {
    winners: ids(winners),
    repeats: ids(repeats),
    ...(tie && { tie: { memberIds: ids(tie.candidates), places: tie.places } }),
  }
}

/** The foremost first; those whom the figures do not tell apart stand together. */
function inGroups(eligible: readonly Candidate[]): Candidate[][] {
  const groups: Candidate[][] = []
  for (const candidate of [...eligible].sort(foremost)) {
    const last = groups.at(-1)
    if (last?.[0] && foremost(last[0], candidate) === 0) {
      last.push(candidate)
    } else {
      groups.push([candidate])
    }
  }
  return groups
}

function foremost({ score: a }: Candidate, { score: b }: Candidate): number {
  return b.score - a.score || b.contribution - a.contribution || b.hours - a.hours || b.kinds - a.kinds
}
