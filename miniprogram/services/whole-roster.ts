import type { RosterPage } from '../../cloudfunctions/contract/shift'
import { type Answer, call } from './api'

type Person = RosterPage['people'][number]

/** As many as the cloud names in one answer. */
const perCall = 100

/** Everybody on a shift, page by page, with what the first page says of the shift. */
export async function readWholeRoster(shiftId: string): Promise<Answer<'shift.roster'>> {
  const people = new Map<string, Person>()
  let first: RosterPage | undefined
  for (let from: number | undefined = 0; from !== undefined; ) {
    const answer: Answer<'shift.roster'> = await call('shift.roster', { shiftId, from, limit: perCall })
    if (!answer.ok) {
      return answer
    }
    first ??= answer.data
    for (const person of answer.data.people) {
      // Somebody released in between moves the others up: nobody stands there twice.
      people.set(person.memberId, person)
    }
    from = answer.data.next
  }
  const { next: _next, ...shift } = first as RosterPage
  return { ok: true, data: { ...shift, people: [...people.values()] } }
}
