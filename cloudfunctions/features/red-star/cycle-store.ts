import orderBy from 'lodash/orderBy'
import uniqBy from 'lodash/uniqBy'
import { collection, op } from '../../platform/database'
import { type Cycle, cycleId } from './cycle-rules'

const cycles = collection<Cycle>('cycles')

const whole = [
  'branchId',
  'month',
  'ruleVersion',
  'standing',
  'excluded',
  'ballot',
  'isSealed',
  'fixedOn',
  'fixedBy',
  'winners',
  'repeats',
  'nonCadre',
  'places',
  'counted',
  'sentences',
  'scores',
  'hours',
  'topThird',
  'objections',
  'published',
  'publishedAt',
  'listed',
  'notes',
  'spent',
  'version',
] as const satisfies readonly (keyof Cycle)[]

export function findCycle(branchId: string, month: string): Promise<Cycle | undefined> {
  return cycles.findById(cycleId(branchId, month), whole)
}

export function insertCycle(cycle: Cycle): Promise<boolean> {
  return cycles.insert(cycle)
}

/** One change of a month, when nobody has written since it was read; `undefined`: somebody has. */
export function changeCycle(
  { _id, version }: Pick<Cycle, '_id' | 'version'>,
  change: Record<string, unknown>,
): Promise<Cycle | undefined> {
  return cycles.updateAndReturn({ _id, version }, { ...change, version: op.inc(1) })
}

/** Months of a branch that have a list, newest first. */
export function findListed(branchId: string): Promise<Pick<Cycle, '_id' | 'month' | 'hours'>[]> {
  return cycles.find(
    { branchId, fixedOn: op.gt('') },
    { fields: ['month', 'hours'], orderBy: [['month', 'desc']], limit: 36 },
  )
}

/** The newest months of a branch that have a list, with what was published of it. */
export function findNewest(branchId: string, limit: number): Promise<Pick<Cycle, 'month' | 'published'>[]> {
  return cycles.find(
    { branchId, fixedOn: op.gt('') },
    { fields: ['month', 'published'], orderBy: [['month', 'desc']], limit },
  )
}

/** What a month's list shows; not who was counted, nor any figure. */
const list = [
  'branchId',
  'month',
  'fixedOn',
  'winners',
  'repeats',
  'sentences',
  'objections',
  'published',
  'publishedAt',
] as const satisfies readonly (keyof Cycle)[]

export type Listed = Pick<Cycle, (typeof list)[number]>

/** The lists of many branches in one month; at most 1,000. */
export function findLists(branchIds: readonly string[], month: string): Promise<Listed[]> {
  return cycles.findByIds(
    branchIds.map((branchId) => cycleId(branchId, month)),
    list,
  )
}

/** A branch's months of a year that have begun, oldest first. One operation. */
export async function findYear(
  branchId: string,
  year: number,
): Promise<Pick<Cycle, 'month' | 'published' | 'publishedAt' | 'scores'>[]> {
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  const found = await cycles.findByIds(
    months.map((month) => cycleId(branchId, month)),
    ['month', 'published', 'publishedAt', 'scores'],
  )
  return orderBy(found, 'month')
}

/** Months with an open objection by id, those after this one; a few at any moment. */
export function findObjected(
  cycleId: string,
  limit: number,
): Promise<Pick<Cycle, '_id' | 'branchId' | 'month' | 'objections'>[]> {
  return cycles.find(
    { 'objections.state': 'open', _id: op.gt(cycleId) },
    { fields: ['branchId', 'month', 'objections'], orderBy: [['_id', 'asc']], limit },
  )
}

/** In which of these months which of these members had a place, wherever they stood. */
export function findPlaces(
  memberIds: readonly string[],
  months: readonly string[],
): Promise<Pick<Cycle, '_id' | 'month' | 'winners' | 'objections'>[]> {
  return cycles.find(
    { month: op.oneOf(months), winners: op.oneOf(memberIds) },
    { fields: ['month', 'winners', 'objections'], limit: 1_000 },
  )
}

/** Months in which a person is named somewhere; one query a place, for each has its index. */
export async function findNaming(memberId: string): Promise<Cycle[]> {
  const places = [
    'winners',
    'repeats',
    'published.rows.memberId',
    'objections.by',
    'objections.memberId',
    'ballot.order',
    'topThird.memberId',
  ]
  const found = await Promise.all(
    places.map((place) => cycles.find({ [place]: memberId }, { fields: whole, limit: 200 })),
  )
  return orderBy(uniqBy(found.flat(), '_id'), 'month', 'desc')
}
