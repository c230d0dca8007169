import { read } from './last-seen'
import { type PostRowView, postRow } from './post-view'

const shown = 3

/** The newest of what concerns me, for the front page; `undefined`: it could not be read. */
export async function readNewestPosts(now: number): Promise<PostRowView[] | undefined> {
  const reading = await read('post.list', { limit: shown })
  return reading.state === 'failed' ? undefined : reading.data.items.map((item) => postRow(item, now))
}
