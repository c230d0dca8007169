/** What the runs of the timed work left behind of one kind. */
export interface KindBeat {
  /** When the last run began in which it had a turn and did not fail; absent: there was none yet. */
  succeededAt?: number
  /** Runs in a row in which it failed, the newest last; 0 after one in which it did not. */
  failures: number
  /** The beginning of the first of them, and the number that stands in the log of the last. */
  failingSince?: number
  failedTrace?: string
  /** The beginning of the first run in a row that left work of this kind to the next one. */
  leftSince?: number
}

/** The one document in which anybody sees whether the timer lives: nobody is there when it runs. */
export interface Heartbeat {
  _id: string
  /** The newest run that began, and its number in the log. */
  startedAt: number
  traceId: string
  /** Runs that began since the newest one that came to its end; more than one: something ends them. */
  unended: number
  /** The newest run that came to its end. */
  ended?: { startedAt: number; at: number; milliseconds: number }
  kinds: Readonly<Record<string, KindBeat>>
}

/** The heartbeat's id among `cursors`; kinds of work have other names. */
export const HEARTBEAT = 'heartbeat'

/** What one run did of one kind. */
export interface KindRun {
  name: string
  done: number
  /** It was its turn at least once; a run may be over before. */
  hadTurn: boolean
  hasFailed: boolean
  /** There is more, or nobody knows. */
  isLeft: boolean
}

interface Run {
  startedAt: number
  traceId: string
}

/** A kind after a run of it. One that had no turn has neither failed nor succeeded; its work is left. */
export function nextBeat(before: KindBeat | undefined, run: KindRun, { startedAt, traceId }: Run): KindBeat {
  const last = before ?? { failures: 0 }
  const leftSince = run.isLeft ? { leftSince: last.leftSince ?? startedAt } : {}
  const { leftSince: _, ...standing } = last
  if (!run.hadTurn) {
    return { ...standing, ...leftSince }
  }
  if (!run.hasFailed) {
    return { succeededAt: startedAt, failures: 0, ...leftSince }
  }
  const failing = {
    failures: last.failures + 1,
    failingSince: last.failingSince ?? startedAt,
    failedTrace: traceId,
  }
  return {
    ...(last.succeededAt !== undefined && { succeededAt: last.succeededAt }),
    ...failing,
    ...leftSince,
  }
}
