import type { RosterPage } from '../../contract/shift'
import { phaseOf } from './life-rules'
import type { Entry, Shown } from './shift-rules'

export type Result = NonNullable<RosterPage['people'][number]['result']>

/** What a page of the roster says of the whole shift. */
export function factsOf(shift: Shown, now: number) {
  const { _id, taskId, kind, startsAt, endsAt, places, roster, checkIns, coming } = shift
  return {
    shiftId: _id,
    taskId,
    kind,
    startsAt,
    endsAt,
    phase: phaseOf(shift, now),
    places,
    taken: roster.length,
    checkedIn: roster.filter(({ memberId }) => checkIns[memberId] !== undefined).length,
    coming: roster.filter(({ memberId }) => coming[memberId] !== undefined).length,
  }
}

/** What is read beside the shift, by id. */
interface Known {
  people: ReadonlyMap<string, { name: string; phone?: string }>
  teams: ReadonlyMap<string, string>
  results: ReadonlyMap<string, Result>
}

export function viewPerson(
  { coming, checkIns }: Shown,
  { memberId, at, by, teamId }: Entry,
  { people, teams, results }: Known,
): RosterPage['people'][number] {
  const { name = '', phone } = people.get(memberId) ?? {}
  const byName = by && people.get(by)?.name
  const teamName = teamId && teams.get(teamId)
  const checkedInAt = checkIns[memberId]
  const result = results.get(memberId)
  return {
    memberId,
    name,
    claimedAt: at,
    ...(phone && { phone }),
    ...(byName && { byName }),
    ...(teamName && { teamName }),
    ...(coming[memberId] !== undefined && { isComing: true }),
    ...(checkedInAt !== undefined && { checkedInAt }),
    ...(result && { result }),
  }
}
