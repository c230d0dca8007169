import uniq from 'lodash/uniq'
import { collection } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'

const members = collection<MemberDocument>('members')

/** The WeChat users of these members, those who are bound; one operation for up to 1,000. */
export async function accountsOf(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await members.findByIds(uniq(memberIds), ['openid'])
  return new Map(
    found.filter(({ openid }) => !openid.startsWith('unbound:')).map(({ _id, openid }) => [_id, openid]),
  )
}
