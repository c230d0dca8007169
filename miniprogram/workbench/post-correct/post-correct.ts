import type { EditablePost } from '../../../cloudfunctions/contract/post'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { emptyLeads } from '../../services/loading-page'
import { goBack } from '../../services/open'
import { correctHandlers } from '../correct-post'
import { failedLoad } from '../place'
import { correctionStart, emptyPost, type PostForm } from '../post-form'
import { bringPictures, dropFiles, reopened } from '../post-pictures'
import { drawnWriting, noWriting, writingHandlers } from '../post-writing'

interface Kept {
  form: PostForm
  note: string
  version: number
}

Page({
  data: {
    ...noWriting,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    note: '',
    noteProblem: '',
    hasDraft: false,
    isSaving: false,
  },

  postId: '',
  version: 0,
  form: emptyPost,
  isClosed: false,

  ...emptyLeads(goBack),

  onLoad({ postId = '' }: { postId?: string }) {
    this.postId = postId
    void this.refresh()
  },

  onUnload() {
    this.isClosed = true
  },

  async refresh() {
    const answer = await call('post.forEdit', { postId: this.postId })
    if (!answer.ok) {
      this.setData({ load: failedLoad('动态没打开', answer.error) })
      return
    }
    if (!answer.data.may.includes('correct')) {
      this.setData({ load: emptyView('这篇现在不能更正', '可能有更正正在检查，或者已经撤回。', '返回') })
      return
    }
    await this.begin(answer.data)
  },

  /** What was written here stays, unless the published words have changed meanwhile. */
  async begin(post: EditablePost) {
    const start = correctionStart(post)
    const { form, note, version } = readDraft<Kept>(this.draftName(), { ...start, version: 0 })
    const hasDraft = version === post.version
    this.version = post.version
    this.form = hasDraft ? { ...form, blocks: await reopened(form.blocks, Date.now()) } : start.form
    this.setData({ load: null, hasDraft, note: hasDraft ? note : start.note })
    this.draw()
    void bringPictures(this)
  },

  draw() {
    this.setData(drawnWriting(this.form))
  },

  keep() {
    const { form, version } = this
    keepDraft(this.draftName(), { form, version, note: this.data.note })
  },

  draftName(): string {
    return `post:correct:${this.postId}`
  },

  url(): string {
    return `/workbench/post-correct/post-correct?postId=${this.postId}`
  },

  onNote({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ note: detail.value, noteProblem: '' })
    this.keep()
  },

  onForget() {
    this.forget()
    this.setData({ load: loading })
    void this.refresh()
  },

  forget() {
    dropFiles(this.form.blocks)
    dropDraft(this.draftName())
  },

  ...writingHandlers,
  ...correctHandlers,
})
