import chunk from 'lodash/chunk'
import uniq from 'lodash/uniq'
import { collection } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'

const members = collection<MemberDocument>('members')

const AT_ONCE = 1_000

/** Names by member id, to show beside what documents hold: one operation for 1,000, none for nobody. */
export async function memberNames(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    chunk(uniq(memberIds), AT_ONCE).map((some) => members.findByIds(some, ['name'])),
  )
  return new Map(found.flat().map(({ _id, name }) => [_id, name]))
}
