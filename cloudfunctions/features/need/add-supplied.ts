import { tell } from '../message/tell'
import { kindNames } from './need-rules'
import { findNeed, setSupplied } from './need-store'

/**
 * People that one shift supplied to the need it answers. The number replaces what was there for the shift, so that
 * repeating it, or confirming further people, counts nobody twice. One operation.
 */
export async function addSupplied(needId: string, shiftId: string, people: number): Promise<void> {
  await setSupplied(needId, shiftId, people)
}

/** After the work: the asker is asked whether it is done, once for each shift. Two operations. */
export async function askWhetherDone(needId: string, shiftId: string, now: number): Promise<void> {
  const need = await findNeed(needId)
  if (need?.state === 'task') {
    await tell(now, {
      memberIds: [need.askerId],
      kind: 'needAskDone',
      occasion: shiftId,
      facts: { title: need.task?.title ?? kindNames[need.kind] },
      needId,
    })
  }
}
