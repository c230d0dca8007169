import { findMessages } from './message-store'
import { noteOf } from './message-words-rules'
import { withTitles } from './with-titles'

/** More than anybody is told in ninety days. */
const MOST = 500

export interface MemberMessage {
  at: number
  /** What it was about; empty where nobody wrote it down. */
  title: string
  note: string
}

/** All that a person was told and is still kept, newest first. One operation, two where titles are looked up. */
export async function messagesOfMember(memberId: string): Promise<MemberMessage[]> {
  const messages = await withTitles(await findMessages(memberId, MOST))
  return messages.map(({ at, kind, facts }) => ({ at, title: facts.title ?? '', note: noteOf(kind) }))
}
