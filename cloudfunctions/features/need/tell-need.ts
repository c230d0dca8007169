import { tell } from '../message/tell'
import { officersOver } from '../role/officers-over'
import { kindNames, life, type Need, type NeedEvent } from './need-rules'

type Told = Pick<Need, '_id' | 'askerId' | 'leadId' | 'takenBy' | 'branchId' | 'kind' | 'task'>

/** Whoever looks after it is told that it is there. Two operations, one without officers to be found. */
export async function tellRaised(need: Told, now: number): Promise<void> {
  await tell(now, {
    memberIds: await inCharge(need, now),
    kind: 'needRaised',
    occasion: 'raised',
    facts: { title: kindNames[need.kind] },
    needId: need._id,
  })
}

/** The other side is told of an event; the request names it, so that a retry tells nothing twice. */
export async function tellEvent(need: Told, event: NeedEvent, request: string, now: number): Promise<void> {
  const { tells, who } = life[event]
  await tell(now, {
    memberIds: who === 'asker' ? await inCharge(need, now) : [need.askerId],
    kind: tells,
    occasion: request,
    facts: { title: need.task?.title ?? kindNames[need.kind] },
    ...(need.task && { taskId: need.task.id }),
    needId: need._id,
  })
}

async function inCharge({ takenBy, leadId, branchId, askerId }: Told, now: number): Promise<string[]> {
  const one = takenBy ?? leadId
  return one === undefined ? (await officersOver([branchId], 'need.answer', now))(branchId, askerId) : [one]
}
