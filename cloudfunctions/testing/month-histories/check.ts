import type { Passbook } from '../../features/points/passbook-rules'
import { defaultRules } from '../../features/points/rule-set-rules'
import { scoreMonth } from '../../features/points/score-rules'
import { canonicalForm, checkCode, commitmentOf } from '../../features/red-star/check-code'
import { chooseWinners } from '../../features/red-star/choose-rules'
import type { Cycle, FrozenRow } from '../../features/red-star/cycle-rules'
import { endOf, monthDates, noticeLastDay } from '../../features/red-star/month-rules'
import { startOfDay } from '../../platform/calendar'
import { createWorkCalendar } from '../../platform/work-calendar'
import type { Stored } from './play'

const calendar = createWorkCalendar()

function must(holds: boolean, sentence: string, ...facts: unknown[]): void {
  if (!holds) {
    throw new Error(`${sentence} (${facts.map((fact) => JSON.stringify(fact)).join(' ')})`)
  }
}

/** What holds at every moment, whoever did what at the same time and whatever died. */
export function checkAlways(before: Stored, after: Stored): void {
  const ids = after.passbooks.flatMap(({ entries }) => entries.map(({ _id }) => _id))
  must(new Set(ids).size === ids.length, 'an entry stands in one passbook once', duplicate(ids))
  for (const passbook of after.passbooks) {
    checkPassbook(
      before.passbooks.find(({ _id }) => _id === passbook._id),
      passbook,
    )
  }
  for (const cycle of after.cycles) {
    checkCycle(
      before.cycles.find(({ _id }) => _id === cycle._id),
      cycle,
      after,
    )
  }
  checkCountedOnce(after.passbooks)
}

function checkPassbook(old: Passbook | undefined, passbook: Passbook): void {
  const { _id, memberId, entries, track, sealed } = passbook
  const score = scoreMonth(entries, defaultRules, track === 'E' ? 'C' : track)
  for (const field of ['score', 'contribution', 'deduction', 'hours', 'kinds'] as const) {
    must(
      passbook[field] === score[field],
      `the stored ${field} is that of the entries`,
      _id,
      passbook[field],
      score[field],
    )
  }
  must(
    entries.every(({ by }) => by !== memberId),
    'nobody confirms their own',
    _id,
  )
  must(
    entries.every(
      ({ reverses, instead }) => !instead || entries.some((one) => one._id === instead) || !!reverses,
    ),
    'what takes the place of a line stands beside it',
    _id,
  )
  if (old?.sealed) {
    must(sealed, 'a sealed month stays sealed', _id)
    must(
      JSON.stringify(old.entries) === JSON.stringify(entries),
      'the lines of a sealed month never change',
      _id,
    )
  }
}

function checkCycle(old: Cycle | undefined, cycle: Cycle, { passbooks }: Stored): void {
  const { _id, month, branchId, ruleVersion, fixedOn, winners, places, published, listed, standing } = cycle
  must(
    winners.length <= places || fixedOn === undefined,
    'never more winners than places',
    _id,
    winners,
    places,
  )
  if (old?.standing) {
    must(
      JSON.stringify(old.standing) === JSON.stringify(standing),
      'who stood there on the last day stays',
      _id,
    )
  }
  if (old?.fixedOn) {
    const fixed = ({ winners: who, repeats, scores, counted }: Cycle) =>
      JSON.stringify([who, repeats, scores, counted])
    must(old.fixedOn === fixedOn && fixed(old) === fixed(cycle), 'a fixed list never changes', _id)
  }
  for (const list of old?.published ?? []) {
    const now = published.find((one) => one.list === list.list)
    const bytes = (of: typeof list) =>
      canonicalForm(
        { branchId, month, ruleVersion, list: of.list },
        of.rows.map(({ commitment }) => commitment),
      )
    must(
      now !== undefined && bytes(now) === bytes(list) && now.code === list.code,
      'a published list never changes',
      _id,
    )
  }
  for (const { list, rows, code } of published) {
    const commitments = rows.map(({ commitment }) => commitment)
    must(
      checkCode({ branchId, month, ruleVersion, list }, commitments) === code,
      'the code verifies',
      _id,
      list,
    )
    const told = rows.filter((row): row is FrozenRow & { commitment: string } => row.salt !== undefined)
    must(
      told.every((row) => commitmentOf(row) === row.commitment),
      'every row is what was committed to',
      _id,
    )
  }
  must(new Set(listed).size === listed.length, 'a name stands on one list', _id, listed)
  checkWhen(cycle)
  checkObjections(old, cycle, passbooks)
  if (fixedOn && !old?.fixedOn) {
    checkChoice(cycle, passbooks)
  }
}

/** No right is skipped: fixed after the confirmations, published after the notice, the own list first. */
function checkWhen({ _id, month, fixedOn, publishedAt, published }: Cycle): void {
  if (fixedOn) {
    must(
      startOfDay(fixedOn) >= monthDates(month, calendar).confirmUntil,
      'fixed after the confirmations',
      _id,
      fixedOn,
    )
  }
  if (publishedAt !== undefined) {
    const isAfter = !!fixedOn && publishedAt >= endOf(noticeLastDay(fixedOn, calendar))
    must(isAfter, 'published after the notice', _id, fixedOn, publishedAt)
  }
  must(published.length > 0 === (publishedAt !== undefined), 'the own list is the first', _id)
}

