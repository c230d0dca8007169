import type { Position } from '../../platform/cursor'
import { allOf, anyOf, type Change, collection, op, type Where } from '../../platform/database'
import { after, inOrder } from '../../platform/paging'
import { life, type Need, type NeedEvent, settled, waiting } from './need-rules'

const needs = collection<Need>('needs')

const listed = [
  'askerId',
  'branchId',
  'leadId',
  'takenBy',
  'kind',
  'text',
  'place',
  'when',
  'state',
  'raisedAt',
  'dueAt',
  'asked',
  'supplied',
  'version',
] as const satisfies readonly (keyof Need)[]

const whole = [
  ...listed,
  'phone',
  'pictureId',
  'answers',
  'rating',
  'task',
  'spent',
] as const satisfies readonly (keyof Need)[]

/** What a list shows. */
export type Listed = Pick<Need, '_id' | (typeof listed)[number]>

/** Labour that a branch still looks for, the twenty due first. */
export function findOpenLabour(branchId: string) {
  return needs.find(
    { branchId, state: op.oneOf([...waiting, 'task']), kind: 'labour' },
    { fields: ['asked', 'supplied', 'raisedAt'], orderBy: [['dueAt', 'asc']], limit: 20 },
  )
}

/** Says whether it was new. */
export function insertNeed(need: Need): Promise<boolean> {
  return needs.insert(need)
}

export function findNeed(needId: string): Promise<Omit<Need, 'risenAt'> | undefined> {
  return needs.findById(needId, whole)
}

export interface Page {
  limit: number
  after?: Position
}

/** Newest first. */
export function findRaised(askerId: string, page: Page): Promise<Listed[]> {
  return findNewest({ askerId }, page)
}

/** Those of one lead, and of branches: `undefined` is every branch. */
export interface Charged {
  leadId: string
  branchIds: readonly string[] | undefined
}

/** Waiting for those in charge, the one that is due first at the head: so overdue ones come first. */
export function findToDo(charged: Charged, page: Page): Promise<Listed[]> {
  return needs.find(
    allOf({ state: op.oneOf(waiting) }, ...inCharge(charged), ...after(page.after, 'dueAt', 'asc')),
    { fields: listed, orderBy: inOrder('dueAt', 'asc'), limit: page.limit },
  )
}

/** No longer waiting for those in charge, newest first. */
export function findSettled(charged: Charged, page: Page): Promise<Listed[]> {
  return findNewest(allOf({ state: op.oneOf(settled) }, ...inCharge(charged)), page)
}

function findNewest(where: Where, page: Page): Promise<Listed[]> {
  return needs.find(allOf(where, ...after(page.after, 'raisedAt', 'desc', 'asc')), {
    fields: listed,
    orderBy: inOrder('raisedAt', 'desc', 'asc'),
    limit: page.limit,
  })
}

function inCharge({ leadId, branchIds }: Charged): Where[] {
  if (branchIds === undefined) {
    return []
  }
  return [branchIds.length === 0 ? { leadId } : anyOf({ leadId }, { branchId: op.oneOf(branchIds) })]
}

/** Enough for every honest late duplicate, and for a talk about one need. */
const REQUESTS_KEPT = 20
const ANSWERS_KEPT = 50

export interface Happening {
  needId: string
  event: NeedEvent
  request: string
  /** The version the person saw; absent: whatever it is now. */
  version?: number
  change?: Change
  answer?: Need['answers'][number]
}

/** One event of the need's life; `undefined` when the state or the version is another one, or it was done already. */
export function happen(happening: Happening): Promise<Need | undefined> {
  const { needId, event, request, version, change, answer } = happening
  return needs.updateAndReturn(
    {
      _id: needId,
      state: op.oneOf(life[event].from),
      spent: op.neq(request),
      ...(version !== undefined && { version }),
    },
    {
      ...change,
      ...(answer && { answers: op.pushBounded(answer, ANSWERS_KEPT) }),
      state: life[event].to,
      spent: op.pushBounded(request, REQUESTS_KEPT),
      version: op.inc(1),
    },
  )
}

/** Sets what one shift supplied, however often. */
export function setSupplied(needId: string, shiftId: string, people: number): Promise<boolean> {
  return needs.update({ _id: needId }, { [`supplied.${shiftId}`]: people })
}

/** Nobody answered in time and the branch does not know yet; the one that waits longest first. */
export function findRising(now: number, limit: number) {
  return needs.find(
    { state: op.oneOf(waiting), dueAt: op.lte(now), risenAt: op.absent() },
    { fields: ['branchId', 'askerId', 'kind', 'dueAt'], orderBy: inOrder('dueAt', 'asc'), limit },
  )
}

/** Not an edit: whoever answers at this moment is not held up. One that opened again meanwhile is due later. */
export async function markRisen(needIds: readonly string[], now: number): Promise<void> {
  await needs.updateAll(
    { _id: op.oneOf(needIds), state: op.oneOf(waiting), dueAt: op.lte(now), risenAt: op.absent() },
    { risenAt: now },
  )
}

/** Answered up to `until` without the asker's word since, after this position. */
export function findAnswered(position: Position, until: number, limit: number) {
  return needs.find(
    allOf({ state: 'answered', answeredAt: op.lte(until) }, ...after(position, 'answeredAt', 'asc')),
    { fields: ['askerId', 'kind', 'task', 'answeredAt'], orderBy: inOrder('answeredAt', 'asc'), limit },
  )
}

/** More than one person raises. */
const MOST = 1_000

export function findAllRaised(askerId: string) {
  return needs.find(
    { askerId },
    {
      fields: [...listed, 'phone', 'pictureId', 'answers', 'rating'],
      orderBy: [['raisedAt', 'desc']],
      limit: MOST,
    },
  )
}

/** At most fifty; those that are not there are left out. */
export function findPictureIds(needIds: readonly string[]) {
  return needs.findByIds(needIds, ['pictureId'])
}

/** What a person wrote goes, on both sides; a number of one kind and one branch stays. */
export async function eraseRaised(askerId: string): Promise<void> {
  const nothing = {
    text: '',
    place: '',
    phone: op.unset(),
    pictureId: op.unset(),
    answers: [],
    version: op.inc(1),
  }
  await needs.updateAll({ askerId, state: 'done' }, nothing)
  await needs.updateAll({ askerId, state: op.neq('done') }, { ...nothing, state: 'withdrawn' })
}
