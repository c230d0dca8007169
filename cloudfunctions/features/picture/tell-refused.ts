import { tell } from '../message/tell'
import type { Known } from './picture-store'

/** Its author and nobody else; once, however often. */
export async function tellRefused({ _id, by, use, ownerId }: Known, now: number): Promise<void> {
  if (by === '') {
    return
  }
  await tell(now, {
    memberIds: [by],
    kind: 'pictureRefused',
    occasion: _id,
    facts: {},
    ...(ownerId && use === 'post' && { postId: ownerId }),
    ...(ownerId && use === 'need' && { needId: ownerId }),
  })
}