function checkObjections(old: Cycle | undefined, cycle: Cycle, passbooks: readonly Passbook[]): void {
  const { _id, month, objections, listed } = cycle
  const wasListed = new Set(old?.listed)
  for (const one of objections) {
    const before = old?.objections.find(({ objectionId }) => objectionId === one.objectionId)
    if (one.answeredBy) {
      const about = passbooks.find((passbook) => passbook._id === `${month}:${one.memberId}`)
      const isOutside =
        ![one.by, one.memberId].includes(one.answeredBy) &&
        !about?.entries.some(({ by }) => by === one.answeredBy)
      must(isOutside, 'an objection is answered by somebody outside', _id, one)
    }
    if (before && before.state !== 'open') {
      must(before.state === one.state, 'an answered objection stays answered', _id, one)
    }
    if (before && before.state !== 'dismissed' && one.state !== 'dismissed') {
      must(
        !listed.includes(one.memberId) || wasListed.has(one.memberId),
        'a held name is not published',
        _id,
        one,
      )
    }
  }
}

/** The list is what the rules say of the entries, counted again. */
function checkChoice(
  { _id, month, standing = [], excluded, ballot, winners, repeats, counted, scores }: Cycle,
  passbooks: readonly Passbook[],
): void {
  const candidates = standing.map(({ memberId, track }) => {
    const entries = passbooks.find((one) => one._id === `${month}:${memberId}`)?.entries ?? []
    const score = scoreMonth(entries, defaultRules, track === 'E' ? 'C' : track)
    return { memberId, track, score, isExcluded: excluded.includes(memberId), monthsRunning: 0 }
  })
  const choice = chooseWinners(candidates, defaultRules, ballot?.order)
  must(choice.tie === undefined, 'no tie is left open', _id, choice)
  must(
    JSON.stringify([choice.winners, choice.repeats]) === JSON.stringify([winners, repeats]),
    'the list is what the entries say',
    _id,
    winners,
    choice.winners,
  )
  const scoreOf = new Map(candidates.map(({ memberId, score }) => [memberId, score.score]))
  must(
    [...winners, ...repeats].every((memberId) => scores[memberId] === scoreOf.get(memberId)),
    'the points of the list are those of the entries',
    _id,
    scores,
  )
  must(
    counted === candidates.filter(({ track, isExcluded }) => track !== 'E' && !isExcluded).length,
    'everybody is counted',
    _id,
  )
  for (const { memberId } of standing) {
    const passbook = passbooks.find((one) => one._id === `${month}:${memberId}`)
    must(passbook?.sealed === true, 'a fixed month is sealed for everybody', _id, memberId)
  }
}

/** In all months together one shift brings hours at most once, and one task its lead once a month. */
function checkCountedOnce(passbooks: readonly Passbook[]): void {
  const counting = passbooks.flatMap(({ entries, memberId }) => {
    const void_ = new Set(entries.flatMap(({ reverses }) => reverses ?? []))
    const valid = entries.filter((entry) => !entry.reverses && !void_.has(entry._id))
    const shifts = valid.flatMap((entry) => entry._id.match(/^shift:[^:]+:[^:]+:(?:V1|V4|B5)/)?.[0] ?? [])
    const leads = new Set(valid.flatMap(({ once }) => (once ? [`${memberId} ${once}`] : [])))
    return [...shifts, ...leads]
  })
  must(new Set(counting).size === counting.length, 'a deed counts once in all months', duplicate(counting))
}

/** When everything has come to rest: nothing waits for a passbook, and what was confirmed stands in one. */
export function checkAtRest({ passbooks, deeds, attendances }: Stored): void {
  const ids = new Set(passbooks.flatMap(({ entries }) => entries.map(({ _id }) => _id)))
  for (const deed of deeds) {
    must(!deed.isPending, 'no confirmed deed is left behind', deed._id)
    must(
      ids.has(`deed:${deed._id}`) === (deed.state === 'confirmed'),
      'a deed stands in a passbook when confirmed',
      deed,
    )
  }
  for (const word of attendances) {
    must(!word.isUncredited, 'no hours are left behind', word._id)
  }
  const last = attendances.filter(
    (one) =>
      !attendances.some(
        ({ shiftId, memberId, n }) => shiftId === one.shiftId && memberId === one.memberId && n > one.n,
      ),
  )
  for (const { shiftId, memberId, n, counted, outcome } of last) {
    // Corrected after its month was closed: what is right is not counted there.
    const isTooLate = n > 0 && passbooks.some((one) => one.sealed && one.memberId === memberId)
    const stands = ids.has(`shift:${shiftId}:${memberId}:V1:${n}`)
    const isWanted = outcome === 'present' && counted > 0 && memberId !== 'm-10'
    must(isTooLate || stands === isWanted, 'the last word on hours stands', shiftId, memberId, n)
  }
}

const duplicate = (all: readonly string[]) => all.filter((one, index) => all.indexOf(one) !== index)
