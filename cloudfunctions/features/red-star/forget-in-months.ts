import isEqual from 'lodash/isEqual'
import pick from 'lodash/pick'
import { AppError } from '../../platform/app-error'
import { op } from '../../platform/database'
import { type Cycle, withoutPerson } from './cycle-rules'
import { changeCycle, findCycle, findNaming } from './cycle-store'

const ROUNDS = 8

/**
 * When somebody deletes their data: their rows of published lists, the sentence about them, objections by and about
 * them, and officers' words that name them. Commitments and codes stay, so every list can still be checked. Safe to
 * repeat.
 */
export async function forgetInMonths(person: { memberId: string; name: string }): Promise<void> {
  const cycles = await findNaming(person.memberId)
  await Promise.all(cycles.map((cycle) => forgetIn(cycle, person)))
}

async function forgetIn(first: Cycle, person: { memberId: string; name: string }): Promise<void> {
  let cycle: Cycle | undefined = first
  for (let round = 0; round < ROUNDS && cycle; round += 1) {
    const after = withoutPerson(cycle, person)
    if (isEqual(after, pick(cycle, Object.keys(after)))) {
      return
    }
    const { sentences, ballot } = after
    const change = { ...after, sentences: op.set(sentences), ...(ballot && { ballot: op.set(ballot) }) }
    if (await changeCycle(cycle, change)) {
      return
    }
    cycle = await findCycle(cycle.branchId, cycle.month)
  }
  if (cycle) {
    throw new AppError('BUSY')
  }
}
