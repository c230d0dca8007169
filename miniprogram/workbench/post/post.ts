import type { Input } from '../../../cloudfunctions/contract/contract'
import type { EditablePost } from '../../../cloudfunctions/contract/post'
import { doneNotice } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import { articleUrl } from '../../services/post-urls'
import { failedLoad, standAt } from '../place'
import type { Role } from '../place-view'
import { actHandlers, phrases } from '../post-acts'
import { type PostView, postView } from '../post-page'

const arrived: Record<string, Notice> = {
  saved: doneNotice('草稿存好了', '换一台手机也能接着写。'),
  sent: doneNotice('送出去了', '走到哪一步，这里看得到。'),
  corrected: doneNotice('更正送去检查了', '微信通过以后，大家就看到新的。'),
}

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    view: null as PostView | null,
    phrases,
    isReturning: false,
    reason: '',
    reasonProblem: '',
    /** Which act is on its way. */
    sending: '',
  },

  postId: '',
  roles: [] as Role[],
  post: undefined as EditablePost | undefined,

  onLoad({ postId = '', done = '' }: { postId?: string; done?: string }) {
    this.postId = postId
    const { reason } = readDraft(`return:${postId}`, { reason: '' })
    this.setData({ notice: arrived[done] ?? null, reason })
  },

  ...shownPage,

  async refresh() {
    const standing = await standAt('post')
    if ('load' in standing) {
      this.setData({ load: standing.load })
      return
    }
    this.roles = standing.roles
    const answer = await call('post.forEdit', { postId: this.postId })
    if (answer.ok) {
      this.show(answer.data)
    } else {
      this.setData({ load: failedLoad('动态没打开', answer.error) })
    }
  },

  show(post: EditablePost) {
    this.post = post
    this.setData({ load: null, view: postView(post, this.roles, Date.now()) })
  },

  onEdit() {
    wx.navigateTo({ url: `/workbench/post-edit/post-edit?postId=${this.postId}` })
  },

  onCorrect() {
    wx.navigateTo({ url: `/workbench/post-correct/post-correct?postId=${this.postId}` })
  },

  onSee() {
    wx.navigateTo({ url: articleUrl(this.postId) })
  },

  onReturning() {
    this.setData({ isReturning: true })
  },

  onKeep() {
    this.setData({ isReturning: false })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonProblem: '' })
    keepDraft(`return:${this.postId}`, { reason: detail.value })
  },

  onPhrase({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { text: string }>) {
    const { reason } = this.data
    const added = [reason, currentTarget.dataset.text].filter(Boolean).join('')
    this.setData({ reason: added.slice(0, 100), reasonProblem: '' })
    keepDraft(`return:${this.postId}`, { reason: this.data.reason })
  },

  async onReturn() {
    const reason = this.data.reason.trim()
    if (!reason) {
      this.setData({ reasonProblem: '请写为什么退回，作者看得到。' })
      return
    }
    const isDone = await this.review({ verb: 'return', reason }, '退回给作者了', '理由他看得到。')
    this.setData({ isReturning: false })
    if (isDone) {
      dropDraft(`return:${this.postId}`)
      this.setData({ reason: '' })
    }
  },

  onApprove() {
    void this.review({ verb: 'approve' }, '同意了', '走到哪一步，这里看得到。')
  },

  review(word: Input<'post.review'>['do'], title: string, text: string): Promise<boolean> {
    return this.carryOut('post.review', { do: word }, doneNotice(title, text))
  },

  ...actHandlers,
})
