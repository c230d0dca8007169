import { AppError } from '../../platform/app-error'
import { mayHappen, type Need } from './need-rules'
import { findNeed, type Happening, happen } from './need-store'
import { tellEvent } from './tell-need'

/**
 * One event of a need's life: one conditional write, then the other side is told. A repetition finds its own request
 * and has the same outcome. Refuses with NEED_REFUSED in a state that does not allow it, with EDIT_CONFLICT when
 * somebody else came first.
 */
export async function carryOut(happening: Happening, now: number): Promise<Omit<Need, 'risenAt'>> {
  const { needId, event, request } = happening
  const need = (await happen(happening)) ?? (await findNeed(needId))
  if (!need) {
    throw new AppError('NOT_FOUND')
  }
  if (!need.spent.includes(request)) {
    if (!mayHappen(event, need.state)) {
      throw new AppError('NEED_REFUSED', { state: need.state })
    }
    throw new AppError('EDIT_CONFLICT')
  }
  await tellEvent(need, event, request, now)
  return need
}
