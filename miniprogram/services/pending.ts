import type { Output } from '../../cloudfunctions/contract/contract'
import type { ErrorReply } from '../../cloudfunctions/contract/reply'
import { type Answer, call, type Failure } from './api'
import { isOffline, onNetworkBack } from './network'
import {
  allDeeds,
  type Deed,
  dropDeed,
  isStanding,
  putDeed,
  replaceDeed,
  type Subject,
  storedDeed,
  type WaitFor,
} from './pending-store'
import { newRequestId } from './request-id'

/** What became of a deed. `held`: no answer yet, it is kept on the phone and sent again. */
export type DeedResult =
  | { state: 'claimed'; deed: Deed; outcome: Output<'task.claim'> }
  | { state: 'released'; deed: Deed }
  | { state: 'refused'; deed: Deed; error: ErrorReply }
  | { state: 'held'; deed: Deed }

type Listener = (result: DeedResult) => void

const firstRetry = 5_000
const slowestRetry = 120_000

const listeners = new Set<Listener>()
const reconnectListeners = new Set<() => void>()
const onTheirWay = new Map<string, Promise<DeedResult>>()
let retryTimer: ReturnType<typeof setTimeout> | undefined
let retryDelay = firstRetry

/** What is not yet settled for this shift, a swap that will end in it included. */
export function deedFor(shiftId: string): Deed | undefined {
  return allDeeds().find((deed) => deed.subject.shiftId === shiftId || deed.next?.shiftId === shiftId)
}

/** A claim can always be taken back; a release only while it certainly has not left the phone. */
export function canTakeBack(deed: Deed): boolean {
  return deed.kind === 'claim' || (deed.sent === 0 && !deed.withdraws)
}

/**
 * Hears every result, also those of deeds sent again later; and the network's return, once what was held has
 * gone out, so that what is then read already knows of it. Returns how to stop.
 */
export function watchDeeds(onResult: Listener, onReconnected: () => void): () => void {
  listeners.add(onResult)
  reconnectListeners.add(onReconnected)
  return () => {
    listeners.delete(onResult)
    reconnectListeners.delete(onReconnected)
  }
}

/** Takes a place or a position on the waiting list. Tapping again while it is on its way adds nothing. */
export function claim(subject: Subject): Promise<DeedResult> {
  const standing = storedDeed(subject.shiftId)
  if (standing?.kind === 'claim') {
    return send(standing)
  }
  // A claim taken back and wanted again before anybody heard of either is the same claim as before.
  const again = standing?.sent === 0 ? standing.withdraws : undefined
  return begin({ ...newDeed('claim', subject), ...(again && { requestId: again, sent: 1 }) }, standing)
}

/** Gives the place back, or leaves the waiting list. */
export function release(subject: Subject): Promise<DeedResult> {
  const standing = storedDeed(subject.shiftId)
  return standing?.kind === 'release' ? send(standing) : begin(newDeed('release', subject), standing)
}

/** Gives one shift back and then claims another; on a bad network both halves are kept together. */
export function swap(from: Subject, to: Subject): Promise<DeedResult> {
  return begin({ ...newDeed('release', from), next: to }, storedDeed(from.shiftId))
}

/**
 * The person no longer wants what is held. A claim that may have gone out is withdrawn by a release that names
 * it, so that no place is held in secret; one that never left the phone is simply forgotten. `settled`: too
 * late, the result is already there.
 */
export async function takeBack(shiftId: string): Promise<'forgotten' | 'releasing' | 'settled'> {
  const deed = deedFor(shiftId)
  if (!deed || !canTakeBack(deed)) {
    return 'settled'
  }
  if (deed.sent === 0 && !onTheirWay.has(deed.requestId)) {
    dropDeed(deed)
    return 'forgotten'
  }
  const undoing: Deed = {
    ...newDeed('release', deed.subject),
    held: deed.held,
    withdraws: deed.requestId,
  }
  putDeed(undoing)
  await send(undoing)
  return 'releasing'
}

