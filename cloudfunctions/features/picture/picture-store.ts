import { allOf, anyOf, collection, op } from '../../platform/database'
import { LEASE, type Picture, REMOVED_AFTER } from './picture-rules'

const pictures = collection<Picture>('pictures')

const known = ['by', 'use', 'ownerId', 'state', 'width', 'height', 'asked', 'keptUntil'] as const

export type Known = Pick<Picture, '_id' | (typeof known)[number]>

/** Says whether it was new. */
export function insertPicture(picture: Picture): Promise<boolean> {
  return pictures.insert(picture)
}

/** Nothing has taken it in, and its time begins anew. */
export async function keepBegun(pictureId: string, keptUntil: number): Promise<void> {
  await pictures.update({ _id: pictureId, state: 'begun' }, { keptUntil })
}

/** Those that do not exist are left out. */
export function findPictures(pictureIds: readonly string[]): Promise<Known[]> {
  return pictures.findByIds(pictureIds, known)
}

/** Nobody else takes these in while the lease lasts; says how many it got. */
export function lease(pictureIds: readonly string[], by: string, name: string, now: number): Promise<number> {
  const free = anyOf({ state: 'begun' }, { state: 'copying', leaseUntil: op.lte(now) })
  return pictures.updateAll(allOf({ _id: op.oneOf(pictureIds), by }, free), {
    state: 'copying',
    lease: name,
    leaseUntil: now + LEASE,
  })
}

/** What was not taken in can be tried again at once. */
export async function endLease(pictureIds: readonly string[], name: string): Promise<void> {
  await pictures.updateAll(
    { _id: op.oneOf(pictureIds), state: 'copying', lease: name },
    { state: 'begun', lease: op.unset(), leaseUntil: op.unset() },
  )
}

/** Says whether the lease was still this call's. */
export function finishTakingIn(
  pictureId: string,
  name: string,
  taken: Required<Pick<Picture, 'ownerId' | 'width' | 'height' | 'checkDueAt' | 'keptUntil' | 'asked'>> &
    Pick<Picture, 'traceId'>,
): Promise<boolean> {
  return pictures.update(
    { _id: pictureId, state: 'copying', lease: name },
    { ...taken, state: 'checking', lease: op.unset(), leaseUntil: op.unset() },
  )
}

/** Kept until then, unless they are gone; says how many that changed. */
export function keepUntil(pictureIds: readonly string[], ownerId: string, until: number): Promise<number> {
  return pictures.updateAll(
    { _id: op.oneOf(pictureIds), ownerId, state: op.neq('gone') },
    { keptUntil: until },
  )
}

/** A timer will look whether somebody refers to them. */
export async function lookAtOnce(pictureIds: readonly string[], now: number): Promise<void> {
  await pictures.updateAll({ _id: op.oneOf(pictureIds), state: op.neq('gone') }, { keptUntil: now })
}

export async function findByTrace(traceId: string) {
  const found = await pictures.find({ traceId }, { fields: known, limit: 1 })
  return found[0]
}

/** Says whether it was still waiting for that answer. A timer looks again, for files that a crash left. */
export function settle(
  pictureId: string,
  traceId: string,
  state: 'passed' | 'refused',
  keptUntil: number,
): Promise<boolean> {
  return pictures.update(
    { _id: pictureId, traceId, state: 'checking' },
    { state, checkDueAt: op.unset(), keptUntil },
  )
}

/** Its file is gone without an answer that was written down: only a refusal takes it away. */
export function settleWithoutFile(pictureId: string): Promise<boolean> {
  return pictures.update({ _id: pictureId, state: 'checking' }, { state: 'refused', checkDueAt: op.unset() })
}

/** Those WeChat is to be asked about again. */
export function findDue(now: number, limit: number) {
  return pictures.find(
    { checkDueAt: op.lte(now) },
    { fields: known, orderBy: [['checkDueAt', 'asc']], limit },
  )
}

export function findToCheck(pictureIds: readonly string[]) {
  return pictures.find({ _id: op.oneOf(pictureIds), state: 'checking' }, { fields: known, limit: 50 })
}

/** What WeChat was asked, unless somebody else asked meanwhile. */
export function noteAsked(
  { _id, asked }: Pick<Picture, '_id' | 'asked'>,
  traceId: string | undefined,
  checkDueAt: number,
): Promise<boolean> {
  return pictures.update(
    { _id, asked, state: 'checking' },
    { ...(traceId !== undefined && { traceId }), checkDueAt, asked: op.inc(1) },
  )
}

/** Those whose time is over, with their owners. */
export function findOver(now: number, limit: number) {
  return pictures.find({ keptUntil: op.lte(now) }, { fields: known, orderBy: [['keptUntil', 'asc']], limit })
}

/** Somebody refers to them; a save that renewed them meanwhile is looked at again in its turn. */
export async function keepForGood(pictureIds: readonly string[], now: number): Promise<void> {
  await pictures.updateAll(
    { _id: op.oneOf(pictureIds), keptUntil: op.lte(now), state: op.neq('gone') },
    { keptUntil: op.unset() },
  )
}

/** Nobody may take them in any more. */
export async function markGone(pictureIds: readonly string[], now: number): Promise<void> {
  await pictures.updateAll(
    { _id: op.oneOf(pictureIds), keptUntil: op.lte(now), state: op.neq('gone') },
    { state: 'gone', checkDueAt: op.unset(), keptUntil: now + REMOVED_AFTER },
  )
}

/** Those of them that nobody can take in any more. */
export async function findGone(pictureIds: readonly string[]): Promise<string[]> {
  const gone = await pictures.find(
    { _id: op.oneOf(pictureIds), state: 'gone' },
    { fields: ['state'], limit: 1_000 },
  )
  return gone.map(({ _id }) => _id)
}

export async function removeGone(pictureIds: readonly string[]): Promise<void> {
  await pictures.removeAll({ _id: op.oneOf(pictureIds), state: 'gone' })
}

/** More than one person uploads. */
const MOST = 1_000

export function findOf(memberId: string): Promise<Known[]> {
  return pictures.find({ by: memberId }, { fields: known, limit: MOST })
}

/** The picture stays without its author. */
export async function forgetAuthor(pictureIds: readonly string[]): Promise<void> {
  await pictures.updateAll({ _id: op.oneOf(pictureIds) }, { by: '' })
}
