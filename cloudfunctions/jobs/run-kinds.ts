import mergeWith from 'lodash/mergeWith'
import { logCall } from '../platform/log'
import type { KindRun } from './heartbeat-rules'

/** One step of one kind of timed work: bounded, and safe to repeat, late or beside itself. */
export interface Step {
  done: number
  /** Another step would find something. */
  isMore: boolean
  /** What became of what was done; numbers only. */
  outcomes?: Readonly<Record<string, number>>
}

export interface Kind {
  name: string
  step(now: number): Promise<Step>
}

export interface Run {
  now: number
  /** Milliseconds; no step begins after them. */
  budget: number
  traceId: string
}

interface Account {
  kind: Kind
  milliseconds: number
  hadTurn: boolean
  isMore: boolean
  counts: Record<string, number>
  error?: unknown
}

/**
 * One step of each kind in turn, again for those that have more, until nothing is left or the time is over. A kind
 * that fails holds up no other. One log line for each kind that did something; answers what became of each.
 */
export async function runKinds(kinds: readonly Kind[], { now, budget, traceId }: Run): Promise<KindRun[]> {
  const startedAt = performance.now()
  const isTimeLeft = () => performance.now() - startedAt < budget
  const accounts: Account[] = kinds.map((kind) => ({
    kind,
    milliseconds: 0,
    hadTurn: false,
    isMore: true,
    counts: {},
  }))
  while (isTimeLeft() && accounts.some(({ isMore }) => isMore)) {
    for (const account of accounts) {
      if (account.isMore && isTimeLeft()) {
        await takeStep(account, now)
      }
    }
  }
  for (const { kind, milliseconds, counts, error } of accounts) {
    if (error !== undefined || counts.done) {
      const outcome = error === undefined ? 'ok' : 'INTERNAL'
      logCall({ traceId, method: `jobs.${kind.name}`, outcome, milliseconds, error, counts })
    }
  }
  return accounts.map(({ kind, counts, hadTurn, isMore, error }) => ({
    name: kind.name,
    done: counts.done ?? 0,
    hadTurn,
    hasFailed: error !== undefined,
    // What failed is tried again, and nobody knows how much there is.
    isLeft: isMore || error !== undefined,
  }))
}

async function takeStep(account: Account, now: number): Promise<void> {
  const startedAt = performance.now()
  account.hadTurn = true
  try {
    const { done, isMore, outcomes } = await account.kind.step(now)
    mergeWith(account.counts, { done, ...outcomes }, (sum = 0, more: number) => sum + more)
    account.isMore = isMore
  } catch (error) {
    account.error = error
    account.isMore = false
  }
  account.milliseconds += Math.round(performance.now() - startedAt)
}
