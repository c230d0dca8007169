import type { DeedDocument } from '../../features/points/deed-store'
import type { Passbook } from '../../features/points/passbook-rules'
import type { Cycle } from '../../features/red-star/cycle-rules'
import { dayOf } from '../../platform/calendar'
import { collection } from '../../platform/database'
import { requestId, type World } from '../world'
import type { Call } from './steps'
import { generalSecretary, openidOf, START } from './town'

export const MONTH = '2026-10'
const place = { branchId: 'b-1', month: MONTH }

/** What goes over the wire; a repetition sends the same bytes. */
export interface Sent {
  openid: string
  method: string
  input: object
  request: string
}

/** The request of a call as a person would make it from what they see now; `undefined`: there is nothing to do. */
export async function prepare(world: World, call: Call): Promise<Sent | undefined> {
  const made = await inputOf(world, call)
  return made && { ...made, request: requestId() }
}

async function inputOf(world: World, call: Call): Promise<Omit<Sent, 'request'> | undefined> {
  const today = dayOf(world.now)
  switch (call.do) {
    case 'apply':
      return {
        openid: openidOf(call.who),
        method: 'deed.apply',
        input: {
          code: call.nth < 3 ? 'V9' : 'V8',
          day: dayOf(START),
          amount: 1 + (call.nth % 2),
          what: '做了好事',
        },
      }
    case 'withdraw': {
      const deed = (await deeds('waiting')).find(({ memberId }) => memberId === call.who)
      return deed && { openid: openidOf(call.who), method: 'deed.withdraw', input: { deedId: deed._id } }
    }
    case 'decide': {
      const waiting = await deeds('waiting')
      const deed = waiting[call.nth % Math.max(1, waiting.length)]
      const word = call.isYes ? { verb: 'confirm' } : { verb: 'return', reason: '写明哪天' }
      return deed && act(call.by, 'deed.decide', { deedId: deed._id, version: deed.version, do: word })
    }
    case 'record': {
      const { whom: memberIds, code, isOctober } = call
      const day = isOctober ? '2026-10-21' : today
      return act(call.by, 'deed.record', { code, day, amount: 1, what: '登记', memberIds })
    }
    case 'confirm': {
      const others =
        call.hours === 0 ? { outcome: 'absent', hours: 0 } : { outcome: 'present', hours: call.hours }
      return act(call.by, 'shift.confirm', { shiftId: call.shift, rows: [], others })
    }
    case 'correct': {
      const { shift: shiftId, whom: memberId, isAbsent } = call
      const words = await collection<{ _id: string; n: number }>('attendances').find(
        { shiftId, memberId },
        { fields: ['n'], limit: 100 },
      )
      const version = Math.max(0, ...words.map(({ n }) => n))
      const word = { outcome: isAbsent ? 'absent' : 'present', hours: isAbsent ? 0 : call.hours }
      return act(call.by, 'shift.correct', { shiftId, memberId, version, ...word, reason: '更正' })
    }
    case 'reverse': {
      const id = `${MONTH}:${call.whom}`
      const entries = (await collection<Passbook>('passbooks').findById(id, ['entries']))?.entries ?? []
      const entryId = entries[call.nth % Math.max(1, entries.length)]?._id
      return entryId === undefined
        ? undefined
        : act(call.by, 'deed.reverse', { memberId: call.whom, month: MONTH, entryId, reason: '记错了' })
    }
    case 'move': {
      const member = await collection<{ _id: string; version: number }>('members').findById(call.whom, [
        'version',
      ])
      return act(generalSecretary, 'roster.move', {
        memberId: call.whom,
        version: member?.version,
        toBranchId: call.to,
      })
    }
    case 'exclude':
      return act(generalSecretary, 'month.exclude', {
        memberId: call.whom,
        month: MONTH,
        isExcluded: call.isExcluded,
      })
    case 'timer':
      return { openid: '', method: 'timer', input: {} }
    case 'erase':
      return act(call.who, 'redList.erase', { ...place, confirm: '抹去我的名字' })
    default:
      return monthInput(call)
  }
}

type OfMonth = Extract<
  Call,
  { do: 'object' | 'answer' | 'ballot' | 'fix' | 'publish' | 'supplement' | 'note' }
>

async function monthInput(call: OfMonth): Promise<Omit<Sent, 'request'> | undefined> {
  const cycle = await collection<Cycle>('cycles').findById(`b-1:${MONTH}`, [
    'winners',
    'repeats',
    'objections',
    'version',
  ])
  const version = cycle?.version ?? 1
  switch (call.do) {
    case 'object': {
      const [winner] = cycle?.winners ?? []
      const name = winner && `张三${winner.slice(2)}`
      return name ? act(call.who, 'month.object', { ...place, name, text: '不在场' }) : undefined
    }
    case 'answer': {
      const open = cycle?.objections.find(({ state }) => state === 'open')
      const word = { isUpheld: call.isUpheld, answer: '核实过' }
      return open && act(call.by, 'month.answer', { ...place, objectionId: open.objectionId, ...word })
    }
    case 'ballot': {
      const order = ['m-4', 'm-5', 'm-6', 'm-7']
      const votes = { order: call.isTurned ? order.reverse() : order, votes: '三票对两票', on: '2026-11-08' }
      return act(call.by, 'month.ballot', { ...place, version, ...votes })
    }
    case 'fix': {
      const everybody = Array.from({ length: 8 }, (_, index) => `m-${index + 1}`)
      const sentences = everybody.map((memberId) => ({ memberId, text: '做了好事' }))
      return act(call.by, 'month.fix', { ...place, version, sentences })
    }
    case 'note':
      return act(call.by, 'month.note', { ...place, text: '更正说明' })
    default:
      return act(call.by, `month.${call.do}`, { ...place, version })
  }
}

const act = (who: string, method: string, input: object) => ({ openid: openidOf(who), method, input })

function deeds(state: string) {
  return collection<DeedDocument>('deeds').find(
    { state },
    { fields: ['memberId', 'version'], orderBy: [['_id', 'asc']], limit: 50 },
  )
}

/** Answers `ok` or the code of the refusal. */
export async function send(world: World, { openid, method, input, request }: Sent): Promise<string> {
  if (method === 'timer') {
    await world.runJobs()
    return 'ok'
  }
  const reply = await world.serve({ method, input, requestId: request }, openid)
  return reply.ok ? 'ok' : reply.error.code
}
