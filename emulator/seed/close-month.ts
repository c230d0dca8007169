import { createHash } from 'node:crypto'
import type { Passbook } from '../../cloudfunctions/features/points/passbook-rules'
import { defaultRules } from '../../cloudfunctions/features/points/rule-set-rules'
import { chooseWinners, countedOf } from '../../cloudfunctions/features/red-star/choose-rules'
import { type Cycle, hoursOf, newCycle } from '../../cloudfunctions/features/red-star/cycle-rules'
import { monthDates, noticeLastDay } from '../../cloudfunctions/features/red-star/month-rules'
import { nextList } from '../../cloudfunctions/features/red-star/published-list'
import { HOUR, startOfDay } from '../../cloudfunctions/platform/calendar'
import { createWorkCalendar } from '../../cloudfunctions/platform/work-calendar'
import { sentences } from './deed-plans'
import { holderOf, type SeedMember } from './people'

interface Closing {
  branchId: string
  month: string
  party: readonly SeedMember[]
  passbooks: readonly Passbook[]
  /** The month before, if it had a list. */
  before: Cycle | undefined
  now: number
}

const calendar = createWorkCalendar()

/**
 * A branch's month as its secretary left it: fixed on the first working day after the confirmations, published on the
 * first after the notice; `undefined` while the clock is before that.
 */
export function closeMonth({ branchId, month, party, passbooks, before, now }: Closing): Cycle | undefined {
  const fixedOn = calendar.workingDaysAfter(monthDates(month, calendar).confirmDay, 1)
  const secretary = holderOf('branchSecretary', branchId, party)
  if (startOfDay(fixedOn) + 10 * HOUR > now || !secretary) {
    return undefined
  }
  const candidates = passbooks.map(({ memberId, track, score, contribution, hours, kinds }) => ({
    memberId,
    track,
    score: { score, contribution, hours, kinds },
    isExcluded: false,
    monthsRunning: before?.winners.includes(memberId) ? 1 : 0,
  }))
  const { winners, repeats, places, nonCadre } = chooseWinners(candidates, defaultRules)
  const cycle: Cycle = {
    ...newCycle(branchId, month, defaultRules.version),
    standing: passbooks.map(({ memberId, track }) => ({ memberId, track })),
    isSealed: true,
    fixedOn,
    fixedBy: secretary._id,
    winners,
    repeats,
    ...(nonCadre && { nonCadre }),
    places,
    counted: countedOf(candidates).length,
    sentences: Object.fromEntries(
      winners.map((memberId, index) => [memberId, sentences[index % sentences.length] as string]),
    ),
    hours: hoursOf(candidates),
    scores: Object.fromEntries(countedOf(candidates).map(({ memberId, score }) => [memberId, score.score])),
  }
  const publishedAt = startOfDay(calendar.workingDaysAfter(noticeLastDay(fixedOn, calendar), 1)) + 9 * HOUR
  return publishedAt > now ? cycle : publish(cycle, party, secretary._id, publishedAt)
}

function publish(cycle: Cycle, party: readonly SeedMember[], by: string, at: number): Cycle {
  const list = nextList(cycle, {
    kind: 'own',
    names: new Map(party.map(({ _id, name }) => [_id, name])),
    // The same day gives the same town, so these salts are no secret.
    saltFor: (memberId) =>
      createHash('sha256').update(`demo ${cycle._id} ${memberId}`).digest('hex').slice(0, 32),
    at,
    by,
  })
  return { ...cycle, published: [list], listed: [...cycle.winners, ...cycle.repeats], publishedAt: at }
}
