import { clashes, queueCap, type Shift } from '../../features/task/shift-rules'
import { HOUR } from '../../platform/calendar'
import type { Model, ModelShift } from './model'
import type { Sent } from './send'

type Stored = Omit<Shift, 'secret' | 'wrongCodes'>

const ids = (entries: readonly { memberId: string }[]) => entries.map(({ memberId }) => memberId)

/** Throws with a sentence of what must always hold and does not. */
function must(holds: boolean, sentence: string, shift: Stored | undefined, ...facts: unknown[]): void {
  if (!holds) {
    throw new Error(
      `${sentence} (${shift?._id ?? ''} ${facts.map((fact) => JSON.stringify(fact)).join(' ')})`,
    )
  }
}

/** What holds of every shift at every moment, whoever did what at the same time. */
export function checkAlways(before: readonly Stored[], after: readonly Stored[]): void {
  for (const shift of after) {
    const { roster, held, queue, places, left, queueLeft } = shift
    const old = before.find(({ _id }) => _id === shift._id) as Stored
    const holders = roster.length + held.length
    const all = [...ids(roster), ...ids(held), ...ids(queue)]
    must(left === places - holders, 'left is places − roster − held', shift, left, places, holders)
    must(queueLeft === queueCap(places) - queue.length, 'queueLeft is cap − queue', shift, queueLeft)
    must(new Set(all).size === all.length, 'a person stands in a shift once', shift, all)
    must(
      holders <= Math.max(places, old.places, old.roster.length + old.held.length),
      'never more holders than places, unless places were lowered',
      shift,
      holders,
      places,
    )
    must(shift.version >= old.version, 'the version never falls', shift)
  }
  checkClashes(after)
}

/** Nobody holds two shifts at one time, unless one was moved after both were claimed. */
function checkClashes(shifts: readonly Stored[]): void {
  for (const [index, a] of shifts.entries()) {
    for (const b of shifts.slice(index + 1)) {
      const isPair = a.state === 'open' && b.state === 'open' && clashes(a, b)
      const moved = Math.max(a.movedAt ?? 0, b.movedAt ?? 0)
      const both = isPair
        ? a.roster.filter(({ memberId, at }) =>
            b.roster.some((other) => other.memberId === memberId && Math.max(at, other.at) > moved),
          )
        : []
      must(both.length === 0, `no clash with ${b._id}`, a, both)
    }
  }
}

/** After one call at a time the store is what the model is. */
export function checkSame(model: Model, stored: readonly Stored[]): void {
  for (const shift of stored) {
    const is = modelOf(shift)
    const wanted = model.get(shift._id) as ModelShift
    for (const field of ['isCancelled', 'startsAt', 'places', 'roster', 'queue'] as const) {
      const [a, b] = [JSON.stringify(is[field]), JSON.stringify(wanted[field])]
      must(a === b, `${field} is as in the model`, shift, is[field], wanted[field])
    }
    const until = ({ held, startsAt }: ModelShift) =>
      held.map(({ memberId, until }) => [memberId, Math.min(until, startsAt - 2 * HOUR)])
    must(
      JSON.stringify(until(is)) === JSON.stringify(until(wanted)),
      'places are held for whom and as long as in the model',
      shift,
      is.held,
      wanted.held,
    )
  }
}

export function modelOf(shift: Stored): ModelShift {
  const { _id: id, state, startsAt, endsAt, siteId, audience, places } = shift
  return {
    id,
    isCancelled: state === 'cancelled',
    startsAt,
    endsAt,
    siteId,
    audience,
    places,
    roster: ids(shift.roster),
    held: shift.held.map(({ memberId, until }) => ({ memberId, until })),
    queue: ids(shift.queue),
    spent: new Set(shift.spent),
  }
}

interface Named {
  shift?: string
  who?: string
  whom?: string | string[]
}

