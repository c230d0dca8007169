import type { Failure } from './api'
import { readWholeRoster } from './whole-roster'

/** Names of everybody on a shift in the order of their claims, for those who may see them. */
export async function shiftNames(shiftId: string): Promise<{ names: string[] } | { error: Failure }> {
  const answer = await readWholeRoster(shiftId)
  return answer.ok ? { names: answer.data.people.map(({ name }) => name) } : { error: answer.error }
}
