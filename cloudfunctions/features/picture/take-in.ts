import { randomUUID } from 'node:crypto'
import chunk from 'lodash/chunk'
import type { PictureUse } from '../../contract/picture'
import { AppError } from '../../platform/app-error'
import { removePaths } from '../../platform/storage'
import { type Copy, copyUpload } from './copy-upload'
import type { Size } from './measure-picture'
import { askAgainAt, KEPT, mayTakeIn, pathsOf, tryAgainAt } from './picture-rules'
import { endLease, findPictures, finishTakingIn, type Known, keepUntil, lease } from './picture-store'

interface Taker {
  memberId: string
  /** With whose account WeChat is asked. */
  openid: string
  now: number
}

/** Ten megabytes each, beside each other in a function of 256. */
const AT_ONCE = 3

/**
 * Makes the pictures a save refers to its own, before the save: their bytes are copied where the phone cannot change
 * them, and WeChat is asked. Answers their sizes. Pictures taken in before cost nothing; the same call again is
 * harmless, and while another one is at it the answer is BUSY. One operation when nothing is new, else two and one for
 * each new picture; whatever the save then leaves out goes after a day.
 */
export async function takeIn(
  { memberId, openid, now }: Taker,
  use: PictureUse,
  pictureIds: readonly string[],
  ownerId: string,
): Promise<ReadonlyMap<string, Size>> {
  if (pictureIds.length === 0) {
    return new Map()
  }
  const found = await findPictures(pictureIds)
  if (
    found.length !== pictureIds.length ||
    !found.every((one) => mayTakeIn(one, { memberId, use, ownerId }))
  ) {
    throw new AppError('CONTENT_REFUSED', { why: 'picture' })
  }
  const fresh = found.filter((one) => one.ownerId === undefined)
  const taken = found.filter((one) => one.ownerId !== undefined)
  await keep(taken, ownerId, now)
  const sizes = new Map(taken.map(({ _id, width = 0, height = 0 }) => [_id, { width, height }]))
  if (fresh.length > 0) {
    const ids = fresh.map(({ _id }) => _id)
    for (const copy of await copyAll(ids, { memberId, openid, now }, ownerId)) {
      sizes.set(copy.pictureId, copy.size)
    }
  }
  return sizes
}

/** Those whose time could be over before the save stay; those that are gone meanwhile are nobody's. */
async function keep(taken: readonly Known[], ownerId: string, now: number): Promise<void> {
  const leaving = taken
    .filter(({ keptUntil = Number.POSITIVE_INFINITY }) => keptUntil < now + KEPT / 2)
    .map(({ _id }) => _id)
  if (leaving.length === 0 || (await keepUntil(leaving, ownerId, now + KEPT)) === leaving.length) {
    return
  }
  // The same save at the same instant has done it, or a timer was quicker.
  const there = await findPictures(leaving)
  if (there.filter(({ state }) => state !== 'gone').length !== leaving.length) {
    throw new AppError('CONTENT_REFUSED', { why: 'picture' })
  }
}

async function copyAll(ids: readonly string[], { memberId, openid, now }: Taker, ownerId: string) {
  const name = randomUUID()
  if ((await lease(ids, memberId, name, now)) !== ids.length) {
    await endLease(ids, name)
    throw new AppError('BUSY')
  }
  const copies: Copy[] = []
  try {
    for (const few of chunk(ids, AT_ONCE)) {
      copies.push(...(await copyFew(few, openid)))
    }
  } catch (error) {
    await endLease(ids, name)
    throw error
  }
  const isDone = await Promise.all(
    copies.map(({ pictureId, size, traceId }) =>
      finishTakingIn(pictureId, name, {
        ...size,
        ownerId,
        keptUntil: now + KEPT,
        asked: traceId === undefined ? 0 : 1,
        checkDueAt: traceId === undefined ? tryAgainAt(now, 0) : askAgainAt(now, 1),
        ...(traceId !== undefined && { traceId }),
      }),
    ),
  )
  if (isDone.includes(false)) {
    throw new AppError('BUSY')
  }
  await removePaths(ids.map((id) => pathsOf(id).upload))
  return copies
}

/** Ends when all have ended: a copy that was still under way after the lease could replace what WeChat looks at. */
async function copyFew(ids: readonly string[], openid: string): Promise<Copy[]> {
  const copying = ids.map((id) => copyUpload(id, openid))
  await Promise.allSettled(copying)
  return Promise.all(copying)
}