/** Calls at one moment: each acknowledged one is seen, and nobody else loses anything or passes anybody. */
export function checkTogether(
  before: readonly Stored[],
  after: readonly Stored[],
  sent: readonly { sent: Sent; outcome: string }[],
  now: number,
): void {
  for (const shift of after) {
    const old = before.find(({ _id }) => _id === shift._id) as Stored
    const here = sent.filter(({ sent: { call } }) => (call as Named).shift === shift._id)
    const touched = new Set(here.flatMap(({ sent: { call } }) => namedIn(call as Named)))
    checkOthers(old, shift, touched, now)
    for (const { sent: one, outcome } of here) {
      checkSeen(shift, one, outcome, here, now)
    }
  }
}

const namedIn = ({ who, whom }: Named): string[] => [...(who ? [who] : []), ...[whom ?? []].flat()]

const idsOf = ({ roster, held, queue }: Stored) => new Set(ids([...roster, ...held, ...queue]))

function checkOthers(old: Stored, shift: Stored, touched: ReadonlySet<string>, now: number): void {
  const others = (list: readonly string[]) => list.filter((memberId) => !touched.has(memberId))
  const [wasOn, isOn] = [others(ids(old.roster)), others(ids(shift.roster))]
  must(wasOn.join() === isOn.join(), 'nobody loses or gets a place by what others do', shift, wasOn, isOn)
  const end = shift.startsAt - 2 * HOUR
  const isFirstTap = now >= Math.min(end, old.startsAt - 2 * HOUR)
  const isHeldNow = new Set(ids(shift.held))
  for (const { memberId, until } of old.held) {
    const isOver = until <= now || now >= end
    must(
      touched.has(memberId) || isOver || isHeldNow.has(memberId),
      'a held place stays held',
      shift,
      memberId,
    )
  }
  const waited = others(ids(old.queue))
  const waiting = others(ids(shift.queue))
  const moved = waited.slice(0, waited.length - waiting.length)
  must([...moved, ...waiting].join() === waited.join(), 'people move up in order', shift, waited, waiting)
  must(
    isFirstTap || moved.every((memberId) => isHeldNow.has(memberId)),
    'who moves up is held a place',
    shift,
    moved,
  )
  const came = ids(shift.roster).filter((memberId) => !idsOf(old).has(memberId))
  must(
    came.length === 0 || waiting.length === 0 || isFirstTap,
    'a newcomer passes nobody who waits',
    shift,
    came,
    waiting,
  )
  const queue = ids(shift.queue)
  const fresh = queue.findIndex((memberId) => !idsOf(old).has(memberId))
  const behind = fresh < 0 ? [] : others(queue.slice(fresh)).filter((memberId) => waited.includes(memberId))
  must(behind.length === 0, 'newcomers wait behind the others', shift, queue, behind)
}

const stillHeld = ({ held, startsAt }: Stored, now: number) =>
  held.filter(({ until }) => now < until && now < startsAt - 2 * HOUR)

const LEAVING = new Set(['release', 'takeBack', 'releaseFor'])

function checkSeen(
  shift: Stored,
  { call }: Sent,
  outcome: string,
  here: readonly { sent: Sent }[],
  now: number,
): void {
  const crosses = (memberId: string, isLeaving: boolean) =>
    here.some(
      ({ sent }) => LEAVING.has(sent.call.do) === isLeaving && namedIn(sent.call as Named).includes(memberId),
    )
  const [on, line] = [
    new Set(ids(shift.roster)),
    new Set([...ids(stillHeld(shift, now)), ...ids(shift.queue)]),
  ]
  for (const memberId of namedIn(call as Named)) {
    if (outcome === 'claimed' && !crosses(memberId, true)) {
      must(on.has(memberId), 'who was told they have a place has it', shift, memberId)
    }
    if (outcome.startsWith('waiting') && !crosses(memberId, true)) {
      must(on.has(memberId) || line.has(memberId), 'who was told they wait is in line', shift, memberId)
    }
    if (outcome === 'none' && !crosses(memberId, false)) {
      must(!on.has(memberId) && !line.has(memberId), 'who gave it back is gone', shift, memberId)
    }
  }
  must(outcome !== 'INTERNAL', 'nothing fails', shift, call)
}
