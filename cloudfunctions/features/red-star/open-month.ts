import { AppError } from '../../platform/app-error'
import { monthOf } from '../../platform/calendar'
import { rulesInForce } from '../points/rules-in-force'
import { partyOfBranch } from '../roster/party-of-branch'
import { type Cycle, newCycle, type Standing } from './cycle-rules'
import { changeCycle, findCycle, insertCycle } from './cycle-store'
import { endOf, lastDayOf } from './month-rules'

export interface OpenMonth {
  cycle: Cycle
  /** Who is counted: as of the last day once that is over, else as of now. */
  standing: readonly Standing[]
}

/**
 * A branch's month, made when it is first asked for. Once its last day is over, who stood in the branch is written
 * down: whoever moves later is counted where they stood.
 */
export async function openMonth(branchId: string, month: string, now: number): Promise<OpenMonth> {
  if (month > monthOf(now)) {
    throw new AppError('NOT_FOUND')
  }
  const cycle = await findOrInsert(branchId, month, now)
  if (cycle.standing) {
    return { cycle, standing: cycle.standing }
  }
  const standing = await partyOfBranch(branchId, lastDayOf(month))
  if (now < endOf(lastDayOf(month))) {
    return { cycle, standing }
  }
  const written = await changeCycle(cycle, { standing })
  return written ? { cycle: written, standing } : openMonth(branchId, month, now)
}

async function findOrInsert(branchId: string, month: string, now: number): Promise<Cycle> {
  const found = await findCycle(branchId, month)
  if (found) {
    return found
  }
  const { version } = await rulesInForce(branchId, month, now)
  const cycle = newCycle(branchId, month, version)
  if (await insertCycle(cycle)) {
    return cycle
  }
  return findOrInsert(branchId, month, now)
}
