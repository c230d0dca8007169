import type { Input, Output } from '../../cloudfunctions/contract/contract'
import type { Channel } from '../../cloudfunctions/contract/post'
import { read } from './last-seen'
import { emptyView, type LoadView } from './load-view'
import { channelWords } from './post-words'
import { readMe } from './session'

/** Something to choose in a row: `id` is empty for all. */
export interface Chip {
  id: string
  text: string
}

const everything: Chip = { id: '', text: '全部' }

export const channelChips: Chip[] = [
  everything,
  ...Object.entries(channelWords).map(([id, text]) => ({ id, text })),
]

/** What is looked at: whose, which channel, and which words are searched. */
export interface Narrowing {
  orgId: string
  channel: string
  words: string
}

export function feedQuestion({ orgId, channel, words }: Narrowing): Input<'post.list'> {
  return {
    ...(orgId && { orgId }),
    ...(channel && { channel: channel as Channel }),
    ...(words && { words }),
  }
}

type Places = Output<'post.places'>['places']

const placesKey = 'postPlaces'

/** Branches come and go once in years: the feed costs one question, not two. */
const placesKeptFor = 24 * 3_600_000

/** All, my own branch, then the others in their fixed order. */
export async function readPlaces(now: number): Promise<{ own: string; chips: Chip[] }> {
  const me = await readMe()
  const own = me.state !== 'failed' && me.data.bound ? me.data.branchId : ''
  return { own, chips: placeChips(await placesFor(own, now), own) }
}

async function placesFor(own: string, now: number): Promise<Places> {
  const kept = wx.getStorageSync<{ own: string; at: number; places: Places } | ''>(placesKey)
  if (kept && kept.own === own && now - kept.at < placesKeptFor) {
    return kept.places
  }
  const reading = await read('post.places', {})
  if (reading.state === 'failed') {
    return []
  }
  const { places } = reading.data
  if (reading.state === 'fresh') {
    wx.setStorageSync(placesKey, { own, at: now, places })
  }
  return places
}

function placeChips(places: Places, own: string): Chip[] {
  const others = places.filter(({ orgId }) => orgId !== own)
  return [
    everything,
    ...(own ? [{ id: own, text: '我的支部' }] : []),
    ...others.map(({ orgId, name }) => ({ id: orgId, text: name.replace(/(党支部|支部)$/, '') || name })),
  ]
}

export function nothingThere({ orgId, channel, words }: Narrowing): LoadView {
  if (words) {
    return emptyView(`没有找到“${words}”`, '换个短些的词，或换个支部再找。', '看全部动态')
  }
  return orgId || channel
    ? emptyView('这里还没有登过', '别的支部、别的栏目里也许有。', '看全部动态')
    : emptyView('还没有动态', '支部有了新鲜事，会登在这里。', '看看任务')
}
