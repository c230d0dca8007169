import type { Output, ParsedInput } from '../../contract/contract'
import type { RedList } from '../../contract/red-star'
import { AppError } from '../../platform/app-error'
import { monthOf, previousMonth } from '../../platform/calendar'
import type { Context } from '../../platform/context'
import { COUNTY, readTrees, subtree, type Tree, treesWith } from '../../platform/organisation'
import type { WorkCalendar } from '../../platform/work-calendar'
import { orgNames } from '../org/org-names'
import { rulesInForce } from '../points/rules-in-force'
import { memberNames } from '../roster/member-names'
import { readWorkCalendar } from './calendar-store'
import { type Cycle, frozenThird, heldNames, newCycle, type PublishedList, upheldNames } from './cycle-rules'
import { findCycle, findListed, findLists, type Listed } from './cycle-store'
import { datesOf } from './dates-of'
import { isNoticeOver, phaseOfMonth } from './month-rules'
import { byStrokes } from './published-list'

type Star = RedList['stars'][number]

/**
 * 公示 and the published list, open to visitors: who and why, no points and no ranks. Five operations; one more for
 * somebody who objected.
 */
export async function showRedList(
  { now, caller }: Context,
  { branchId, month: asked }: ParsedInput<'redList.get'>,
): Promise<Output<'redList.get'>> {
  const [orgs, trees, listed, calendar] = await Promise.all([
    orgNames(now),
    readTrees(now),
    findListed(branchId),
    readWorkCalendar(now),
  ])
  const branchName = orgs.get(branchId)
  if (branchName === undefined) {
    throw new AppError('NOT_FOUND')
  }
  const month = asked ?? listed[0]?.month ?? previousMonth(monthOf(now))
  const rules = await rulesInForce(branchId, month, now)
  const cycle = (await findCycle(branchId, month)) ?? newCycle(branchId, month, rules.version)
  const names = await namesOnNotice([cycle])
  const phase = phaseOfMonth(month, cycle, now, calendar)
  const [own, ...supplements] = cycle.published
  const third = isOneOf(caller, branchId) ? frozenThird(cycle) : undefined
  const above = orgAbove(trees, branchId)
  return {
    branchId,
    branchName,
    month,
    phase,
    dates: datesOf(month, cycle, calendar),
    threshold: rules.threshold,
    places: cycle.places,
    counted: cycle.counted,
    stars: starsOf(cycle, branchName, names, caller?.memberId),
    ...(own && { code: own.code, publishedAt: own.at }),
    notes: cycle.notes.map(({ at, text }) => ({ at, text })),
    ...(third && {
      topThird: third
        .map(({ memberId, name = '' }) => ({ name, ...(memberId === caller?.memberId && { isMine: true }) }))
        .sort(byStrokes),
    }),
    supplements: supplements.map((list) => ({
      stars: rowsOf(list, branchName, caller?.memberId),
      code: list.code,
      publishedAt: list.at,
    })),
    ruleVersion: cycle.ruleVersion,
    mayObject: caller !== undefined && isOpenToObjections(cycle, now, calendar),
    objections: await objectionsOf(cycle, caller?.memberId),
    months: listed.map((one) => one.month),
    ...(above && { above }),
  }
}

/** Beyond winners a branch's names are for its own party members (PRODUCT §1.7). */
export function isOneOf(caller: Context['caller'], branchId: string): boolean {
  return caller !== undefined && caller.branchId === branchId && caller.kind !== 'villager'
}

function orgAbove(trees: readonly Tree[], branchId: string): RedList['above'] {
  const nodes = treesWith(trees, [branchId])[0]?.nodes ?? []
  const parentId = nodes.find(({ id }) => id === branchId)?.parentId
  const parent = nodes.find(({ id }) => id === parentId)
  return parent && { orgId: parent.id, orgName: parent.name }
}

