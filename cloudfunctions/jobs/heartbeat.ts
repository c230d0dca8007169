import { allOf, anyOf, collection, op, type Where } from '../platform/database'
import { HEARTBEAT, type Heartbeat, type KindBeat, type KindRun, nextBeat } from './heartbeat-rules'

const heartbeats = collection<Heartbeat>('cursors')

interface Run {
  startedAt: number
  traceId: string
}

/**
 * A run begins: noted before its work, so that one that dies is seen. Answers what stood of each kind. One operation;
 * two in the first run there ever is.
 */
export async function noteBeginning({ startedAt, traceId }: Run): Promise<Heartbeat['kinds']> {
  const beginning = { startedAt, traceId }
  const begun = await heartbeats.updateAndReturn({ _id: HEARTBEAT }, { ...beginning, unended: op.inc(1) })
  if (!begun) {
    await heartbeats.insert({ _id: HEARTBEAT, ...beginning, unended: 1, kinds: {} })
  }
  return begun?.kinds ?? {}
}

/**
 * A run came to its end. Of two at once the one that began later has the word; the other one's is passed over. One
 * operation.
 */
export async function noteEnd(
  run: Run,
  before: Heartbeat['kinds'],
  runs: readonly KindRun[],
  milliseconds: number,
): Promise<void> {
  const { startedAt } = run
  const kinds: Record<string, KindBeat> = Object.fromEntries(
    runs.map((one) => [one.name, nextBeat(before[one.name], one, run)]),
  )
  const ended = { startedAt, at: startedAt + milliseconds, milliseconds }
  // A kind that is no longer there goes with the others.
  const change = { kinds: op.set(kinds), ended: op.set(ended), unended: 0 }
  const isNewest = anyOf({ ended: op.absent() }, { 'ended.startedAt': op.lte(startedAt) })
  await heartbeats.update(allOf({ _id: HEARTBEAT }, isNewest) as Where & { _id: string }, change)
}
