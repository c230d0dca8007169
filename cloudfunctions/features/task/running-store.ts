import type { Position } from '../../platform/cursor'
import { allOf, anyOf, collection, type Order, op, type Where } from '../../platform/database'
import { after, inOrder } from '../../platform/paging'
import { MOST_WRONG_CODES } from './check-in-rules'
import type { Entry, Shift } from './shift-rules'
import { nextVersion } from './shift-store'

const shifts = collection<Shift>('shifts')

/** Enough to judge a code, and no more: hundreds of people ask within minutes. */
export function findDoor(shiftId: string) {
  return shifts.findById(shiftId, ['state', 'startsAt', 'endsAt', 'secret'])
}

/** For finding out why somebody was not let in. */
export function findAtDoor(shiftId: string) {
  return shifts.findById(shiftId, ['state', 'startsAt', 'endsAt', 'roster', 'checkIns', 'wrongCodes'])
}

/** What the page with the code is made of. */
export function findCodeSource(shiftId: string) {
  return shifts.findById(shiftId, [
    'leadId',
    'branchId',
    'state',
    'startsAt',
    'endsAt',
    'secret',
    'left',
    'queue',
    'roster',
    'checkIns',
  ])
}

export function findLead(shiftId: string) {
  return shifts.findById(shiftId, ['leadId', 'branchId'])
}

/** On the roster, not checked in yet, and not guessing. */
function letIn(shiftId: string, memberId: string, now: number) {
  const tries = `wrongCodes.${memberId}`
  return allOf(
    {
      _id: shiftId,
      state: 'open',
      endsAt: op.gt(now),
      'roster.memberId': memberId,
      [`checkIns.${memberId}`]: op.absent(),
    },
    anyOf({ [tries]: op.absent() }, { [tries]: op.lt(MOST_WRONG_CODES) }),
  ) as Where & { _id: string }
}

/** Of a hundred guesses at once at most those count that come before the tenth wrong one. */
export function noteCheckIn(shiftId: string, { memberId, at }: Entry): Promise<boolean> {
  return shifts.update(letIn(shiftId, memberId, at), { [`checkIns.${memberId}`]: at, ...nextVersion })
}

export function noteWrongCode(shiftId: string, { memberId, at }: Entry): Promise<boolean> {
  return shifts.update(letIn(shiftId, memberId, at), {
    [`wrongCodes.${memberId}`]: op.inc(1),
    ...nextVersion,
  })
}

/** The line as it is to be, with somebody on the roster who is there without a claim. */
type Addition = Pick<Shift, 'places' | 'left' | 'held' | 'queue' | 'queueLeft'>

/** When nobody has written since it was read. */
export function addToRoster(
  { _id, version }: Pick<Shift, '_id' | 'version'>,
  entry: Entry,
  line: Addition,
): Promise<Shift | undefined> {
  return shifts.updateAndReturn(
    { _id, version, state: 'open', 'roster.memberId': op.neq(entry.memberId) },
    { ...line, roster: op.push(entry), [`checkIns.${entry.memberId}`]: entry.at, ...nextVersion },
  )
}

const listed = [
  'taskId',
  'state',
  'startsAt',
  'endsAt',
  'places',
  'left',
  'held',
  'queueLeft',
  'coming',
  'checkIns',
  'unconfirmed',
] as const satisfies readonly (keyof Shift)[]

/** What a list shows; rosters and confirmations stay behind, for 500 people are many. */
export type Listed = Pick<Shift, '_id' | (typeof listed)[number]>

export interface Charged {
  leadId: string
  /** Whose shifts are an officer's; `undefined`: the whole county's. */
  branchIds: readonly string[] | undefined
}

export type View = 'coming' | 'toConfirm' | 'done'

interface Page {
  after?: Position
  limit: number
}

const order: Readonly<Record<View, Order[1]>> = { coming: 'asc', toConfirm: 'asc', done: 'desc' }

/** Shifts somebody answers for, one page by (startsAt, _id). */
export function findCharged(view: View, charged: Charged, now: number, page: Page): Promise<Listed[]> {
  return shifts.find(
    allOf(whereView(view, now), ...whereCharged(charged), ...after(page.after, 'startsAt', order[view])),
    { fields: listed, orderBy: inOrder('startsAt', order[view]), limit: page.limit },
  )
}

function whereView(view: View, now: number): Where {
  if (view === 'coming') {
    return { state: 'open', endsAt: op.gt(now) }
  }
  if (view === 'toConfirm') {
    return anyOf({ state: 'open', endsAt: op.lte(now) }, { state: 'settled', unconfirmed: op.gt(0) })
  }
  return anyOf({ state: 'settled', unconfirmed: op.lte(0) }, { state: 'cancelled' })
}

function whereCharged({ leadId, branchIds }: Charged): Where[] {
  return branchIds === undefined ? [] : [anyOf({ leadId }, { branchId: op.oneOf(branchIds) })]
}
