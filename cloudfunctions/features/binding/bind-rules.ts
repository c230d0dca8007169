import { AppError } from '../../platform/app-error'

/** What must be known of a roster entry to let somebody bind to it. */
interface Candidate {
  _id: string
  openid: string
  birthYear: number
  leftOn?: string
}

/** The one entry that waits to be bound. Two of a name are told apart by the birth year; else nobody is chosen. */
export function chooseEntry<E extends Candidate>(entries: readonly E[], birthYear: number | undefined): E {
  const waiting = entries.filter(({ openid, leftOn }) => openid.startsWith('unbound:') && !leftOn)
  const fitting = birthYear === undefined ? waiting : waiting.filter((entry) => entry.birthYear === birthYear)
  const [first, second] = fitting
  if (first && !second) {
    return first
  }
  throw new AppError(first && birthYear === undefined ? 'NEEDS_BIRTH_YEAR' : 'NO_SUCH_NAME')
}
