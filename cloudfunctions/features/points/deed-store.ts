import type { DeedCode } from '../../contract/points'
import type { Position } from '../../platform/cursor'
import { allOf, collection, type Order, op, type Where } from '../../platform/database'
import { after, inOrder } from '../../platform/paging'

/** A deed applied for or written down, and the word on it. */
export interface DeedDocument {
  _id: string
  memberId: string
  branchId: string
  code: DeedCode
  day: string
  amount: number
  what: string
  pictureId?: string
  appliedAt: number
  appliedBy: string
  state: 'waiting' | 'confirmed' | 'returned' | 'withdrawn'
  by?: string
  at?: number
  byRelative?: boolean
  reason?: string
  /** Proposed because the asker of this need said it is done. */
  needId?: string
  /** Confirmed, and not yet in the passbook: a job looks for these. */
  isPending?: boolean
  version: number
}

const deeds = collection<DeedDocument>('deeds')
const fields = [
  'memberId',
  'branchId',
  'code',
  'day',
  'amount',
  'what',
  'pictureId',
  'appliedAt',
  'appliedBy',
  'state',
  'by',
  'at',
  'byRelative',
  'reason',
  'needId',
  'isPending',
  'version',
] as const satisfies readonly (keyof DeedDocument)[]

export function insertDeed(deed: DeedDocument): Promise<boolean> {
  return deeds.insert(deed)
}

/** At most 1,000; those that exist stay. */
export function insertDeeds(list: readonly DeedDocument[]): Promise<void> {
  return deeds.insertAll(list)
}

export function findDeed(deedId: string): Promise<DeedDocument | undefined> {
  return deeds.findById(deedId, fields)
}

interface Page {
  after?: Position
  limit: number
}

/** Newest first. */
export function findDeedsOf(memberId: string, page: Page): Promise<DeedDocument[]> {
  return findPage({ memberId }, 'desc', page)
}

/** More than one person ever has. */
const MOST = 1_000

export function findAllDeeds(memberId: string): Promise<DeedDocument[]> {
  return deeds.find({ memberId }, { fields, orderBy: [['appliedAt', 'desc']], limit: MOST })
}

/** What was written and photographed goes, and what waits is taken back; day, code and amount stay. */
export async function eraseDeedWords(memberId: string): Promise<void> {
  const nothing = { what: '', reason: op.unset(), pictureId: op.unset(), version: op.inc(1) }
  await deeds.updateAll({ memberId, state: 'waiting' }, { state: 'withdrawn' })
  await deeds.updateAll({ memberId }, nothing)
}

/** At most fifty; those that are not there are left out. */
export function findPictureIds(deedIds: readonly string[]) {
  return deeds.findByIds(deedIds, ['pictureId'])
}

/** Oldest first. */
export function findDeedsIn(
  branchId: string,
  state: DeedDocument['state'],
  page: Page,
): Promise<DeedDocument[]> {
  return findPage({ branchId, state }, 'asc', page)
}

function findPage(where: Where, direction: Order[1], page: Page): Promise<DeedDocument[]> {
  return deeds.find(allOf(where, ...after(page.after, 'appliedAt', direction)), {
    fields,
    orderBy: inOrder('appliedAt', direction),
    limit: page.limit,
  })
}

export function decide(
  { _id, version }: Pick<DeedDocument, '_id' | 'version'>,
  word: Partial<DeedDocument>,
): Promise<boolean> {
  return deeds.update({ _id, version, state: 'waiting' }, { ...word, version: op.inc(1) })
}

export function findPending(limit: number): Promise<DeedDocument[]> {
  return deeds.find({ isPending: true }, { fields, limit })
}

/** At most 1,000: they stand in passbooks now. */
export async function settleDeeds(deedIds: readonly string[]): Promise<void> {
  await deeds.updateAll({ _id: op.oneOf(deedIds) }, { isPending: op.unset() })
}

/** What still waits for a word, of deeds done up to a day. */
export function countWaiting(branchId: string, upTo: string): Promise<number> {
  return deeds.count({ branchId, state: 'waiting', day: op.lte(upTo) })
}
