/** One place up (-1) or down (1); at the edge it stays. */
export function swapped<Row>(rows: readonly Row[], from: number, by: -1 | 1): Row[] {
  const [one, other] = [rows[from], rows[from + by]]
  const next = [...rows]
  if (one !== undefined && other !== undefined) {
    next[from] = other
    next[from + by] = one
  }
  return next
}
