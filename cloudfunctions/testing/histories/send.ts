import type { Method } from '../../contract/contract'
import type { Reply } from '../../contract/reply'
import { requestKey } from '../../features/task/request-key'
import { HOUR } from '../../platform/calendar'
import type { WriteContext } from '../../platform/context'
import type { World } from '../world'
import type { Call } from './calls'
import {
  claim,
  claimTogether,
  edit,
  type Model,
  type ModelShift,
  type Outcome,
  pass,
  release,
  type Slot,
  slotOf,
} from './model'
import { openidOf, secretary } from './town'

/** A call with everything that travels, so that it can be sent again as it was. */
export interface Sent {
  call: Call
  /** Who sends it. */
  by: string
  method: Method
  input: object
  requestId: string
  /** The number of places and the times an edit is based on and leads to. */
  slots?: { was: Slot; slot: Slot }
  /** The claim that is taken back. */
  claim?: string
}

/** What would be sent for this call now; `undefined` for what only time does. */
export function prepare(call: Call, model: Model, history: readonly Sent[]): Sent {
  const requestId = `request-${history.length + 1}`
  const sent = (by: string, method: Method, input: object) => ({ call, by, method, input, requestId })
  if (call.do === 'timer') {
    // Nobody sends it; the method is never used.
    return sent('time', 'task.list', {})
  }
  const shiftId = call.shift
  switch (call.do) {
    case 'claim':
      return sent(call.who, 'task.claim', { shiftId })
    case 'coming':
      return sent(call.who, 'task.coming', { shiftId })
    case 'release':
      return sent(call.who, 'task.release', { shiftId })
    case 'takeBack': {
      const mine = history.findLast(
        (one) => one.call.do === 'claim' && one.call.who === call.who && one.call.shift === shiftId,
      )
      const taken = mine?.requestId ?? 'request-never-sent'
      return { ...sent(call.who, 'task.release', { shiftId, claim: taken }), claim: taken }
    }
    case 'claimFor':
      return sent(secretary, 'task.claimFor', { shiftId, memberIds: call.whom })
    case 'releaseFor':
      return sent(secretary, 'task.releaseFor', { shiftId, memberId: call.whom })
    case 'cancel':
      return sent(secretary, 'shift.cancel', { shiftId, reason: '下雨' })
    default: {
      const was = slotOf(shiftIn(model, shiftId))
      const by = call.do === 'move' ? call.by * HOUR : 0
      const slot = {
        startsAt: was.startsAt + by,
        endsAt: was.endsAt + by,
        places: call.do === 'places' ? call.to : was.places,
      }
      return { ...sent(secretary, 'shift.edit', { shiftId, was, ...slot }), slots: { was, slot } }
    }
  }
}

/** Carries it out on the real functions. */
export async function send(world: World, { call, by, method, input, requestId }: Sent): Promise<Outcome> {
  if (call.do === 'timer') {
    const { passDuePlaces } = await import('../../features/task/pass-due-places')
    await passDuePlaces(world.now)
    return 'done'
  }
  return word(await world.as(openidOf(by)).reply(method, input, requestId))
}

interface Data {
  state?: string
  position?: number
  taken?: number
  places?: number
}

function word(reply: Reply<Method>): Outcome {
  if (!reply.ok) {
    const { code, details } = reply.error
    if (code === 'OTHERS_CLASH') {
      return `${code} ${details.memberIds.join()}`
    }
    return code === 'NOT_ENOUGH_PLACES' ? `${code} ${details.left}` : code
  }
  const { state, position, taken, places } = reply.data as Data
  if (state) {
    return position ? `${state} ${position}` : state
  }
  return places === undefined ? 'done' : `${taken} of ${places}`
}

/** Carries it out on the model, and says how it has to end. */
export function predict(model: Model, sent: Sent, now: number): Outcome {
  const { call } = sent
  if (call.do === 'timer') {
    for (const shift of model.values()) {
      passIfOpen(shift, now)
    }
    return 'done'
  }
  const shift = shiftIn(model, call.shift)
  const key = (verb: 'claim' | 'release' | 'edit' | 'cancel', requestId = sent.requestId) =>
    requestKey(verb, { caller: { memberId: sent.by } } as WriteContext, requestId)
  switch (call.do) {
    case 'claim':
      return claim(model, shift, call.who, key('claim'), now)
    case 'coming':
      return predictComing(shift, call.who, now)
    case 'release':
      return release(shift, call.who, key('release'), now)
    case 'takeBack':
      shift.spent.add(key('claim', sent.claim))
      return release(shift, call.who, key('release'), now)
    case 'claimFor': {
      const [one, ...others] = call.whom as [string, ...string[]]
      return others.length === 0
        ? claim(model, shift, one, key('claim'), now)
        : claimTogether(model, shift, call.whom, key('claim'), now)
    }
    case 'releaseFor':
      return release(shift, call.whom, key('release'), now)
    case 'cancel':
      return predictCancel(shift, key('cancel'), now)
    default: {
      const { was, slot } = sent.slots as NonNullable<Sent['slots']>
      return edit(shift, was, slot, key('edit'), now)
    }
  }
}

function passIfOpen(shift: ModelShift, now: number): void {
  if (!shift.isCancelled && now < shift.startsAt) {
    pass(shift, now)
  }
}

function predictComing(shift: ModelShift, who: string, now: number): Outcome {
  if (shift.isCancelled || now >= shift.startsAt) {
    return 'PHASE_REFUSED'
  }
  return shift.roster.includes(who) ? 'done' : 'CLAIM_RELEASED'
}

function predictCancel(shift: ModelShift, request: string, now: number): Outcome {
  if (shift.spent.has(request)) {
    return 'done'
  }
  if (shift.isCancelled || now >= shift.endsAt) {
    return 'PHASE_REFUSED'
  }
  shift.isCancelled = true
  shift.spent.add(request)
  return 'done'
}

function shiftIn(model: Model, shiftId: string): ModelShift {
  const shift = model.get(shiftId)
  if (!shift) {
    throw new Error(`no shift ${shiftId}`)
  }
  return shift
}
