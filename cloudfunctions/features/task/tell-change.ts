import chunk from 'lodash/chunk'
import uniq from 'lodash/uniq'
import type { ActContext } from '../../platform/context'
import { type Told, tell } from '../message/tell'

/** As many messages as one operation takes. */
const AT_ONCE = 1_000

/** Tells people what an officer has changed; not the officer. Says how many are told. */
export async function tellChange({ caller, now }: ActContext, told: Told): Promise<number> {
  const memberIds = uniq(told.memberIds).filter((memberId) => memberId !== caller.memberId)
  await Promise.all(chunk(memberIds, AT_ONCE).map((some) => tell(now, { ...told, memberIds: some })))
  return memberIds.length
}
