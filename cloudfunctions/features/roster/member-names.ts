import uniq from 'lodash/uniq'
import { collection } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'

const members = collection<MemberDocument>('members')

/** Names by member id, to show beside what documents hold: one operation for up to 1,000, none for nobody. */
export async function memberNames(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await members.findByIds(uniq(memberIds), ['name'])
  return new Map(found.map(({ _id, name }) => [_id, name]))
}
