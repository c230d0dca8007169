import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { correctedResults } from '../attendance/corrected-results'
import { teamNames } from '../org/team-names'
import { namesAndPhones } from '../privacy/name-and-phone'
import { isOnRoster } from './add-rules'
import { factsOf, type Result, viewPerson } from './roster-view-rules'
import { type Entry, type Held, lateReleases, type Shown } from './shift-rules'
import { findShown } from './shift-store'
import { findTaskCard } from './task-store'
import { passPlaces } from './waiting-rules'

/** What whoever is in charge of a shift is shown and acts on. */
export const shiftInCharge = ({ shiftId }: { shiftId: string }) => findShown(shiftId)

/** A page of the people, four operations; a standing team's name costs one more, and so do corrections. */
export async function showRoster(
  { caller, now }: OfficerContext,
  { from, limit }: ParsedInput<'shift.roster'>,
  shift: Shown,
): Promise<Output<'shift.roster'>> {
  const isFirst = from === 0
  const entries = shift.roster.slice(from, from + limit)
  const { held, queue } = passPlaces(shift, now).line
  const waiting: (Entry & Partial<Held>)[] = isFirst ? [...held, ...queue] : []
  const late = isFirst ? lateReleases(shift).filter(({ memberId }) => !isOnRoster(shift, memberId)) : []
  const [task, people, teams, results] = await Promise.all([
    findTaskCard(shift.taskId),
    namesAndPhones(idsOf([...entries, ...waiting, ...late])),
    entries.some(({ teamId }) => teamId) ? teamNames(shift.branchId, now) : new Map<string, string>(),
    resultsOf(shift),
  ])
  const nameOf = (memberId: string) => people.get(memberId)?.name ?? ''
  const open = shift.roster.filter(({ memberId }) => !results.has(memberId))
  return {
    ...factsOf(shift, now),
    title: task?.title ?? '',
    siteName: task?.site.name ?? '',
    unconfirmed: open.length,
    ...(open.some(({ memberId }) => memberId === caller.memberId) && { myOwnIsOpen: true }),
    people: entries.map((entry) => viewPerson(shift, entry, { people, teams, results })),
    waiting: waiting.map(({ memberId, until }) => ({
      memberId,
      name: nameOf(memberId),
      ...(until !== undefined && { heldUntil: until }),
    })),
    lateReleases: late.map(({ memberId, at }) => ({ name: nameOf(memberId), at })),
    ...(from + limit < shift.roster.length && { next: from + limit }),
  }
}

function idsOf(entries: readonly Entry[]): string[] {
  return uniq(entries.flatMap(({ memberId, by }) => (by ? [memberId, by] : [memberId])))
}

/** The lead's word, or what corrected it since. */
async function resultsOf(shift: Shown): Promise<ReadonlyMap<string, Result>> {
  const said = shift.confirmed.map(({ memberId, outcome, hours }): [string, Result] => [
    memberId,
    { outcome, hours, version: 0 },
  ])
  return said.length === 0 ? new Map() : new Map([...said, ...(await correctedResults(shift._id))])
}
