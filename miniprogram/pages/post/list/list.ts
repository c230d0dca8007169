import type { Output } from '../../../../cloudfunctions/contract/contract'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { loadingPage } from '../../../services/loading-page'
import { listStart, moreRows } from '../../../services/more-rows'
import { type Chip, channelChips, feedQuestion, nothingThere, readPlaces } from '../../../services/post-feed'
import { feedHandlers } from '../../../services/post-feed-handlers'
import { type PostRowView, postRow } from '../../../services/post-view'

/** Coming back from an article, people find the list where they left it. */
const keptFor = 10 * 60_000

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    places: [] as Chip[],
    channels: channelChips,
    orgId: '',
    channel: '',
    typed: '',
    /** What is searched now; empty: nothing. */
    words: '',
    problem: '',
    lead: null as PostRowView | null,
    rows: [] as PostRowView[],
    hasMore: false,
  },

  ...listStart,
  own: '',
  readAt: 0,

  ...loadingPage,

  onLoad({ orgId = '', channel = '' }: { orgId?: string; channel?: string }) {
    this.setData({ orgId, channel })
  },

  onShow() {
    this.setData({ scale: fontScale() })
    if (Date.now() - this.readAt > keptFor) {
      void this.refresh()
    }
  },

  async refresh() {
    const question = ++this.question
    const { data } = this
    const [reading, { own, chips }] = await Promise.all([
      read('post.list', feedQuestion(data)),
      readPlaces(Date.now()),
    ])
    if (question !== this.question) {
      return
    }
    const now = Date.now()
    this.own = own
    this.setData({ places: chips })
    if (reading.state === 'failed') {
      this.setData({ load: failedView('动态没打开', reading.error, now) })
      return
    }
    const [first, ...others] = this.rowsOf(reading.data)
    const isLead = first !== undefined && first.coverUrl !== '' && !data.words
    this.cursor = reading.data.next
    this.readAt = reading.state === 'fresh' ? now : 0
    this.setData({
      lead: isLead ? first : null,
      rows: isLead || !first ? others : [first, ...others],
      hasMore: this.cursor !== undefined,
      saved: savedNotice(reading.savedAt, now),
      load: first ? null : nothingThere(data),
    })
  },

  rowsOf({ items }: Output<'post.list'>): PostRowView[] {
    const now = Date.now()
    return items.map((item) => postRow(item, now))
  },

  async onReachBottom() {
    const asked = feedQuestion(this.data)
    await moreRows(this, 'rows', (cursor) => read('post.list', { ...asked, cursor }), this.rowsOf.bind(this))
  },

  ...feedHandlers,
})
