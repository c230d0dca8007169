/** A month's frozen scores of everybody who was counted, by member id. */
export type MonthScores = Readonly<Record<string, number>>

interface YearStanding {
  /** Of the counted months. */
  mean: number
  months: number
  /** Standard competition ranks: two equals share a place, and the next place is left out. */
  place: number
  /** Everybody counted in at least one month of the year. */
  of: number
}

interface Sum {
  points: number
  months: number
}

/** Where one member stands in a year of their branch: for nobody's eyes but theirs. `undefined`: counted in no month. */
export function yearStanding(memberId: string, year: readonly MonthScores[]): YearStanding | undefined {
  const sums = sumsOfYear(year)
  const own = sums.get(memberId)
  if (!own) {
    return undefined
  }
  const ahead = [...sums.values()].filter((other) => isAhead(other, own)).length
  const mean = Math.round((own.points / own.months) * 100) / 100
  return { mean, months: own.months, place: ahead + 1, of: sums.size }
}

function sumsOfYear(year: readonly MonthScores[]): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const [memberId, score] of year.flatMap((scores) => Object.entries(scores))) {
    const { points, months } = sums.get(memberId) ?? { points: 0, months: 0 }
    sums.set(memberId, { points: points + score, months: months + 1 })
  }
  return sums
}

/** Means are compared as fractions: scores are quarters of a point, so equals are exactly equal. */
function isAhead(a: Sum, b: Sum): boolean {
  return a.points * b.months > b.points * a.months
}
