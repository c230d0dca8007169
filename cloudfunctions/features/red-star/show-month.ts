import type { Output, ParsedInput } from '../../contract/contract'
import { scopeWith } from '../../platform/access'
import { AppError } from '../../platform/app-error'
import { monthOf, previousMonth, startOfDay } from '../../platform/calendar'
import type { OfficerContext } from '../../platform/context'
import type { Right } from '../../platform/rights'
import { reachesBranch } from '../../platform/scope'
import { orgNames } from '../org/org-names'
import { confirmersInMonth } from '../points/confirmers-in-month'
import { countWaitingDeeds } from '../points/count-waiting-deeds'
import { rulesInForce } from '../points/rules-in-force'
import { memberNames } from '../roster/member-names'
import { unconfirmedShifts } from '../task/unconfirmed-shifts'
import { readWorkCalendar } from './calendar-store'
import { type Candidate, exclusionOf } from './choose-rules'
import { type Cycle, hoursOf, publishable } from './cycle-rules'
import { findListed } from './cycle-store'
import { datesOf } from './dates-of'
import { endOf, isNoticeOver, lastDayOf, phaseOfMonth } from './month-rules'
import { openMonth } from './open-month'
import { byStrokes } from './published-list'
import { type Tally, tally } from './tally'

const NAMES_SHOWN = 3

/** The committee's table of a month: what is missing, who is eligible and why others are not, places, ties, objections. */
export async function showMonth(
  context: OfficerContext,
  input: ParsedInput<'month.get'>,
): Promise<Output<'month.get'>> {
  const { scope, now } = context
  const { branchId, month = previousMonth(monthOf(now)) } = input
  if (!reachesBranch(scope, branchId)) {
    throw new AppError('NOT_FOUND')
  }
  const [calendar, { cycle, standing }] = await Promise.all([
    readWorkCalendar(now),
    openMonth(branchId, month, now),
  ])
  const rules = await rulesInForce(branchId, month, now)
  const [result, missing, listed, orgs, { mayRun, mayExclude }] = await Promise.all([
    tally(cycle, standing, rules),
    findMissing(branchId, month),
    findListed(branchId),
    orgNames(now),
    rightsIn(context, branchId),
  ])
  const phase = phaseOfMonth(month, cycle, now, calendar)
  const list = cycle.fixedOn === undefined ? result.choice : cycle
  const shown = result.eligible.sort((a, b) => b.score.score - a.score.score)
  const names = await memberNames([
    ...shown.map(({ memberId }) => memberId),
    ...missing.leads,
    ...(mayRun ? cycle.excluded : []),
    ...cycle.objections.flatMap(({ by, memberId, answeredBy = by }) => [by, memberId, answeredBy]),
  ])
  return {
    branchId,
    branchName: orgs.get(branchId) ?? '',
    month,
    phase,
    dates: datesOf(month, cycle, calendar),
    version: cycle.version,
    counted: cycle.fixedOn === undefined ? result.counted : cycle.counted,
    places: cycle.fixedOn === undefined ? result.choice.places : cycle.places,
    threshold: rules.threshold,
    missing: wordMissing(missing, names),
    eligible: shown.map((candidate) => showCandidate(candidate, cycle, names)),
    notEligible: countReasons(result, rules.threshold),
    ...(mayRun && {
      excluded: cycle.excluded
        .map((memberId) => ({ memberId, name: names.get(memberId) ?? '' }))
        .sort(byStrokes),
    }),
    mayExclude: mayExclude && cycle.fixedOn === undefined,
    winners: [...list.winners],
    repeats: [...list.repeats],
    ...(cycle.fixedOn === undefined && result.choice.tie && { tie: result.choice.tie }),
    ...(cycle.ballot && {
      ballot: { order: cycle.ballot.order, votes: cycle.ballot.votes, on: cycle.ballot.on },
    }),
    ...(list.nonCadre && { nonCadre: list.nonCadre }),
    objections: await showObjections(context, cycle, names, mayRun),
    mayFix: mayRun && phase === 'committee' && !result.choice.tie,
    mayPublish:
      mayRun &&
      phase === 'notice' &&
      cycle.fixedOn !== undefined &&
      isNoticeOver(cycle.fixedOn, now, calendar),
    maySupplement: mayRun && phase === 'frozen' && publishable(cycle).length > 0,
    notes: cycle.notes.map(({ at, text }) => ({ at, text })),
    ...lastPublished(cycle),
    months: listed.map((one) => one.month),
    hours: monthsOfHours(listed, { month, hours: cycle.hours ?? hoursOf(result.candidates) }),
  }
}

