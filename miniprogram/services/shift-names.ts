import { type Answer, call, type Failure } from './api'

/** Names of everybody on a shift in the order of their claims, for those who may see them. */
export async function shiftNames(shiftId: string): Promise<{ names: string[] } | { error: Failure }> {
  const names: string[] = []
  let from: number | undefined = 0
  while (from !== undefined) {
    const answer: Answer<'shift.roster'> = await call('shift.roster', { shiftId, from, limit: 100 })
    if (!answer.ok) {
      return { error: answer.error }
    }
    names.push(...answer.data.people.map(({ name }) => name))
    from = answer.data.next
  }
  return { names }
}