async function objectionsOf(
  { objections }: Pick<Cycle, 'objections'>,
  me: string | undefined,
): Promise<RedList['objections']> {
  const own = objections.filter(({ by }) => by === me)
  const names = await memberNames(own.map(({ memberId }) => memberId))
  return own.map(({ objectionId, memberId, text, isAnonymous, answerBy, state, answer }) => ({
    objectionId,
    about: names.get(memberId) ?? '',
    text,
    isAnonymous: isAnonymous ?? false,
    answerBy,
    state,
    ...(answer !== undefined && { answer }),
  }))
}

/** The winners of many branches in one month, in the order of the tree. Four operations. */
export async function showWideList(
  { now, caller }: Context,
  { orgId, month = previousMonth(monthOf(now)) }: ParsedInput<'redList.wide'>,
): Promise<Output<'redList.wide'>> {
  const [orgs, trees, calendar] = await Promise.all([orgNames(now), readTrees(now), readWorkCalendar(now)])
  const branches = subtree(trees, orgId).filter(({ level, isRetired }) => level === 'branch' && !isRetired)
  const orgName = orgs.get(orgId)
  if (orgName === undefined) {
    throw new AppError('NOT_FOUND')
  }
  const cycles = await findLists(
    branches.map(({ id }) => id),
    month,
  )
  const names = await namesOnNotice(cycles)
  const byBranch = new Map(cycles.map((cycle) => [cycle.branchId, cycle]))
  return {
    orgName,
    month,
    branches: branches.map(({ id: branchId, name: branchName }) => {
      const cycle = byBranch.get(branchId) ?? newCycle(branchId, month, 1)
      return {
        branchId,
        branchName,
        phase: phaseOfMonth(month, cycle, now, calendar),
        stars: starsOf(cycle, branchName, names, caller?.memberId),
      }
    }),
    orgs: orgId === COUNTY ? topsOf(trees) : [],
  }
}

function topsOf(trees: readonly Tree[]): { orgId: string; orgName: string }[] {
  return trees.flatMap(({ nodes }) =>
    nodes
      .filter(({ parentId, isRetired }) => parentId === null && !isRetired)
      .map(({ id: orgId, name: orgName }) => ({ orgId, orgName })),
  )
}

function isOpenToObjections({ month, ...cycle }: Cycle, now: number, calendar: WorkCalendar): boolean {
  return (
    phaseOfMonth(month, cycle, now, calendar) === 'notice' &&
    cycle.fixedOn !== undefined &&
    !isNoticeOver(cycle.fixedOn, now, calendar)
  )
}

/** A published list has its names in its rows; one on notice has ids. */
function namesOnNotice(cycles: readonly Listed[]): Promise<ReadonlyMap<string, string>> {
  return memberNames(
    cycles
      .filter(({ published }) => published.length === 0)
      .flatMap(({ winners, repeats }) => [...winners, ...repeats]),
  )
}

function starsOf(
  cycle: Listed,
  branchName: string,
  names: ReadonlyMap<string, string>,
  me: string | undefined,
): Star[] {
  const [own] = cycle.published
  if (own) {
    return rowsOf(own, branchName, me)
  }
  const held = heldNames(cycle)
  const upheld = upheldNames(cycle)
  const star = (memberId: string, kind: Star['kind']): Star[] => {
    const name = names.get(memberId)
    const sentence = cycle.sentences[memberId]
    return upheld.has(memberId)
      ? []
      : [
          {
            ...(name !== undefined && { name }),
            branchName,
            ...(sentence !== undefined && { sentence }),
            kind,
            ...(held.has(memberId) && { isHeld: true }),
            ...(memberId === me && { isMine: true }),
          },
        ]
  }
  return [
    ...cycle.winners.flatMap((memberId) => star(memberId, 'winner')),
    ...cycle.repeats.flatMap((memberId) => star(memberId, 'repeat')),
  ].sort(byStrokes)
}

export function rowsOf({ rows }: PublishedList, branchName: string, me: string | undefined): Star[] {
  return rows.map(({ memberId, name, sentence, kind }) => ({
    ...(name !== undefined && { name }),
    branchName,
    ...(sentence !== undefined && { sentence }),
    kind,
    ...(memberId !== undefined && memberId === me && { isMine: true }),
  }))
}