const MONTHS_CHARTED = 6

/** This month's hours of service with those of the listed months before it, oldest first. */
function monthsOfHours(
  listed: Awaited<ReturnType<typeof findListed>>,
  own: { month: string; hours: number },
): Output<'month.get'>['hours'] {
  const before = listed.flatMap(({ month, hours }) =>
    month < own.month && hours !== undefined ? [{ month, hours }] : [],
  )
  return [own, ...before].slice(0, MONTHS_CHARTED).reverse()
}

async function rightsIn(context: OfficerContext, branchId: string) {
  const may = async (right: Right) => reachesBranch(await scopeWith(context, right), branchId)
  return { mayRun: await may('month.run'), mayExclude: await may('month.exclude') }
}

async function findMissing(branchId: string, month: string) {
  const [shifts, deeds] = await Promise.all([
    unconfirmedShifts(branchId, { from: startOfDay(`${month}-01`), to: endOf(lastDayOf(month)) }),
    countWaitingDeeds(branchId, lastDayOf(month)),
  ])
  return {
    shifts: shifts.length,
    leads: [...new Set(shifts.map(({ leadId }) => leadId))].slice(0, NAMES_SHOWN),
    deeds,
  }
}

function wordMissing(
  { shifts, leads, deeds }: Awaited<ReturnType<typeof findMissing>>,
  names: ReadonlyMap<string, string>,
): Output<'month.get'>['missing'] {
  return [
    ...(shifts > 0
      ? [{ what: 'shifts' as const, count: shifts, names: leads.map((lead) => names.get(lead) ?? '') }]
      : []),
    ...(deeds > 0 ? [{ what: 'deeds' as const, count: deeds, names: [] }] : []),
  ]
}

function showCandidate(
  { memberId, track, score, monthsRunning }: Candidate,
  { sentences, scores }: Cycle,
  names: ReadonlyMap<string, string>,
): Output<'month.get'>['eligible'][number] {
  const sentence = sentences[memberId]
  return {
    memberId,
    name: names.get(memberId) ?? '',
    track,
    score: scores[memberId] ?? score.score,
    contribution: score.contribution,
    hours: score.hours,
    kinds: score.kinds,
    monthsRunning,
    ...(sentence !== undefined && { sentence }),
  }
}

function countReasons({ candidates }: Tally, threshold: number): Output<'month.get'>['notEligible'] {
  const reasons = candidates.map((candidate) => exclusionOf(candidate, { threshold }))
  const count = (wanted: string) => reasons.filter((reason) => reason === wanted).length
  return { exempt: count('exempt'), excluded: count('excluded'), belowThreshold: count('belowThreshold') }
}

async function showObjections(
  { caller }: OfficerContext,
  cycle: Cycle,
  names: ReadonlyMap<string, string>,
  mayRun: boolean,
): Promise<Output<'month.get'>['objections']> {
  const confirmers = await confirmersInMonth(
    cycle.month,
    cycle.objections.map(({ memberId }) => memberId),
  )
  return cycle.objections.map(
    ({ objectionId, memberId, by, isAnonymous, raisedAt, text, answerBy, ...rest }) => ({
      objectionId,
      memberId,
      about: names.get(memberId) ?? '',
      ...(!isAnonymous && { byName: names.get(by) ?? '' }),
      raisedAt,
      text,
      answerBy,
      state: rest.state,
      ...(rest.answer && { answer: rest.answer }),
      ...(rest.answeredBy && { answeredBy: names.get(rest.answeredBy) ?? '' }),
      mayAnswer:
        mayRun &&
        rest.state === 'open' &&
        by !== caller.memberId &&
        memberId !== caller.memberId &&
        !confirmers.get(memberId)?.has(caller.memberId),
    }),
  )
}

function lastPublished({ published }: Cycle): { publishedAt?: number; code?: string } {
  const [first] = published
  return first ? { publishedAt: first.at, code: first.code } : {}
}
