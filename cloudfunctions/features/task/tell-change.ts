import uniq from 'lodash/uniq'
import type { ActContext } from '../../platform/context'
import { type Told, tell } from '../message/tell'

/** Tells people what an officer has changed; not the officer. Says how many are told. */
export async function tellChange({ caller, now }: ActContext, told: Told): Promise<number> {
  const memberIds = uniq(told.memberIds).filter((memberId) => memberId !== caller.memberId)
  await tell(now, { ...told, memberIds })
  return memberIds.length
}