/** Sends everything again that is held; safe at any time. */
export async function retryDeeds(): Promise<void> {
  if (retryTimer !== undefined) {
    clearTimeout(retryTimer)
    retryTimer = undefined
  }
  for (const deed of allDeeds()) {
    if (isStanding(deed)) {
      await send(deed)
    }
  }
  planRetry()
}

/** From here on, held deeds go out whenever the network comes back. To be called once, at launch. */
export function startPending(): void {
  onNetworkBack(async () => {
    retryDelay = firstRetry
    await retryDeeds()
    for (const listener of reconnectListeners) {
      listener()
    }
  })
}

function newDeed(kind: Deed['kind'], subject: Subject): Deed {
  return { kind, subject, requestId: newRequestId(), sent: 0 }
}

/** Kept before it is sent; what it replaces comes to its end first, so that the two never cross. */
async function begin(deed: Deed, replaced?: Deed): Promise<DeedResult> {
  putDeed(deed)
  if (replaced) {
    await onTheirWay.get(replaced.requestId)
  }
  return send(deed)
}

function send(deed: Deed): Promise<DeedResult> {
  const underWay = onTheirWay.get(deed.requestId)
  if (underWay) {
    return underWay
  }
  const sending = attempt(deed).finally(() => onTheirWay.delete(deed.requestId))
  onTheirWay.set(deed.requestId, sending)
  return sending
}

async function attempt(deed: Deed): Promise<DeedResult> {
  if (await isOffline()) {
    return hold(deed, 'NETWORK')
  }
  if (!isStanding(deed)) {
    return { state: 'held', deed }
  }
  const sent = { ...deed, sent: deed.sent + 1 }
  putDeed(sent)
  const { shiftId } = deed.subject
  const { requestId, withdraws } = deed
  return deed.kind === 'claim'
    ? settle(sent, await call('task.claim', { shiftId }, { requestId }))
    : settle(sent, await call('task.release', { shiftId, claim: withdraws }, { requestId }))
}

function settle(
  deed: Deed,
  answer: Answer<'task.claim'> | Answer<'task.release'>,
): DeedResult | Promise<DeedResult> {
  if (!answer.ok) {
    const { error } = answer
    return isWorthRepeating(error) ? hold(deed, error.code) : conclude({ state: 'refused', deed, error })
  }
  retryDelay = firstRetry
  if (deed.next && isStanding(deed)) {
    const second = { ...newDeed('claim', deed.next), insteadOf: deed.subject }
    replaceDeed(deed, second)
    tell({ state: 'released', deed })
    return send(second)
  }
  const { data } = answer
  return conclude(
    data.state === 'none' ? { state: 'released', deed } : { state: 'claimed', deed, outcome: data },
  )
}

/** The next try may go through, and then does the deed once. */
const waits: ReadonlySet<Failure['code']> = new Set<WaitFor>(['NETWORK', 'SERVICE', 'BUSY', 'MAINTENANCE'])

function isWorthRepeating(error: Failure): error is Extract<Failure, { code: WaitFor }> {
  return waits.has(error.code)
}

function hold(deed: Deed, why: NonNullable<Deed['held']>): DeedResult {
  const held = { ...deed, held: why }
  const result: DeedResult = { state: 'held', deed: held }
  if (isStanding(deed)) {
    putDeed(held)
    tell(result)
    planRetry()
  }
  return result
}

function conclude(result: DeedResult): DeedResult {
  if (isStanding(result.deed)) {
    dropDeed(result.deed)
    tell(result)
  }
  return result
}

function tell(result: DeedResult): void {
  for (const listener of listeners) {
    listener(result)
  }
}

/** One timer for all: ever more slowly, since a network event and each opening of the app retry as well. */
function planRetry(): void {
  if (retryTimer !== undefined || allDeeds().length === 0) {
    return
  }
  retryTimer = setTimeout(() => void retryDeeds(), retryDelay)
  retryDelay = Math.min(retryDelay * 2, slowestRetry)
}
